"""What is asked for when the index of reform is scored: the list, the pages, pictures, digests.

The caller hands in what stands on disk; the same files give the same pack, but for pages that a
browser printed, which bear the moment of printing.
"""

import hashlib
import posixpath
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from cchc.core.body import mentions
from cchc.core.post import Post
from cchc.publish.html import escape
from cchc.publish.links import Links
from cchc.publish.markdown import Renderer
from cchc.publish.record import paths_of
from cchc.reports.csv_files import csv_bytes
from cchc.reports.evidence_list import Exhibit, links
from cchc.reports.facts import Facts
from cchc.reports.packing import packed
from cchc.reports.sheets import evidence_sheet
from cchc.reports.workbook import workbook

SUMS = "SHA256SUMS.txt"
_PAGE = """\
<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><title>{title}</title></head>
<body><h1>{title}</h1><p>{about}</p>
{text}
</body></html>
"""


@dataclass(frozen=True, slots=True)
class Pack:
    """What goes into a pack beside the list: pages and files by their names in it."""

    facts: Facts
    snapshot: str
    pages: Mapping[str, bytes]
    files: Mapping[str, bytes]


def pack_zip(pack: Pack) -> bytes:
    """Return the pack; its last entry holds the digests of all others."""
    found = dict(_entries(pack))
    sums = "".join(f"{_digest(made)}  {name}\n" for name, made in found.items())
    return packed({**found, SUMS: sums.encode("utf-8")})


def _entries(pack: Pack) -> Iterator[tuple[str, bytes]]:
    sheet = evidence_sheet(pack.facts)
    title = pack.facts.window.name
    yield "danh-muc.xlsx", workbook((sheet,), title=title, snapshot=pack.snapshot)
    yield "danh-muc.csv", csv_bytes(sheet)
    yield "thong-tin.txt", _about(pack).encode("utf-8")
    yield from sorted(pack.pages.items())
    yield from sorted(pack.files.items())


def _about(pack: Pack) -> str:
    window, number = pack.facts.window, len(pack.facts.evidence)
    return (
        f"Hồ sơ minh chứng {window.name}\n"
        f"{pack.facts.plan_words}\n"
        f"Số liệu từ ngày {window.first:%d/%m/%Y} đến ngày {pack.facts.until:%d/%m/%Y}: "
        f"{number} mục, số thứ tự như Phụ lục 2 của báo cáo.\n"
        f"{pack.snapshot}\n"
        f"Kiểm tra tệp: sha256sum -c {SUMS}\n"
    )


def _digest(made: bytes) -> str:
    return hashlib.sha256(made).hexdigest()


def entry_name(exhibit: Exhibit) -> str:
    """Return the beginning of the names of an exhibit's files: its number and its post."""
    return f"{exhibit.number:03}-{exhibit.post.slug}"


def files_of(facts: Facts, read: Callable[[str], bytes | None]) -> Iterator[tuple[str, bytes]]:
    """Yield each exhibit's source, and the pictures and attachments that it names.

    *read* returns what stands at a path below the posts, None for what is not there.
    """
    for exhibit in facts.evidence:
        name, file = entry_name(exhibit), exhibit.post.file
        wanted = {f"nguon/{name}.md": file}
        for path in _named(exhibit.post):
            wanted[f"hinh-tep/{name}/{posixpath.basename(path)}"] = path
        for entry, path in wanted.items():
            found = read(path)
            if found is not None:
                yield entry, found


def _named(post: Post) -> Iterator[str]:
    """Yield the paths of the files that a post names; none leads out of the posts."""
    folder = posixpath.dirname(post.file)
    for mention in mentions(post):
        path = posixpath.normpath(posixpath.join(folder, mention.target))
        if not mention.is_post and not path.startswith(("/", "..")):
            yield path


def plain_page(facts: Facts, post: Post) -> bytes:
    """Return a post as a page by itself: what a record has instead of a page on the site."""
    renderer = Renderer(Links(facts.content.settings.base, paths_of(facts.content)))
    where = "; ".join(links(facts.content, post))
    about = f"{facts.unit_names(post.units)}, ngày {post.date:%d/%m/%Y}. {where}"
    page = _PAGE.format(title=escape(post.title), about=escape(about), text=renderer.html(post))
    return page.encode("utf-8")
