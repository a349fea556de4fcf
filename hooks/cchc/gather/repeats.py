"""What several pages published already: told to the reviewer, decided by nobody here (R8)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cchc.core.likeness import Pair, Text, find_pairs, text_of, text_of_post
from cchc.core.offer import Kept
from cchc.core.post import Post

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Repeats:
    """*twins*: what came by two feeds, each with the one kept; *pairs*: what is like a text."""

    twins: Mapping[Key, Kept]
    pairs: Mapping[Key, Pair]


def find_repeats(kept: Sequence[Kept], posts: Iterable[Post]) -> Repeats:
    """Hold everything ever seen, and our own *posts*, against each other."""
    twins = _twins(kept)
    ours = {each.file for each in kept if each.file}
    texts = [text_of_post(post) for post in posts if post.file not in ours]
    keys: dict[int, Key] = {}
    for each in kept:
        if each.key not in twins:
            texts.append(_text(each))
            keys[id(texts[-1])] = each.key
    pairs: dict[Key, Pair] = {}
    # The most alike comes first, and a pair holds the very texts that it was given.
    for pair in find_pairs(texts):
        if id(pair.later) in keys:
            pairs.setdefault(keys[id(pair.later)], pair)
    return Repeats(twins, pairs)


def _twins(kept: Iterable[Kept]) -> dict[Key, Kept]:
    """Return what a unit tells of twice, by the feed of its page and by that of a channel, say."""
    first: dict[tuple[str, str], Kept] = {}
    found: dict[Key, Kept] = {}
    for each in sorted(kept, key=lambda each: (not each.made, each.first_seen, each.key)):
        names = [(each.unit, name) for name in (each.offer.url, each.offer.guid) if name]
        known = next((first[name] for name in names if name in first), None)
        if known is not None and known.origin != each.origin:
            found[each.key] = known
        for name in names:
            first.setdefault(name, known or each)
    return found


def _text(kept: Kept) -> Text:
    offer = kept.offer
    address = offer.url or offer.guid
    return text_of(offer.title, offer.html, address=address, day=kept.day)
