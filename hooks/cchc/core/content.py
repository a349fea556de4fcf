"""All that a build is made of: settings, plan, posts, and the day that it stands for."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from cchc.core.plan import Plan
from cchc.core.post import Post
from cchc.core.problem import Problem
from cchc.core.settings import Settings


@dataclass(frozen=True)
class Content:
    """What was read; *posts* are the good ones, *problems* what was wrong with the others.

    *above* holds what the plan of the level above asks of this commune (see `core.inherited`).
    """

    settings: Settings
    plan: Plan
    posts: tuple[Post, ...]
    problems: tuple[Problem, ...]
    day: date
    above: Plan | None = None

    @cached_property
    def pages(self) -> tuple[Post, ...]:
        """The posts that have a page on the day, newest first."""
        found = [post for post in self.posts if post.has_page(self.day)]
        return tuple(sorted(found, key=_newest_first, reverse=True))

    @cached_property
    def news(self) -> tuple[Post, ...]:
        """The posts that lists and feeds show, newest first: those not withdrawn."""
        return tuple(post for post in self.pages if not post.withdrawn_by(self.day))

    @cached_property
    def by_file(self) -> dict[str, Post]:
        """The posts that have a page, by their file below the posts folder."""
        return {post.file: post for post in self.pages}

    def news_of_unit(self, code: str) -> tuple[Post, ...]:
        """The news that the unit *code* wrote, alone or with others."""
        return tuple(post for post in self.news if code in post.units)

    def news_of_category(self, code: str) -> tuple[Post, ...]:
        """The news of one field of reform."""
        return tuple(post for post in self.news if post.category == code)

    def months(self) -> Iterator[tuple[str, tuple[Post, ...]]]:
        """Yield each month's folder (`2026/03`), newest first, with its news."""
        months: dict[str, list[Post]] = {}
        for post in self.news:
            months.setdefault(post.folder, []).append(post)
        for folder in sorted(months, reverse=True):
            yield folder, tuple(months[folder])


def _newest_first(post: Post) -> tuple[object, str]:
    return (post.moment, post.file)
