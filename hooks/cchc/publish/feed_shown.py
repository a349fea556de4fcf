"""That a post appeared somewhere: which, when, and when it was mended since."""

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import NamedTuple

from cchc.core.content import Content
from cchc.core.post import Post, opening_of
from cchc.publish.addresses import post_path
from cchc.publish.html import escape, told
from cchc.publish.record import Record, Rendered


class Shown(NamedTuple):
    """That a post appeared somewhere at a moment, and was last *changed* at another.

    *key* is a digest or description of all that its entry is made of; *gone*, that it was taken
    back: the entry then says so, and nothing of the text.
    """

    record: Record
    moment: datetime
    changed: datetime
    key: str
    gone: bool = False
    sent: date | None = None

    @property
    def post(self) -> Post:
        """The post that appeared."""
        return self.record.post

    def on(self, day: date, *, sent: bool = False) -> "Shown":
        """Return that it appeared on *day*: at its own moment if dated so, else at eight."""
        same = day == self.record.post.date
        if same and not sent:
            return self
        moment = self.moment if same else opening_of(day)
        changed = moment if self.changed is self.moment else max(moment, self.changed)
        key = f"{self.key} {day.toordinal()} {sent}"
        return Shown(self.record, moment, changed, key, self.gone, day if sent else None)


def by_age(shown: Shown) -> tuple[datetime, str]:
    """Return what feeds are sorted by."""
    return (shown.moment, shown.record.post.file)


def all_shown(content: Content, records: Iterable[Record], media: Mapping[str, int]) -> list[Shown]:
    """Return all that feeds may show, newest first: the news, and what was taken back.

    *records* are those of `content.news`; *media* tells the bytes of pictures below the news.
    """
    standing = [_shown(content, record, media) for record in records]
    gone = list(_gone(content))
    return sorted((*standing, *gone), key=by_age, reverse=True) if gone else standing


def _shown(content: Content, record: Record, media: Mapping[str, int]) -> Shown:
    post, key = record.post, record.key
    changed = post.moment
    if post.updated:
        changed = post.changed_by(content.day) or changed
        key = f"{key} {changed}"
    source = content.sources.get(post.file)
    if media and (post.image or (source and source.mentions)):
        key = f"{key} {_sizes(content, post, media)}"
    return Shown(record, post.moment, changed, key)


def _sizes(content: Content, post: Post, media: Mapping[str, int]) -> list[int]:
    """Return the bytes of the post's pictures: the feeds tell them."""
    source = content.sources.get(post.file)
    named = [each.target for each in source.mentions] if source else []
    if post.image:
        named.append(post.image.src)
    folder = posixpath.dirname(post.file)
    return [media.get(posixpath.normpath(posixpath.join(folder, each)), 0) for each in named]


def _gone(content: Content) -> Iterator[Shown]:
    """Yield what was taken back: under its guid and its date, a notice in the place of its text."""
    for post in content.pages:
        if post.withdrawn_by(content.day):
            record = _notice(post)
            changed = post.changed_by(content.day) or post.moment
            yield Shown(record, post.moment, changed, record.key, gone=True)


def _notice(post: Post) -> Record:
    taken = post.withdrawn
    when = f" ngày {told(taken.date)}" if taken else ""
    reason = f" Lý do: {taken.reason.rstrip('.')}." if taken else ""
    text = (
        f"Bài đăng ngày {told(post.date)} đã được gỡ{when}.{reason}"
        " Đề nghị không trích dẫn, chia sẻ lại; nơi đã đăng lại xin gỡ theo."
    )
    taken_back = Post(
        post.file,
        title=f"Đã gỡ: {post.title}",
        units=post.units,
        category=post.category,
        moment=post.moment,
        elsewhere=post.elsewhere,
        kind=post.kind,
        on_site=post.on_site,
        formerly=post.formerly,
        first_published=post.first_published,
        cross_posted=post.cross_posted,
    )
    done = Rendered(f"<p>{escape(text)}</p>", text)
    key = repr((taken_back, taken, post.updated))
    return Record(taken_back, post_path(post), key, "", lambda: done)
