"""Write a draft of everything new; a draft that nobody has touched follows its source."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import blake2b
from pathlib import Path

from cchc.core.likeness import Pair
from cchc.core.offer import Kept, Origin
from cchc.core.post import Post
from cchc.core.post_reader import read_post
from cchc.core.problem import ContentError
from cchc.core.text import slugify
from cchc.core.vocabulary import Vocabulary
from cchc.gather.draft import draft_text
from cchc.gather.repeats import find_repeats
from cchc.store.gathered import Gathered
from cchc.store.posts import post_files
from cchc.store.text_files import write_new, write_text
from cchc.store.workers import CAN_COPY, CHUNK, WORTH_IT, workers

# That an offer came by another feed too, and has its draft there.
TWIN = "="


@dataclass(slots=True)
class Written:
    """The files of the drafts written, written anew, and left as an editor changed them."""

    new: list[str] = field(default_factory=list)
    again: list[str] = field(default_factory=list)
    touched: list[str] = field(default_factory=list)
    repeats: dict[str, Pair] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Desk:
    """Where drafts are written: the posts' folder, the words for them, the sources' names."""

    folder: Path
    vocabulary: Vocabulary
    names: Mapping[str, str]
    since: date

    @classmethod
    def of(
        cls, folder: Path, vocabulary: Vocabulary, origins: Iterable[Origin], since: date
    ) -> "Desk":
        """Return the desk for what *origins* offered from the day *since* on."""
        return cls(folder, vocabulary, {each.url: each.name for each in origins}, since)


Marked = tuple[Kept, Pair | None]
# A copied process finds its desk here.
_desks: list[Desk] = []


def write_drafts(state: Gathered, desk: Desk, posts: Iterable[Post]) -> Written:
    """Write what is new and what changed; what a killed run had begun is finished first."""
    written = Written()
    unmade = [each for each in state.unmade() if each.day >= desk.since]
    changed = state.changed()
    if unmade:
        repeats = find_repeats(state.all(), posts)
        state.note_made(replace(each, made=TWIN) for each in unmade if each.key in repeats.twins)
        fresh = [each for each in unmade if each.key not in repeats.twins]
        marked = [(each, repeats.pairs.get(each.key)) for each in _named(state, desk, fresh)]
        state.note_made([*_made(marked, desk, written)])
    state.note_made([_follow(each, desk, written) for each in changed])
    return written


def _named(state: Gathered, desk: Desk, kept: Sequence[Kept]) -> list[Kept]:
    """Give each a name that no post has; kept before the file is written, so it is one for ever."""
    files = [*post_files(desk.folder), *(each.file for each in state.all())]
    taken = {file.rpartition("/")[2].removesuffix(".md") for file in files}
    named = []
    for each in kept:
        slug = _free(slugify(each.offer.title) or each.unit, taken)
        file = each.file or f"{each.day:%Y/%m}/{slug}.md"
        taken.add(slug)
        named.append(replace(each, file=file))
    state.reserve(named)
    return named


def _free(slug: str, taken: set[str]) -> str:
    number, free = 1, slug
    while free in taken:
        number += 1
        free = f"{slug}-{number}"
    return free


def _made(marked: Sequence[Marked], desk: Desk, written: Written) -> Iterator[Kept]:
    """Write each draft, unless a run that was killed had written it already."""
    for (kept, pair), text in zip(marked, _texts(marked, desk), strict=True):
        write_new(desk.folder / kept.file, text)
        written.new.append(kept.file)
        if pair:
            written.repeats[kept.file] = pair
        yield replace(kept, made=_digest(text))


def _texts(marked: Sequence[Marked], desk: Desk) -> Iterator[str]:
    """Yield the text of each draft; many are made in several processes."""
    if not CAN_COPY or len(marked) < WORTH_IT:
        yield from (_valid_text(each, desk) for each in marked)
        return
    with workers(_desks.append, desk) as pool:
        yield from pool.imap(_text_in_process, marked, CHUNK)


def _text_in_process(marked: Marked) -> str:
    return _valid_text(marked, _desks[-1])


def _follow(kept: Kept, desk: Desk, written: Written) -> Kept:
    """Write a draft anew if it lies as it was made; one that was edited or accepted is told."""
    path = desk.folder / kept.file
    if kept.made == TWIN or not path.is_file():
        return kept
    if _digest(path.read_text("utf-8")) != kept.made:
        written.touched.append(kept.file)
        return kept
    text = _valid_text((kept, None), desk)
    write_text(path, text)
    written.again.append(kept.file)
    return replace(kept, made=_digest(text))


def _valid_text(marked: Marked, desk: Desk) -> str:
    """Return a draft that can be read; a text that our rules refuse gives way to its summary."""
    kept, pair = marked
    name = desk.names.get(kept.origin, kept.unit)
    text = draft_text(kept, name=name, pair=pair)
    try:
        read_post(text, desk.vocabulary, file=kept.file)
    except ContentError:
        text = draft_text(kept, name=name, pair=pair, plain=True)
    return text


def _digest(text: str) -> str:
    return blake2b(text.encode(), digest_size=16).hexdigest()
