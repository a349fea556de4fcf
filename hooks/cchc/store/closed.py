"""The closed periods of a project: one file each in `closed/`, committed by people.

closed/2026-Q3.json   plan, period, the day and commit of closing, the figures, the posts
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from cchc.core.calendar import read_period
from cchc.core.closing import (
    Closed,
    Closing,
    Evidence,
    Row,
    Snapshot,
    digest,
    rows_inside,
    standing_of,
)
from cchc.core.closing_words import Comparison
from cchc.core.content import Content
from cchc.core.history import History
from cchc.core.post import Post
from cchc.core.problem import ContentError, Problem
from cchc.store.text_files import read_text, write_text

FOLDER = "closed"
_UNREADABLE = "tệp chốt kỳ không đọc được; hãy lấy lại bản đã lưu trong Git, không sửa tay"


def closed_periods(root: Path) -> list[str]:
    """Return the codes of the project's closed periods, in order."""
    return sorted(path.stem for path in (root / FOLDER).glob("[0-9]*.json"))


def read_closed(root: Path, period: str) -> Closed | None:
    """Return a closed period, None if it is not closed; ContentError if its file is broken."""
    file = f"{FOLDER}/{period}.json"
    if not (root / file).is_file():
        return None
    return closed_of(read_text(root / file, file=file), file=file)


def closed_of(text: str, *, file: str) -> Closed:
    """Read a closed period from its JSON; ContentError, which calls it *file*, if it is broken."""
    try:
        return _closed(json.loads(text))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise ContentError([Problem(file, 0, "", _UNREADABLE)]) from error


def write_closed(root: Path, closed: Closed) -> str:
    """Write a closed period, whole or not at all; returns the file's name below *root*."""
    file = f"{FOLDER}/{closed.snapshot.period}.json"
    (root / FOLDER).mkdir(exist_ok=True)
    write_text(root / file, closed_json(closed))
    return file


def closed_json(closed: Closed) -> str:
    """Return a closed period as JSON, a figure and a post a line, so that people can compare."""
    snapshot = closed.snapshot
    head = {"plan": snapshot.plan, "period": snapshot.period, **_closing_words(closed.closing)}
    if closed.before:
        head["before"] = [_closing_words(each) for each in closed.before]
    lines = [f"{_json(name)}: {_json(value)}" for name, value in head.items()]
    rows = ",\n".join(f"  {_json(row)}" for row in snapshot.rows)
    posts = ",\n".join(
        f"  {_json(slug)}: {_json({'file': post.file, 'hash': post.digest})}"
        for slug, post in sorted(snapshot.posts.items())
    )
    lines += [f'"figures": [\n{rows}\n]', f'"posts": {{\n{posts}\n}}']
    return "{\n" + ",\n".join(lines) + "\n}\n"


@dataclass(frozen=True, slots=True)
class Today:
    """A project's content with the figures of its day, to be frozen or held against frozen ones."""

    root: Path
    content: Content
    rows: tuple[Row, ...]

    def snapshot(self, period: str, *, behind: Iterable[str] = ()) -> Snapshot:
        """Return the figures inside *period*, with the posts behind them, and those *behind*."""
        inside = rows_inside(self.rows, read_period(period))
        slugs = {slug for row in inside for slug in standing_of(row).posts}.union(behind)
        renamed = {old: post.slug for post in self.content.posts for old in _slugs_before(post)}
        slugs |= {renamed.get(slug, slug) for slug in slugs}
        posts = {
            post.slug: self._evidence(post) for post in self.content.posts if post.slug in slugs
        }
        return Snapshot(self.content.plan.code, period, inside, posts, renamed)

    def movements(self, closed: Closed, history: History) -> Iterator[str]:
        """Yield a sentence for whatever moved; nothing of another plan, or of a later day."""
        was, content = closed.snapshot, self.content
        if was.plan == content.plan.code and closed.closing.day <= content.day:
            now = self.snapshot(was.period, behind=was.posts)
            units = content.plan.vocabulary().units
            yield from Comparison(closed, now, units, history).sentences()

    def _evidence(self, post: Post) -> Evidence:
        path = self.root / self.content.settings.posts / post.file
        text = read_text(path, file=post.file)
        return Evidence(post.file, digest(text), is_withdrawn=post.withdrawn_by(self.content.day))


def closed_movements(
    root: Path, content: Content, rows: Iterable[Row], *, history: History | None = None
) -> list[str]:
    """Return a sentence for whatever moved in the closed periods of the project in *root*.

    *rows* are the figures of `content.day`; they are not asked for while no period is closed.
    A file of closing that cannot be read is told as well, and stops nothing.
    """
    periods = closed_periods(root)
    if not periods:
        return []
    told: list[str] = []
    today = Today(root, content, tuple(rows))
    for period in periods:
        try:
            closed = read_closed(root, period)
        except ContentError as error:
            told.extend(map(str, error.problems))
        else:
            told.extend(today.movements(closed, history or History()) if closed else ())
    return told


def _slugs_before(post: Post) -> Iterator[str]:
    return (place.rpartition("/")[2] for place in post.places_before)


def _closing_words(closing: Closing) -> dict[str, object]:
    told: dict[str, object] = {
        "closed": closing.day.isoformat(),
        "commit": closing.commit,
        "dirty": closing.is_dirty,
    }
    return {**told, "reason": closing.reason} if closing.reason else told


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _closed(told: Mapping[str, Any]) -> Closed:
    posts = {
        slug: Evidence(str(post["file"]), str(post["hash"])) for slug, post in told["posts"].items()
    }
    rows = tuple(told["figures"])
    for row in rows:
        standing_of(row)
    read_period(told["period"])
    snapshot = Snapshot(str(told["plan"]), told["period"], rows, posts)
    return Closed(snapshot, _closing(told), tuple(map(_closing, told.get("before", ()))))


def _closing(told: Mapping[str, Any]) -> Closing:
    day = date.fromisoformat(told["closed"])
    return Closing(day, told["commit"], told["dirty"], str(told.get("reason", "")))
