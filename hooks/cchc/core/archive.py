"""What is wrong among posts that are each right alone: addresses that clash."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from cchc.core import sentences
from cchc.core.post import Post
from cchc.core.problem import Problem


@dataclass(frozen=True, slots=True)
class Archive:
    """The posts whose addresses do not clash, and the problems of those left out."""

    posts: tuple[Post, ...]
    problems: tuple[Problem, ...]


def archive(posts: Iterable[Post], *, root: str) -> Archive:
    """Keep the posts that can stand side by side; of two with one slug the older file stays.

    A slug names a post everywhere (counts, guids, links), so it is unique in the whole archive.
    """
    known = tuple(posts)
    if len({post.slug for post in known}) == len(known) and not any(
        post.formerly or post.old_addresses for post in known
    ):
        return Archive(tuple(sorted(known, key=_file)), ())
    kept: dict[str, Post] = {}
    problems: list[Problem] = []
    for post in sorted(known, key=lambda post: (post.moment.timestamp(), post.file)):
        other = kept.setdefault(post.slug, post)
        if other is not post:
            sentence = sentences.SAME_SLUG.format(found=post.slug, other=other.file)
            problems.append(Problem(f"{root}/{post.file}", 0, "", sentence))
    good = dict(kept)
    for post, problem in (*_former_problems(kept, root), *_old_problems(kept, root)):
        problems.append(problem)
        good.pop(post.slug, None)
    return Archive(tuple(sorted(good.values(), key=_file)), tuple(problems))


def _file(post: Post) -> str:
    return post.file


def _former_problems(posts: Mapping[str, Post], root: str) -> Iterator[tuple[Post, Problem]]:
    """Yield each post one of whose earlier addresses belongs to another post, or loops.

    Guids are made of year and slug: two posts may not share these even where the months differ.
    """
    owners: dict[str, Post] = {}
    for post in posts.values():
        for place in post.places_before:
            year, _, slug = place.split("/")
            other = posts.get(slug) or owners.get(f"{year}/{slug}")
            if other is not None and other is not post:
                yield post, _former_problem(post, other, slug, root)
            owners.setdefault(f"{year}/{slug}", post)


def _old_problems(posts: Mapping[str, Post], root: str) -> Iterator[tuple[Post, Problem]]:
    """Yield each post one of whose addresses on a former site is another's too."""
    owners: dict[str, Post] = {}
    for post in posts.values():
        for address in post.old_addresses:
            other = owners.setdefault(address, post)
            if other is not post:
                told = sentences.OLD_ADDRESS_TAKEN.format(found=address, other=other.file)
                yield post, Problem(f"{root}/{post.file}", 0, "old_addresses", told)


def _former_problem(post: Post, other: Post, slug: str, root: str) -> Problem:
    loops = any(place.endswith(f"/{post.slug}") for place in other.places_before)
    told = sentences.FORMERLY_LOOP if loops else sentences.FORMER_SLUG_TAKEN
    return Problem(f"{root}/{post.file}", 0, "formerly", told.format(found=slug, other=other.file))
