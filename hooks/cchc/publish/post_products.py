"""The pages of all posts: what each is made of, told without making it."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from cchc.publish.attachments import Attachment, attachments
from cchc.publish.post_page import Beside, in_turn, post_page
from cchc.publish.record import Record
from cchc.publish.related import Related
from cchc.publish.shell import Page
from cchc.publish.view import View

Made = tuple[str, Callable[[], Page], tuple[str, ...]]


def made_posts(view: View, media: Mapping[str, int]) -> Iterator[Made]:
    """Yield each post's path, what makes its page, and what that is made of beside the shell.

    *media* are the files that posts name, as paths below the posts folder, with their sizes.
    """
    related = Related(view.records)
    for record, newer, older in in_turn(view.records):
        beside = (f"{each.path} {each.post.title}" if each else "" for each in (newer, older))
        files = _files(view, record, media)
        make = partial(_page, view, related, record, Beside(newer, older, files=files))
        made_of = (record.key, *beside, related.key(record), repr(files) if files else "")
        yield record.path, make, made_of


def _files(view: View, record: Record, media: Mapping[str, int]) -> tuple[Attachment, ...]:
    source = view.content.sources.get(record.post.file)
    if not source or not source.mentions:
        return ()
    return tuple(attachments(record.post.file, source, media))


def _page(view: View, related: Related, record: Record, beside: Beside) -> Page:
    found = Beside(beside.newer, beside.older, related.of(record), beside.files)
    return post_page(view, record, found)
