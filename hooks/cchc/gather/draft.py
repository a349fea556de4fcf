"""The draft of a post that is made of an offer, as its file's text."""

from collections.abc import Iterator

from cchc.core.characters import visible
from cchc.core.likeness import Pair, words
from cchc.core.offer import Kept
from cchc.core.text import shown
from cchc.core.vocabulary import CITY_PAGE, OWN_SITE
from cchc.gather.rewriting import link, markdown_of, plain_markdown

_TITLE_LENGTH, _SUMMARY_LENGTH = 200, 500
REPEAT = "# Nghi là tin đã đăng:"
FIRST = "# first_published:"
_NO_CATEGORY = "# Nguồn không ghi lĩnh vực; hãy chọn lại category."
_PLAIN = "Xem bài tại nguồn."


def draft_text(kept: Kept, *, name: str, pair: Pair | None = None, plain: bool = False) -> str:
    """Return a draft for review; *name* is the source's, *pair* what it is like.

    A *plain* one holds the summary alone: for a text that cannot be written as Markdown.
    """
    body = "" if plain else markdown_of(kept.offer.html)
    body = body or plain_markdown(kept.offer.summary) or _PLAIN
    form = "\n".join([*_fields(kept), *_mark(pair), "draft: true"])
    return f"---\n{form}\n---\n\n{body}\n{_source(kept, name)}"


def _fields(kept: Kept) -> Iterator[str]:
    offer, day = kept.offer, kept.day
    yield f"title: {_quoted(_cut(offer.title, _TITLE_LENGTH))}"
    yield f"unit: {kept.unit}"
    if not offer.category:
        yield _NO_CATEGORY
    yield f"category: {offer.category or 'chung'}"
    yield f"date: {day}"
    if offer.summary and not _is_opening(offer.summary, offer.html):
        yield f"summary: {_quoted(_cut(offer.summary, _SUMMARY_LENGTH))}"
    if offer.kind:
        yield f"kind: {offer.kind}"
    if offer.topics:
        yield f"topics: [{', '.join(offer.topics)}]"
    yield "publications:"
    # The page that the news came from is the unit's own; what stands there does not stand here.
    url = f", url: {_quoted(offer.url)}" if offer.url else ""
    yield f"  - {{channel: {OWN_SITE}, published: {day}{url}}}"
    yield f"  - {{channel: {CITY_PAGE}, sent: {day}}}"


def _mark(pair: Pair | None) -> Iterator[str]:
    """Yield what the reviewer should know, and the line that settles it, not yet in force."""
    if pair is None:
        return
    earlier = pair.earlier
    title, where = shown(visible(earlier.title)), visible(earlier.address)
    yield f"{REPEAT} giống {pair.percent}% bài “{title}” ({earlier.day:%d/%m/%Y}, {where})"
    yield f"{FIRST} {{date: {earlier.day}, where: {_quoted(where)}}}"


def _source(kept: Kept, name: str) -> str:
    return f"\nNguồn: {link(name, kept.offer.url)}\n" if kept.offer.url else ""


def _quoted(text: str) -> str:
    return "'" + " ".join(text.split()).replace("'", "''") + "'"


def _is_opening(summary: str, html: str) -> bool:
    """Tell whether a summary only repeats how the text begins: our pages would show it twice."""
    return words(html).startswith(words(summary))


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else f"{text[: limit - 1].rpartition(' ')[0]}…"
