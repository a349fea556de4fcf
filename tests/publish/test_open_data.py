"""The open data: what /du-lieu/ says is what the files hold."""

import csv
import io
import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime

from cchc.core.post import Publication, Withdrawal
from cchc.core.vocabulary import CATEGORIES
from cchc.publish.data_page import FIGURES
from cchc.publish.figures import COLUMNS
from cchc.publish.registers import COLUMNS as REGISTER
from publish.feed_samples import HOST, UNITS, post
from publish.page_samples import files_of, view_of

SENT = (Publication("truyen-thanh", aired=(date(2026, 4, 12), date(2026, 4, 14))),)
POSTS = (
    post("cu", date(2025, 12, 30), sample=True),
    post("mot", date(2026, 4, 2), title='Phí, "lệ phí"', elsewhere=SENT, topics=("chi-so",)),
    post("hai", date(2026, 4, 3), units=("kt", "vhxh"), updated=datetime(2026, 4, 9, tzinfo=UTC)),
    post("ba", date(2026, 4, 4), withdrawn=Withdrawal(date(2026, 4, 20), "nhầm")),
)


def rows(text: str) -> list[dict[str, str]]:
    """Return the rows of a CSV file by their columns."""
    return list(csv.DictReader(io.StringIO(text)))


def test_a_year_has_a_register_of_its_posts() -> None:
    """Oldest first; what was taken back keeps its row, and says so."""
    files = files_of(view_of(POSTS))
    found = rows(files["du-lieu/tin-bai-2026.csv"])

    assert [each["id"].rpartition(":")[2] for each in found] == ["mot", "hai", "ba"]
    assert found[0] == {
        "id": "tag:thuongphuc.example,2026:mot",
        "url": f"{HOST}/tin-bai/2026/04/mot/",
        "title": 'Phí, "lệ phí"',
        "published": "2026-04-02T08:00:00+07:00",
        "updated": "",
        "units": "vhxh",
        "category": "tthc",
        "kind": "tin-bai",
        "topics": "chi-so",
        "channels": "truyen-thanh",
        "condition": "",
    }
    assert (found[1]["units"], found[1]["updated"]) == ("kt vhxh", "2026-04-09T07:00:00+07:00")
    assert (found[2]["title"], found[2]["condition"]) == ("Đã gỡ: Tin ba", "da-go")
    assert [each["condition"] for each in rows(files["du-lieu/tin-bai-2025.csv"])] == ["mau"]


def test_every_column_is_explained() -> None:
    """On the page, in the order of the file."""
    page = files_of(view_of(POSTS))["du-lieu/index.html"]
    told = re.findall(r"<th scope=\"row\"><code>(\w+)</code></th><td>[^<]{3,}</td>", page)

    assert told == [*FIGURES, *REGISTER]
    assert tuple(FIGURES) == COLUMNS


def test_every_file_is_on_the_page() -> None:
    """Nothing below /du-lieu/ and /lich/ is hidden."""
    files = files_of(view_of(POSTS))
    data = [path for path in files if path.startswith(("du-lieu/", "lich/"))]

    assert len(data) > 10
    for path in data:
        if not path.endswith(".html"):
            assert f'href="/{path}"' in files["du-lieu/index.html"], path


def test_a_vocabulary_tells_codes_and_names() -> None:
    """Under its own address."""
    files = files_of(view_of(POSTS))
    fields = json.loads(files["du-lieu/tu-vung/linh-vuc.json"])
    units = json.loads(files["du-lieu/tu-vung/don-vi.json"])

    assert fields["id"] == f"{HOST}/du-lieu/tu-vung/linh-vuc.json"
    assert [term["code"] for term in fields["terms"]] == list(CATEGORIES)
    assert fields["terms"][1] == {"code": "tthc", "name": "Cải cách thủ tục hành chính"}
    assert units["terms"] == [{"code": unit.code, "name": unit.name} for unit in UNITS]


def test_a_mended_post_says_so_on_its_page() -> None:
    """To people, and to those who share it."""
    mended = files_of(view_of(POSTS))["tin-bai/2026/04/hai/index.html"]
    plain = files_of(view_of([replace(POSTS[2], updated=None)]))["tin-bai/2026/04/hai/index.html"]

    assert '<dt>Sửa lần cuối</dt><dd><time datetime="2026-04-09">09/04/2026</time></dd>' in mended
    assert 'article:modified_time" content="2026-04-09T' in mended
    assert "Sửa lần cuối" not in plain
    assert "modified_time" not in plain
