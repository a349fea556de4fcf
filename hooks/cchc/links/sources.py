"""Who is to mend a link: the unit, the file and the line that a page's link was written in."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urldefrag

from cchc.core.body import links_in
from cchc.core.content import Content
from cchc.core.post import Post
from cchc.publish.addresses import post_path
from cchc.publish.links import Links
from cchc.publish.record import paths_of

NOBODY = "Trang chung, danh sách"
DOCS = "docs"


@dataclass(frozen=True, slots=True, order=True)
class Row:
    """One link to mend; *pages* counts the further pages that show the same."""

    unit: str
    file: str
    line: int
    page: str
    target: str
    fault: str
    pages: int = 0


class Sources:
    """Finds where the links of pages were written."""

    def __init__(self, content: Content, root: Path) -> None:
        self._content, self._root = content, root
        self._posts = {post_path(post): post for post in content.pages}
        self._links = Links(content.settings.base, paths_of(content))
        self._units = content.plan.vocabulary().units

    def rows(self, found: Iterable[tuple[str, str, str]]) -> list[Row]:
        """Return whom to tell of each (page, target, fault); what machines wrote is told once."""
        rows: list[Row] = []
        nowhere: dict[tuple[str, str], list[str]] = {}
        for page, target, fault in found:
            place = self._place(page, target)
            if place:
                unit, file, line = place
                rows.append(Row(unit, file, line, page, target, fault))
            else:
                nowhere.setdefault((target, fault), []).append(page)
        rows += _told_once(nowhere, {(row.target, row.fault) for row in rows})
        return sorted(rows)

    def _place(self, page: str, target: str) -> tuple[str, str, int] | None:
        post = self._posts.get(page)
        if post:
            line = next((line for line, made in self._made(post) if _same(made, target)), 0)
            unit = self._units.label(post.lead)
            return (unit, f"{self._content.settings.posts}/{post.file}", line) if line else None
        return self._in_docs(page, target)

    def _made(self, post: Post) -> Iterator[tuple[int, str]]:
        """Yield the line of each link in a post's text, and the address that it became."""
        for line, target in links_in(post):
            yield line, self._links.address(post, target) or target

    def _in_docs(self, page: str, target: str) -> tuple[str, str, int] | None:
        """Return where a standing page names a target, as far as its words can be found."""
        words = urldefrag(target)[1] or target.rstrip("/").rpartition("/")[2]
        for name in (f"{page.rstrip('/')}.md", f"{page}index.md"):
            path = self._root / DOCS / name
            if not words or not page.isprintable() or not path.is_file():
                continue
            for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
                if f"{words}" in line and ("](" in line or "]:" in line or "href" in line):
                    return NOBODY, f"{DOCS}/{name}", number
        return None


def _same(made: str, target: str) -> bool:
    return target in (made, urldefrag(made)[0])


def _told_once(
    nowhere: Mapping[tuple[str, str], list[str]], told: set[tuple[str, str]]
) -> Iterator[Row]:
    """Yield a row for each link that no file's line is known for, unless a line says the same."""
    for (target, fault), pages in nowhere.items():
        if (target, fault) not in told:
            yield Row(NOBODY, "", 0, pages[0], target, fault, len(pages) - 1)
