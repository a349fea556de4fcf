"""Walk a built site as a visitor's browser would: every link, picture and anchor."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from lxml import etree, html

LINKS = {
    "a": "href",
    "link": "href",
    "img": "src",
    "script": "src",
    "source": "src",
    "track": "src",
    "video": "poster",
    "form": "action",
}
# A link that is only a name for something, or that another issue's page answers.
NAMES_ONLY = {"preconnect", "dns-prefetch"}


@dataclass(frozen=True)
class Site:
    """A folder of files served at *url*."""

    root: Path
    url: str
    anchors: dict[Path, set[str]] = field(default_factory=dict)

    def pages(self) -> Iterator[tuple[str, Path]]:
        """Yield each page's URL and file."""
        for path in sorted(self.root.rglob("*.html")):
            place = path.relative_to(self.root).as_posix()
            yield self.url + place.removesuffix("index.html"), path

    def file_of(self, url: str) -> Path:
        """Return the file that a server would answer *url* with."""
        place = unquote(urlsplit(url).path).removeprefix(urlsplit(self.url).path)
        path = self.root / place
        return path / "index.html" if url.endswith("/") or not place else path

    def is_own(self, url: str) -> bool:
        """Tell whether *url* lies on this site."""
        return url.startswith(self.url)

    def fault(self, url: str) -> str:
        """Return what is wrong with a link to *url*, or nothing."""
        address, fragment = urldefrag(url)
        path = self.file_of(urlsplit(address)._replace(query="").geturl())
        if not path.is_file():
            return f"no file for {address}"
        if fragment and path.suffix == ".html" and unquote(fragment) not in self.ids(path):
            return f"no place #{unquote(fragment)} in {address}"
        return ""

    def ids(self, path: Path) -> set[str]:
        """Return the anchors of the page *path*."""
        if path not in self.anchors:
            tree = html.parse(str(path), html.HTMLParser(encoding="utf-8"))
            self.anchors[path] = {str(each) for each in tree.xpath("//@id | //a/@name")}
        return self.anchors[path]

    def broken_links(self) -> Iterator[str]:
        """Yield a sentence for each link on a page that leads to nothing on this site."""
        for url, path in self.pages():
            for target in links_of(path):
                full = urljoin(url, target)
                fault = self.fault(full) if self.is_own(full) else ""
                if fault:
                    yield f"{path.relative_to(self.root)}: {fault}"


def links_of(path: Path) -> Iterator[str]:
    """Yield the addresses that a page names."""
    tree = html.parse(str(path), html.HTMLParser(encoding="utf-8"))
    for tag, name in LINKS.items():
        for element in tree.iter(tag):
            target = element.get(name)
            if target and element.get("rel") not in NAMES_ONLY:
                yield target
    for element in tree.iter("source"):
        widths = element.get("srcset", "").split(",")
        yield from (each.split()[0] for each in widths if each.strip())


def feed_links(path: Path) -> Iterator[str]:
    """Yield every address that an RSS or Atom feed gives, those inside its texts too."""
    for element in etree.parse(path).iter():
        for value in (element.get("href"), element.get("url"), element.text or ""):
            if value and value.startswith("http") and " " not in value.strip():
                yield value.strip()
        if element.text and "<" in element.text:
            inside = html.fragment_fromstring(element.text, create_parent="div")
            yield from (str(target) for target in inside.xpath("//@href | //@src"))
