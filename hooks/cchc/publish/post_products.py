"""The pages of all posts, month by month: what each is made of, told without making it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby

from cchc.publish.post_page import Beside, post_page
from cchc.publish.record import Record
from cchc.publish.related import Related
from cchc.publish.shell import Page
from cchc.publish.view import View

Made = tuple[str, Callable[[], Page], tuple[str, ...]]
# A record with the newer and the older one beside it.
_Turn = tuple[Record, Record | None, Record | None]


@dataclass(frozen=True, slots=True)
class Month:
    """The posts of one folder, and what their pages are made of beside the shell."""

    folder: str
    made_of: tuple[str, ...]
    posts: Callable[[], Iterator[Made]]


def months_of_posts(view: View) -> Iterator[Month]:
    """Yield the months that have posts, the newest first."""
    related = Related(view.records)
    for folder, found in groupby(in_turn(view.records), key=_folder):
        turns = list(found)
        keys = (record.key for record, _, _ in turns)
        others = sorted({related.key(record) for record, _, _ in turns})
        around = (_named(turns[0][1]), _named(turns[-1][2]))
        posts = partial(_made_posts, view, related, turns)
        yield Month(folder, (*around, *keys, *others), posts)


def in_turn(records: Sequence[Record]) -> Iterator[_Turn]:
    """Yield each record with the newer and the older one beside it; *records* are newest first."""
    return zip(records, (None, *records), (*records[1:], None), strict=False)


def _made_posts(view: View, related: Related, turns: Sequence[_Turn]) -> Iterator[Made]:
    """Yield each post's path, what makes its page, and what that is made of beside the shell."""
    for record, newer, older in turns:
        make = partial(_page, view, related, record, Beside(newer, older))
        made_of = (record.key, _named(newer), _named(older), related.key(record))
        yield record.path, make, made_of


def _folder(turn: _Turn) -> str:
    return turn[0].path.rpartition("/")[0].rpartition("/")[0]


def _named(record: Record | None) -> str:
    """Return what a post's page says of the one beside it."""
    return f"{record.path} {record.post.title}" if record else ""


def _page(view: View, related: Related, record: Record, beside: Beside) -> Page:
    return post_page(view, record, replace(beside, related=related.of(record)))
