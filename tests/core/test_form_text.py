"""Front matter that is written reads the same everywhere, and what is not touched stays."""

import yaml
from hypothesis import given
from hypothesis import strategies as st

from cchc.core.form_text import joined, plain, with_fields
from cchc.core.front_matter import split_source
from cchc.core.tree import parse_tree

FORM = """\
# của chị Hà
title: Bài một   # tạm
topics: [a, b]

# nơi khác
publications:
  - {channel: zalo, published: 2026-03-13}
la: giữ nguyên"""


def test_only_what_changed_is_rewritten() -> None:
    """Comments, order, unknown fields and blank lines stay byte for byte."""
    changed = with_fields(FORM, {"topics": ["chi-so"], "summary": "no: yes"})

    assert changed == FORM.replace("[a, b]", "[chi-so]") + "\nsummary: 'no: yes'"
    assert with_fields(FORM, {}) == FORM
    assert with_fields(FORM, {"publications": ""}) == FORM.replace(
        "publications:\n  - {channel: zalo, published: 2026-03-13}\n", ""
    )


def test_nested_values_are_written_as_people_write_them() -> None:
    """A picture is a block, a publication a line."""
    image = {"src": "a.webp", "alt": "Ảnh: chị Hà", "caption": ""}
    added = {"channel": "trang-cchc-tp", "sent": "2026-03-12", "url": "https://x.vn/a"}

    assert with_fields("", {"image": dict(image), "publications": [dict(added)]}) == (
        "image:\n  src: 'a.webp'\n  alt: 'Ảnh: chị Hà'\n"
        "publications:\n  - {channel: trang-cchc-tp, sent: 2026-03-12, url: 'https://x.vn/a'}"
    )


LINES = st.text(st.characters(exclude_categories=["C", "Z"]) | st.just(" "), min_size=1).map(
    lambda text: " ".join(text.split())
)


@given(title=LINES.filter(bool), alt=LINES.filter(bool), codes=st.lists(LINES.filter(bool)))
def test_every_reader_takes_the_same_from_it(title: str, alt: str, codes: list[str]) -> None:
    """PyYAML and our own reader read back what was written, whatever it looks like."""
    image = {"alt": alt}
    text = with_fields("", {"title": title, "image": dict(image), "topics": list(codes)})
    theirs = yaml.safe_load(text)
    tree = parse_tree(text, file="")
    ours = {name: plain(node) for name, node in tree.nodes.items()}

    assert ours["title"] == theirs["title"]
    assert ours["image"] == theirs["image"]
    assert [str(each) for each in theirs.get("topics", [])] == ours.get("topics", [])


def test_a_file_is_two_fences_and_a_body() -> None:
    """What is joined is what is split."""
    source = split_source(joined("title: 'a'", "\nbody\n"), file="a.md")

    assert (source.form, source.body) == ("title: 'a'", "\nbody\n")
