"""An old text as Markdown: its pictures beside the post, its links to where things are now."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html

from cchc.gather.rewriting import Kept, markdown_of, plain_markdown
from cchc.moving.library import Library, is_file, is_picture
from cchc.moving.old import OldItem, old_address
from cchc.publish.feed_html import absolute
from cchc.publish.foreign import clean_foreign

_LAZY = ("data-src", "data-lazy-src", "data-original")
_EMBEDDED = ("iframe", "embed", "video", "audio", "object")
_ALT = "Hình trong bài {title}"
NO_ALT = "{found} hình chưa có lời mô tả: đã ghi tạm theo tiêu đề, hãy viết lại"
SPANNED = "bảng có ô gộp: hãy xem lại các cột"
EMBEDDED = "có {found} nội dung nhúng từ trang khác, đã đổi thành liên kết: hãy xem lại"


@dataclass(slots=True)
class Desk:
    """What one text is written with: where old addresses lead now, its pictures, and remarks."""

    item: OldItem
    file: str
    library: Library
    moved: Callable[[str], str]
    remarks: list[str] = field(default_factory=list)
    pictures: dict[str, str] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    unnamed: int = 0


def written(desk: Desk) -> str:
    """Return the text of an item as Markdown; what needs a hand is noted on the desk."""
    tree = html.fragment_fromstring(desk.item.html or "<p></p>", create_parent="div")
    for mend in (_unlazy, _unembed, _unwrap, _take_figures, _take_pictures, _take_links):
        mend(tree, desk)
    if tree.xpath(".//*[@colspan > 1 or @rowspan > 1]"):
        desk.remarks.append(SPANNED)
    if desk.unnamed:
        desk.remarks.append(NO_ALT.format(found=desk.unnamed))
    clean = clean_foreign(html.tostring(tree, encoding="unicode"), page=desk.item.page)
    return markdown_of(clean, Kept(desk.links, desk.pictures))


def _unlazy(tree: Any, desk: Desk) -> None:  # noqa: ANN401 - lxml's elements
    """Let pictures that a script would load say where they are; every address whole."""
    for image in tree.iter("img"):
        told = next((image.get(name) for name in _LAZY if image.get(name)), image.get("src", ""))
        image.set("src", _whole(desk, told))
    for anchor in tree.iter("a"):
        if anchor.get("href") and not anchor.get("href").startswith("#"):
            anchor.set("href", _whole(desk, anchor.get("href")))


def _whole(desk: Desk, url: str) -> str:
    try:
        return urljoin(desk.item.page, url.strip())
    except ValueError:
        return ""


def _unembed(tree: Any, desk: Desk) -> None:  # noqa: ANN401 - lxml's elements
    """Make a link of what another site would show inside of ours."""
    found = list(tree.iter(*_EMBEDDED))
    for each in found:
        inner = next((one.get("src") for one in each.iter("source") if one.get("src")), "")
        url = _whole(desk, each.get("src") or each.get("data") or inner or "")
        link = html.Element("p")
        if urlsplit(url).scheme in {"http", "https"}:
            anchor = html.Element("a", href=url)
            anchor.text = url
            link.append(anchor)
        _replace(each, link)
    if found:
        desk.remarks.append(EMBEDDED.format(found=len(found)))


def _unwrap(tree: Any, _desk: Desk) -> None:  # noqa: ANN401 - lxml's elements
    """Take a picture out of the link to its own larger size, and show that one."""
    for anchor in list(tree.iter("a")):
        images = list(anchor.iter("img"))
        if len(images) == 1 and not anchor.text_content().strip():
            if is_picture(anchor.get("href", "")):
                images[0].set("src", anchor.get("href"))
            images[0].tail = None
            _replace(anchor, images[0])


def _take_figures(tree: Any, desk: Desk) -> None:  # noqa: ANN401 - lxml's elements
    """Let each picture of a figure stand in a paragraph of its own, its caption in its title."""
    for figure in list(tree.iter("figure")):
        images = list(figure.iter("img"))
        if not images:
            continue
        words = " ".join(
            " ".join(each.text_content().split()) for each in figure.iter("figcaption")
        )
        for image in images:
            image.tail = None
            image.set("title", words)
            holder = html.Element("p")
            holder.append(image)
            figure.addprevious(holder)
        _replace(figure, None)
    del desk


def _take_pictures(tree: Any, desk: Desk) -> None:  # noqa: ANN401 - lxml's elements
    for image in tree.iter("img"):
        url, caption = image.get("src", ""), " ".join(image.get("title", "").split())
        if not url:
            continue
        name, fault = desk.library.take(url, desk.file, is_image=True)
        if fault:
            desk.remarks.append(f"hình: {fault}")
            continue
        words = " ".join(image.get("alt", "").split())
        # A file's name describes nothing.
        if not words or words == unquote(url.rpartition("/")[2]).rpartition(".")[0]:
            words = caption
        desk.unnamed += not words
        # One picture may be shown twice, under other words.
        own = f"{url.partition('#')[0]}#{len(desk.pictures)}"
        image.set("src", own)
        desk.pictures[_clean(own, desk)] = picture(words or alt_of(desk.item), name, caption)


def _take_links(tree: Any, desk: Desk) -> None:  # noqa: ANN401 - lxml's elements
    home = urlsplit(desk.item.page).netloc
    for anchor in tree.iter("a"):
        url = anchor.get("href", "")
        if urlsplit(url).netloc != home or not url:
            continue
        target = desk.moved(old_address(url.partition("#")[0]))
        if target:
            desk.links[_clean(url, desk)] = target
        elif is_file(url):
            name, fault = desk.library.take(url, desk.file, is_image=False)
            desk.links[_clean(url, desk)] = name or url
            if fault:
                desk.remarks.append(f"tệp: {fault}")


def _clean(url: str, desk: Desk) -> str:
    """Return an address as the sanitiser writes it."""
    return absolute(desk.item.page, url)


def picture(words: str, name: str, caption: str) -> str:
    """Return a picture as Markdown, its caption in its title."""
    title = caption.replace("\\", "").replace('"', "”")
    told = f' "{plain_markdown(title)}"' if title else ""
    return f"![{plain_markdown(words)}]({name}{told})"


def alt_of(item: OldItem) -> str:
    """Return words for a picture that nobody has described."""
    return _ALT.format(title=item.title)


def _replace(element: Any, other: Any) -> None:  # noqa: ANN401 - lxml's elements
    """Put *other* (None: nothing) in the place of *element*, and keep the text behind it."""
    if other is not None:
        element.addprevious(other)
    element.drop_tree()
