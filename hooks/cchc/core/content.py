"""All that a build is made of: settings, plan, posts, and the day that it stands for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from cchc.core.body import Mention
from cchc.core.entries import Registers
from cchc.core.medium import Medium
from cchc.core.personal import Finding, Known
from cchc.core.personal_answers import known_of, questions
from cchc.core.plan import Plan
from cchc.core.post import Post
from cchc.core.problem import Problem
from cchc.core.settings import Settings
from cchc.core.vocabulary import OWN_SITE


@dataclass(frozen=True, slots=True)
class Source:
    """Where a post came from: a digest of its file's bytes (hex), and the files that it names.

    *posts* are the targets of all that may be a link to another post, more than there are links;
    *personal* is what in it looks like personal data.
    """

    digest: str
    mentions: tuple[Mention, ...] = ()
    posts: tuple[str, ...] = ()
    personal: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Content:
    """What was read; *posts* are the good ones, *problems* what was wrong with the others.

    *above* holds what the plan of the level above asks of this commune (see `core.inherited`).
    *sources* tells of each post's file; where it does, a post may be without its text. *words* is a
    digest of the vocabulary that the posts were read with. *registers* hold the good entries,
    *register_problems* tell what was wrong with the others. *media* tells of the pictures and
    attachments, by their paths below the posts folder.
    """

    settings: Settings
    plan: Plan
    posts: tuple[Post, ...]
    problems: tuple[Problem, ...]
    day: date
    above: Plan | None = None
    sources: Mapping[str, Source] = field(default_factory=dict)
    words: str = ""
    registers: Registers = field(default_factory=Registers)
    register_problems: tuple[Problem, ...] = ()
    media: Mapping[str, Medium] = field(default_factory=dict)

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
    def known(self) -> Known:
        """What belongs to the office and not to a person."""
        return known_of(self.settings.host, self.registers.contacts)

    @property
    def questions(self) -> tuple[Problem, ...]:
        """What to ask about personal data in the posts; no post is left out for it."""
        root, found = self.settings.posts.rstrip("/"), self.sources
        held = [(post, found[post.file].personal) for post in self.posts if post.file in found]
        asked = [pair for pair in held if pair[1] or pair[0].personal_data]
        return tuple(each for pair in asked for each in questions(*pair, self.known, root=root))

    @cached_property
    def channels(self) -> frozenset[str]:
        """The channels that a post of the day was sent to, published or aired on.

        Withdrawn posts and those without a page keep their channel in use.
        """
        posts = [post for post in self.posts if post.published_by(self.day)]
        found = {each.channel for post in posts for each in post.elsewhere}
        return frozenset(found | ({OWN_SITE} if any(post.on_site for post in posts) else set()))


def _newest_first(post: Post) -> tuple[float, str]:
    return (post.moment.timestamp(), post.file)
