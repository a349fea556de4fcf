"""What stylesheets can know a page by: its classes, ids and attributes."""

from collections.abc import Iterable
from html.parser import HTMLParser

from cchc.publish.markdown import ATTRIBUTES, CLASSES


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what one tag has."""
        del tag
        for name, value in attrs:
            self.found |= {f"[{name}]", f'[{name}="{value or ""}"]'}
            if name == "class":
                self.found.update(f".{each}" for each in (value or "").split())
            if name == "id":
                self.found.add(f"#{value}")


def words_of(pages: Iterable[str]) -> frozenset[str]:
    """Return the words (see `cchc.publish.css.Selector`) of some HTML, and of any post's text."""
    reader = _Words()
    for page in pages:
        reader.feed(page)
    reader.close()
    return frozenset(reader.found | _of_posts())


def _of_posts() -> set[str]:
    """Return what the allow-list lets through: a post that is not written yet may have it."""
    attributes = {name for names in ATTRIBUTES.values() for name in names}
    return {f".{name}" for name in CLASSES} | {f"[{name}]" for name in attributes}
