"""The vocabularies that feeds and data files speak, each as JSON at an address that stays.

A feed names the address as the domain (RSS) or scheme (Atom) of a category; whoever counts finds
there which code a name stands for. A code never changes its meaning; new ones may be added.
"""

import json
from collections.abc import Iterable, Iterator
from functools import partial

from cchc.core.content import Content
from cchc.core.names import Names, Term
from cchc.core.tally import Status
from cchc.core.vocabulary import CATEGORIES, KINDS, TOPICS
from cchc.publish import addresses
from cchc.publish.product import Product, product

GONE, SAMPLE = "da-go", "mau"
CONDITIONS = Names([Term(GONE, "Đã gỡ"), Term(SAMPLE, "Nội dung mẫu")])
STATUSES = Names([Term(status.value, status.label) for status in Status])
# The name in each address, and what people call it.
TITLES = {
    "linh-vuc": "Lĩnh vực",
    "loai": "Loại",
    "don-vi": "Đơn vị",
    "chu-de": "Chủ đề",
    "kenh": "Kênh",
    "tinh-trang": "Tình trạng của tin bài",
    "trang-thai": "Trạng thái của số liệu",
}


def vocabulary_products(content: Content) -> Iterator[Product]:
    """Yield the file of each vocabulary under the plan."""
    words = content.plan.vocabulary()
    names = {
        "linh-vuc": CATEGORIES,
        "loai": KINDS,
        "don-vi": words.units,
        "chu-de": TOPICS,
        "kenh": words.channels,
        "tinh-trang": CONDITIONS,
        "trang-thai": STATUSES,
    }
    for name, title in TITLES.items():
        terms = tuple(names[name].terms.values())
        path = addresses.vocabulary_path(name)
        make = partial(_file, addresses.url(content.settings, path), title, terms)
        yield product(path, make, repr((content.settings.url, title, terms)))


def _file(url: str, title: str, terms: Iterable[Term]) -> str:
    told = {
        "id": url,
        "title": title,
        "language": "vi",
        "terms": [{"code": term.code, "name": term.label} for term in terms],
    }
    return f"{json.dumps(told, ensure_ascii=False, indent=1)}\n"
