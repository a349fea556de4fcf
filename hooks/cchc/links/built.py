"""The pages of a built site as a visitor's browser has them: their links and their anchors."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from lxml import etree, html

from cchc.store.workers import CAN_COPY, CHUNK, WORTH_IT, workers

_LINKS = (
    ("a", "href"), ("link", "href"), ("img", "src"), ("script", "src"), ("source", "src"),
    ("track", "src"), ("video", "src"), ("video", "poster"), ("form", "action"),
)  # fmt: skip
_NAMES_ONLY = frozenset({"preconnect", "dns-prefetch"})
_TOP = frozenset({"", "top"})
NO_PAGE = "không có trang này"
NO_FILE = "không có tệp này"
NO_PLACE = "trang ấy không có mục #{found}"


@dataclass(frozen=True, slots=True)
class Built:
    """One page: its path on the site, what it links to, and the anchors that it has."""

    path: str
    targets: tuple[str, ...]
    anchors: frozenset[str]


@dataclass(frozen=True, slots=True)
class Broken:
    """A link on the page at *path* that leads to nothing, and why."""

    path: str
    target: str
    fault: str


@dataclass(frozen=True)
class Site:
    """A built site at *url*: its pages by path, and the names of all its files."""

    url: str
    pages: Mapping[str, Built]
    files: frozenset[str]

    def broken(self) -> Iterator[Broken]:
        """Yield each link on this site that leads to nothing on it."""
        known: dict[str, str] = {}
        for path, page in self.pages.items():
            for target in page.targets:
                full = urljoin(self.url + path, target)
                if not full.startswith(self.url):
                    continue
                if full not in known:
                    known[full] = self._fault(full)
                if known[full]:
                    yield Broken(path, target, known[full])

    def outside(self) -> dict[str, list[str]]:
        """Return the addresses of other sites, each with the paths of the pages that name it."""
        found: dict[str, list[str]] = {}
        for path, page in self.pages.items():
            for target in page.targets:
                address = urldefrag(target)[0]
                is_web = address.startswith(("http://", "https://"))
                if is_web and not address.startswith(self.url):
                    found.setdefault(address, []).append(path)
        return found

    def _fault(self, full: str) -> str:
        address, fragment = urldefrag(full)
        path = unquote(urlsplit(address).path).removeprefix(urlsplit(self.url).path)
        name = f"{path}index.html" if path.endswith("/") or not path else path
        # A server leads to the folder's page where the last stroke was forgotten.
        names = (name, f"{path}/index.html")
        file = next((each for each in names if each in self.files), "")
        if not file:
            return NO_PAGE if path.endswith(("/", ".html")) or "." not in path else NO_FILE
        page = self.pages.get(file.removesuffix("index.html"))
        if page is None or unquote(fragment) in page.anchors | _TOP:
            return ""
        return NO_PLACE.format(found=unquote(fragment))


def read_site(folder: Path, url: str) -> Site:
    """Read the built site in *folder*, which is served at *url*."""
    files = sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )
    names = [name for name in files if name.endswith(".html")]
    return Site(url, {page.path: page for page in _read(folder, names)}, frozenset(files))


def _read(folder: Path, names: Sequence[str]) -> Iterator[Built]:
    read = partial(_page, folder)
    if not CAN_COPY or len(names) < WORTH_IT:
        yield from map(read, names)
        return
    with workers() as pool:
        yield from pool.imap(read, names, chunksize=CHUNK)


def _page(folder: Path, name: str) -> Built:
    path = name.removesuffix("index.html")
    try:
        tree = html.parse(str(folder / name), html.HTMLParser(encoding="utf-8")).getroot()
    except (OSError, etree.XMLSyntaxError):
        return Built(path, (), frozenset())
    if tree is None:
        return Built(path, (), frozenset())
    anchors = {str(each) for each in tree.xpath("//@id | //a/@name")}
    return Built(path, tuple(dict.fromkeys(_targets(tree))), frozenset(anchors))


def _targets(tree: html.HtmlElement) -> Iterator[str]:
    for tag, name in _LINKS:
        for element in tree.iter(tag):
            target = (element.get(name) or "").strip()
            if target and element.get("rel") not in _NAMES_ONLY and not _is_own_word(target):
                yield target
    for element in tree.iter("source", "img"):
        widths = (element.get("srcset") or "").split(",")
        yield from (each.split()[0] for each in widths if each.strip())


def _is_own_word(target: str) -> bool:
    """Tell whether a target is no place: a letter, a telephone."""
    return target.startswith(("mailto:", "tel:", "data:"))
