"""What a post's text may not hold, and the files and posts that it names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from cchc.core import sentences
from cchc.core.post import Post
from cchc.core.problem import Problem
from cchc.core.text import shown

_FENCE = re.compile(r"^ {0,3}(`{3,20}(?=[^`]*$)|~{3,20})")
_CODE = re.compile(r"(?<!`)(`+)(?!`).{1,2000}?(?<!`)\1(?!`)")
_TAG = re.compile(
    r"<(script|style|iframe|object|embed|form|input|button|textarea|select|svg|math|link|meta|base"
    r"|frame|frameset|applet|template|video|audio|a|img)(?=[\s/>]|$)",
    re.IGNORECASE,
)
_EVENT = re.compile(r"<[a-z][^<>]*?[\s\"'/](on[a-z]+)\s*=", re.IGNORECASE)
# `](…)`, and before it `![words` when it is a picture. One line of text may be a megabyte long:
# no part of a pattern here may run past the next bracket, or a thousand characters.
_LINK = re.compile(r"(?:(!)\[([^\[\]]*))?\]\(((?:[^()\\]|\\.|\([^()]*\)){0,1000})\)")
_LINK_TITLE = re.compile(r"""\s+(?:"[^"]*"|'[^']*')$""")
_ESCAPE = re.compile(r"\\([^\w\s])")
_REFERENCE = re.compile(r"""^ {0,3}\[(?!\^)([^\[\]]+)\]:\s*<?(\S+?)>?(?:\s+["'(].*)?\s*$""")
_BARE_IMAGE = re.compile(r"!\[\s*\]\[([^\[\]]+)\]")
_POST_NAME = re.compile(r"[^\s()<>\[\]\"'`]{1,300}\.md")
_UNSAFE = re.compile(r"\s*(javascript|data|vbscript|file|blob)\s*:", re.IGNORECASE)
_ELSEWHERE = re.compile(r"(?:[a-z][a-z0-9+.-]*:|//|/|#|\?)", re.IGNORECASE)
# Whoever reads the post would be told to that site; and our pages let no browser ask it.
_ON_ANOTHER_SITE = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_BARE_ADDRESS = re.compile(r"https?://[^\s<>()\[\]\"'`]+")
_NAME_BYTES = 255
# What the sanitiser reads takes as long as the square of how deep it lies.
_DEEP_QUOTE = re.compile(r"(?:[ \t]*>){21}")
_OPENING_TAG = re.compile(r"<[a-z]", re.IGNORECASE)
_MOST_TAGS = 1000


@dataclass(frozen=True, slots=True)
class Mention:
    """A file that a text names by a relative address: a picture, an attachment, or another post."""

    target: str
    line: int
    is_image: bool = False
    field: str = ""

    @property
    def is_post(self) -> bool:
        """Whether it is another post's source."""
        return self.target.endswith(".md")


def body_problems(post: Post, *, root: str) -> Iterator[Problem]:
    """Yield what is wrong with the text of *post*; *root* goes before its file's name."""
    file = f"{root}/{post.file}"
    if not post.body.strip() and post.on_site:
        yield Problem(file, post.body_line, "", sentences.EMPTY_BODY)
    if len(_OPENING_TAG.findall(post.body)) > _MOST_TAGS:
        yield Problem(file, post.body_line, "", sentences.TOO_MUCH_HTML.format(limit=_MOST_TAGS))
    for number, line in _prose(post.body, post.body_line):
        for sentence in _line_problems(line):
            yield Problem(file, number, "", sentence)


def prose_faults(text: str, first: int) -> Iterator[tuple[int, str]]:
    """Yield the line and the sentence of each fault in a text of a register, whose links are full.

    *first* is the number of the text's first line.
    """
    for number, line in _prose(text, first):
        yield from ((number, sentence) for sentence in _line_problems(line))
        for is_image, target in _targets(line) if "](" in line or "]:" in line else ():
            if is_image or (target and not _ELSEWHERE.match(target)):
                yield number, sentences.LINK_NOT_FULL.format(found=shown(target))


def mentions(post: Post) -> Iterator[Mention]:
    """Yield each file beside the post that its text names, its lead picture first."""
    if post.image:
        yield Mention(post.image.src, 0, is_image=True, field="image.src")
    if "](" not in post.body and "]:" not in post.body:
        return
    for number, line in _prose(post.body, post.body_line):
        for is_image, target in _targets(line):
            if target and not _ELSEWHERE.match(target):
                yield Mention(_file_of(target), number, is_image=is_image)


def links_in(post: Post) -> Iterator[tuple[int, str]]:
    """Yield the line and the target of each link and picture in a post's text."""
    for number, line in _prose(post.body, post.body_line):
        yield from ((number, target) for _, target in _targets(line))
        yield from ((number, each) for each in _BARE_ADDRESS.findall(line))


def post_names(body: str) -> tuple[str, ...]:
    """Return every word of a text that could name another post, however Markdown reads it."""
    return tuple(dict.fromkeys(_POST_NAME.findall(body))) if ".md" in body else ()


def is_file_name(target: str) -> bool:
    """Tell whether there can be a file of this name at all, here or on another computer."""
    long = any(len(part.encode()) > _NAME_BYTES for part in target.split("/"))
    return not long and target.isprintable()


def _targets(line: str) -> Iterator[tuple[bool, str]]:
    """Yield what *line* links to or shows, and whether it is a picture."""
    for image, _, inner in _LINK.findall(line):
        yield bool(image), _target(inner)
    reference = _REFERENCE.match(line)
    if reference:
        yield False, reference[2]


def _target(inner: str) -> str:
    """Return the address in a link's brackets, without the title that may follow it."""
    inner = inner.strip()
    if inner.startswith("<"):
        return inner[1:].partition(">")[0]
    return _ESCAPE.sub(r"\1", _LINK_TITLE.sub("", inner))


def _file_of(target: str) -> str:
    return unquote(re.split(r"[#?]", target, maxsplit=1)[0])


def _line_problems(line: str) -> Iterator[str]:
    if _DEEP_QUOTE.match(line):
        yield sentences.DEEP_QUOTE
    if "<" in line:
        yield from _html_problems(line)
    if "](" in line or "]:" in line:
        yield from filter(None, (_link_sentence(target) for _, target in _targets(line)))
    if "![" in line:
        yield from _picture_problems(line)


def _html_problems(line: str) -> Iterator[str]:
    for tag in _TAG.findall(line):
        yield sentences.FORBIDDEN_HTML.format(found=tag.lower())
    for event in _EVENT.findall(line):
        yield sentences.FORBIDDEN_EVENT.format(found=event.lower())


def _link_sentence(target: str) -> str:
    if _UNSAFE.match(unquote(target)):
        return sentences.FORBIDDEN_LINK.format(found=shown(target))
    if not target or not _is_splittable(target):
        return sentences.NOT_ADDRESS.format(found=shown(target))
    if not _ELSEWHERE.match(target) and not is_file_name(_file_of(target)):
        return sentences.MISSING_FILE.format(found=shown(target))
    return ""


def _is_splittable(target: str) -> bool:
    try:
        urlsplit(target)
    except ValueError:
        return False
    return True


def _picture_problems(line: str) -> Iterator[str]:
    for image, alt, inner in _LINK.findall(line):
        target = _target(inner)
        if image and not alt.strip():
            yield sentences.NO_ALT.format(found=shown(target))
        if image and _ON_ANOTHER_SITE.match(target):
            yield sentences.PICTURE_ELSEWHERE.format(found=shown(target))
    for name in _BARE_IMAGE.findall(line):
        yield sentences.NO_ALT.format(found=shown(name))


def _prose(text: str, first: int) -> Iterator[tuple[int, str]]:
    """Yield the lines that are not code, numbered from *first*, with inline code blanked."""
    lines = text.split("\n")
    end, unclosed = 0, {""}
    for number, line in enumerate(lines):
        match = _FENCE.match(line) if number >= end else None
        fence = match[1] if match else ""
        if fence not in unclosed:
            end = _end_of_code(lines, number + 1, fence=fence)
            unclosed |= set() if end else {fence}
        if number >= end:
            yield first + number, _CODE.sub("", line) if "`" in line else line


def _end_of_code(lines: list[str], start: int, *, fence: str) -> int:
    """Return the number of the line after the closing fence; 0 if it never closes: no code then."""
    for number in range(start, len(lines)):
        closing = lines[number].strip()
        if closing.startswith(fence) and not closing.strip(fence[0]):
            return number + 1
    return 0
