"""WordPress's way to write a text: its shortcodes and bare lines, as plain HTML."""

import re
from collections.abc import Mapping
from html import escape

from cchc.moving.old import OldPicture

_CAPTION = re.compile(r"\[caption\b[^\]]*\](.*?)\[/caption\]", re.DOTALL)
_PICTURE = re.compile(r"((?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?)", re.IGNORECASE)
_GALLERY = re.compile(r"\[gallery\b([^\]]*)\]")
_EMBED = re.compile(r"\[embed\b[^\]]*\](.*?)\[/embed\]", re.DOTALL)
_MEDIA = re.compile(r"\[(?:video|audio|pdf|pdf-embedder)\b([^\]]*)\](?:\[/(?:video|audio)\])?")
_ADDRESS = re.compile(r"""(?:src|mp4|m4v|webm|mp3|m4a|url)=["']?([^"'\s\]]+)""")
_IDS = re.compile(r"""ids=["']?([\d,\s]+)""")
# What other extensions wrote: the words between stay. A word in brackets alone is no shortcode.
_SHORTCODE = re.compile(
    r"\[/?[a-z][a-z0-9]*[_-][a-z0-9_-]+(?:\s[^\]]*)?\]|\[[a-z][a-z0-9]*\s+[a-z_-]+=[^\]]*\]"
    r"|\[/[a-z_]+\]"
)
_BLOCK_NOTE = re.compile(r"<!--\s*/?wp:.*?-->", re.DOTALL)
_MORE = re.compile(r"<!--\s*(?:more|nextpage).*?-->")
_BLOCKS = (
    "table|thead|tfoot|caption|colgroup|tbody|tr|td|th|div|dl|dd|dt|ul|ol|li|pre|form|blockquote"
    "|p|h[1-6]|hr|fieldset|section|article|aside|header|footer|figure|figcaption|iframe|center"
)
_BLOCK = re.compile(rf"</?(?:{_BLOCKS})\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_END, _BREAK = "\n", "<br>"
_HAS_PARAGRAPHS = re.compile(r"<p\b|<!--\s*wp:", re.IGNORECASE)


def html_of(text: str, pictures: Mapping[str, OldPicture]) -> str:
    """Return a text of WordPress as HTML; *pictures* are those of its library by number."""
    is_made = bool(_HAS_PARAGRAPHS.search(text))
    made = _CAPTION.sub(_figure, _MORE.sub("\n\n", text))
    made = _GALLERY.sub(lambda found: _gallery(found[1], pictures), made)
    made = _EMBED.sub(lambda found: _linked(found[1].strip()), made)
    made = _MEDIA.sub(lambda found: _linked("".join(_ADDRESS.findall(found[1])[:1])), made)
    made = _BLOCK_NOTE.sub("", _SHORTCODE.sub("", made))
    return made if is_made else _paragraphs(made)


def _figure(found: re.Match[str]) -> str:
    picture = _PICTURE.search(found[1])
    if not picture:
        return found[1]
    words = found[1].replace(picture[1], "", 1).strip()
    return f"\n\n<figure>{picture[1]}<figcaption>{words}</figcaption></figure>\n\n"


def _gallery(told: str, pictures: Mapping[str, OldPicture]) -> str:
    ids = _IDS.search(told)
    names = (each.strip() for each in ids[1].split(",")) if ids else ()
    shown = (pictures[name] for name in names if name in pictures)
    made = (
        f'<figure><img src="{escape(each.url)}" alt="{escape(each.alt)}">'
        f"<figcaption>{each.caption}</figcaption></figure>"
        for each in shown
    )
    return "\n\n" + "\n\n".join(made) + "\n\n"


def _linked(url: str) -> str:
    return f'\n\n<p><a href="{escape(url)}">{escape(url)}</a></p>\n\n' if url else ""


def _paragraphs(text: str) -> str:
    """Return bare lines as WordPress shows them: an empty line parts paragraphs, a line breaks."""
    plain = _TAG.sub(lambda found: found[0].replace("\n", " "), text.replace("\r\n", "\n"))
    made = []
    for part in re.split(r"\n\s*\n", _BLOCK.sub(_apart, plain)):
        words = part.strip()
        if words:
            made.append(words if _BLOCK.match(words) else f"<p>{words.replace(_END, _BREAK)}</p>")
    return "\n".join(made)


def _apart(found: re.Match[str]) -> str:
    return f"{found[0]}\n\n" if found[0].startswith("</") else f"\n\n{found[0]}"
