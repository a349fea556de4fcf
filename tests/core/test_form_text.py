"""Front matter that is written reads the same everywhere, and what is not touched stays."""

import yaml
from hypothesis import given
from hypothesis import strategies as st

from cchc.core.form_text import plain, whole, written
from cchc.core.front_matter import split_source
from cchc.core.tree import parse_tree


def test_nested_values_are_written_as_people_write_them() -> None:
    """A picture is a block, a publication a line."""
    image = {"src": "a.webp", "alt": "Ảnh: chị Hà", "caption": ""}
    added = {"channel": "trang-cchc-tp", "sent": "2026-03-12", "url": "https://x.vn/a"}

    assert written({"image": dict(image), "publications": [dict(added)]}) == [
        "image:",
        "  src: 'a.webp'",
        "  alt: 'Ảnh: chị Hà'",
        "publications:",
        "  - {channel: trang-cchc-tp, sent: 2026-03-12, url: 'https://x.vn/a'}",
    ]


LINES = st.text(st.characters(exclude_categories=["C", "Z"]) | st.just(" "), min_size=1).map(
    lambda text: " ".join(text.split())
)


@given(title=LINES.filter(bool), alt=LINES.filter(bool), codes=st.lists(LINES.filter(bool)))
def test_every_reader_takes_the_same_from_it(title: str, alt: str, codes: list[str]) -> None:
    """PyYAML and our own reader read back what was written, whatever it looks like."""
    image = {"alt": alt}
    lines = written({"title": title, "image": dict(image), "topics": list(codes)})
    text = "\n".join(lines)
    theirs = yaml.safe_load(text)
    tree = parse_tree(text, file="")
    ours = {name: plain(node) for name, node in tree.nodes.items()}

    assert ours["title"] == theirs["title"]
    assert ours["image"] == theirs["image"]
    assert [str(each) for each in theirs.get("topics", [])] == ours.get("topics", [])


def test_a_file_is_two_fences_and_a_body() -> None:
    """What is put together is what is split."""
    source = split_source(whole({"title": "a"}, "\nbody\n"), file="a.md")

    assert (source.form, source.body) == ("title: 'a'", "\nbody\n")
