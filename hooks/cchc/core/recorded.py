"""Note in a post's file what happened to it on one channel: sent there, published, aired."""

from collections.abc import Callable
from dataclasses import replace

from cchc.core.form_text import scalar
from cchc.core.front_edit import UneditableError, with_publication
from cchc.core.post import Post, Publication

Reads = Callable[[str], Post]


def recorded(text: str, told: Publication, reads: Reads) -> str:
    """Return the file's *text* with what is *told* added to its publications; the same if it is.

    A day or an address that is told takes the place of the one before; airings are added. Raises
    UneditableError where the outcome would say anything else, ContentError where it is no post.
    """
    before = reads(text)
    place = place_of(before, told.channel)
    known = Publication(told.channel) if place is None else before.elsewhere[place]
    wanted = _together(known, told)
    if wanted == known:
        return text
    made = with_publication(text, _values(known, wanted, is_new=place is None), place=place)
    if replace(reads(made), body_line=0) != _expected(before, wanted, place):
        raise UneditableError
    return made


def place_of(post: Post, channel: str) -> int | None:
    """Return the number of the entry for a channel, or None."""
    channels = [each.channel for each in post.elsewhere]
    return channels.index(channel) if channel in channels else None


def _together(known: Publication, told: Publication) -> Publication:
    is_heard = set(told.aired) <= set(known.aired)
    return replace(
        known,
        sent=told.sent or known.sent,
        published=told.published or known.published,
        aired=known.aired if is_heard else tuple(sorted({*known.aired, *told.aired})),
        url=told.url or known.url,
    )


def _values(known: Publication, wanted: Publication, *, is_new: bool) -> dict[str, str]:
    """Return the fields that are written, as YAML."""
    days = f"[{', '.join(map(str, wanted.aired))}]"
    pairs = {
        "sent": (known.sent, wanted.sent, str(wanted.sent)),
        "published": (known.published, wanted.published, str(wanted.published)),
        "aired": (known.aired, wanted.aired, days),
        "url": (known.url, wanted.url, scalar("url", wanted.url)),
    }
    changed = {name: words for name, (was, now, words) in pairs.items() if was != now}
    return {"channel": wanted.channel, **changed} if is_new else changed


def _expected(post: Post, wanted: Publication, place: int | None) -> Post:
    entries = [*post.elsewhere]
    if place is None:
        entries.append(wanted)
    else:
        entries[place] = wanted
    return replace(post, elsewhere=tuple(entries), body_line=0)
