"""The pages of all posts: what each is made of, told without making it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from cchc.publish.post_page import Beside, in_turn, post_page
from cchc.publish.record import Record
from cchc.publish.related import Related
from cchc.publish.shell import Page
from cchc.publish.view import View

Made = tuple[str, Callable[[], Page], tuple[str, ...]]


def made_posts(view: View) -> Iterator[Made]:
    """Yield each post's path, what makes its page, and what that is made of beside the shell."""
    related = Related(view.records)
    for record, newer, older in in_turn(view.records):
        beside = (f"{each.path} {each.post.title}" if each else "" for each in (newer, older))
        make = partial(_page, view, related, record, Beside(newer, older))
        yield record.path, make, (record.key, *beside, related.key(record))


def _page(view: View, related: Related, record: Record, beside: Beside) -> Page:
    return post_page(view, record, replace(beside, related=related.of(record)))
