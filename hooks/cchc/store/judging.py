"""Judge what commits would bring in: by the rights that the branch itself names before them."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from cchc.core import refusals
from cchc.core.archive import archive
from cchc.core.areas import MEMBER_FILE, Area, area_of
from cchc.core.change import Change, Step
from cchc.core.closing import Closed
from cchc.core.kept import PostPair, closed_problems, post_problems
from cchc.core.post import Post
from cchc.core.post_reader import read_post
from cchc.core.problem import ContentError, Problem
from cchc.core.rights import Rules, step_problems
from cchc.core.vocabulary import Vocabulary
from cchc.store.closed import closed_of
from cchc.store.incoming import HEADS, Incoming
from cchc.store.project import CONFIG
from cchc.store.signatures import signature_refusal
from cchc.store.standing import Standing, read_standing
from cchc.store.text_files import text_of

TAGS = "refs/tags/"


@dataclass(frozen=True, slots=True)
class Range:
    """Commits to be judged: from *base*, which is trusted, to *tip*; *day* is that of the judge.

    *signed*: whether signatures are looked at; a commit that is only tried out has none yet.
    """

    base: str
    tip: str
    day: date
    signed: bool = True


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is wrong with a range, and whether there were rights to hold it against."""

    problems: tuple[Problem, ...]
    has_members: bool
    commits: int


def judge(incoming: Incoming, wanted: Range) -> Verdict:
    """Return everything for which the commits of a range are refused, all at once."""
    standing = read_standing(incoming, wanted.base)
    steps = list(incoming.steps(wanted.tip, wanted.base, standing.posts))
    problems: set[Problem] = set()
    if standing.members:
        words = standing.vocabulary
        rules = Rules(
            standing.members, words.units, standing.posts, standing.stations, words.channels
        )
        for step in steps:
            problems.update(step_problems(step, rules))
            if wanted.signed:
                problems.update(_unsigned(incoming, step, rules))
    fork = incoming.fork(wanted.base, wanted.tip) or wanted.base
    changes = list(incoming.changes(fork, wanted.tip, standing.posts))
    problems.update(_contents(incoming, changes, standing, wanted))
    return Verdict(tuple(sorted(problems)), standing.members is not None, len(steps))


def _unsigned(incoming: Incoming, step: Step, rules: Rules) -> Iterator[Problem]:
    committer = rules.members.of(step.committer)
    if committer and committer.has_keys:
        refusal = signature_refusal(incoming.folder, step.id, committer)
        if refusal:
            yield Problem("", 0, step.told, refusal)


def _contents(
    incoming: Incoming, changes: list[Change], standing: Standing, wanted: Range
) -> Iterator[Problem]:
    """Yield what is wrong with what would stand, and what would be missing."""
    now = standing
    if any(_is_frame(change.path) for change in changes):
        try:
            now = read_standing(incoming, wanted.tip)
        except ContentError as error:
            yield from error.problems
            return
    problems: list[Problem] = []
    posts = [change for change in changes if area_of(change.path, standing.posts) is Area.POST]
    pairs = [_post_pair(each, standing, now, problems) for each in posts]
    yield from problems
    yield from post_problems(pairs, wanted.day)
    yield from _clashes(incoming, pairs, now, wanted)
    yield from _closed(incoming, changes, wanted)


def _is_frame(path: str) -> bool:
    """Tell whether a file says how all others are read."""
    return path in (CONFIG, MEMBER_FILE) or path.startswith("plans/")


def _post_pair(change: Change, was: Standing, now: Standing, problems: list[Problem]) -> PostPair:
    before = change.before[0].content if change.before else None
    after = change.after.content if change.after else None
    old = _post(change.path, before, was, [])
    new = _post(change.path, after, now, problems)
    return PostPair(change.path, old, new, is_gone=change.after is None)


def _post(
    path: str, content: bytes | None, standing: Standing, problems: list[Problem]
) -> Post | None:
    if content is None:
        return None
    try:
        return _read(path, content, standing.vocabulary, standing.posts)
    except ContentError as error:
        problems.extend(error.problems)
        return None


def _read(path: str, content: bytes, vocabulary: Vocabulary, root: str) -> Post:
    file = path.removeprefix(f"{root}/")
    return read_post(text_of(content, file=path), vocabulary, file=file, root=root)


def _clashes(
    incoming: Incoming, pairs: list[PostPair], standing: Standing, wanted: Range
) -> Iterator[Problem]:
    """Yield whose address a new post would take: of two with one name a build leaves one out."""
    posts = [pair.after for pair in pairs if pair.after and _is_named_anew(pair.before, pair.after)]
    names = {place.rpartition("/")[2] for post in posts for place in (post.slug, *post.formerly)}
    if not names:
        return
    known = {f"{standing.posts}/{post.file}" for post in posts}
    for path, content in incoming.posts(wanted.tip, standing.posts):
        if path not in known and _may_clash(path, content, names):
            other = _post(path, content, standing, [])
            posts += [other] if other else []
    yield from archive(posts, root=standing.posts).problems


def _is_named_anew(before: Post | None, after: Post) -> bool:
    return before is None or before.formerly != after.formerly


def _may_clash(path: str, content: bytes, names: set[str]) -> bool:
    if PurePosixPath(path).stem in names:
        return True
    return b"formerly" in content and any(name.encode() in content for name in names)


def _closed(incoming: Incoming, changes: list[Change], wanted: Range) -> Iterator[Problem]:
    pairs: dict[str, tuple[Closed | None, Closed | None]] = {}
    for change in changes:
        if area_of(change.path, "") is Area.CLOSED:
            # What stands and cannot be read may be mended.
            with suppress(ContentError):
                was = None
                was = _closed_at(incoming, wanted.base, change.path)
            try:
                pairs[change.path] = (was, _closed_at(incoming, wanted.tip, change.path))
            except ContentError as error:
                yield from error.problems
    yield from closed_problems(pairs)


def _closed_at(incoming: Incoming, commit: str, path: str) -> Closed | None:
    content = incoming.read(commit, path)
    if content is None:
        return None
    closed = closed_of(text_of(content, file=path), file=path)
    if closed.snapshot.period != PurePosixPath(path).stem:
        raise ContentError([Problem(path, 0, "", refusals.CLOSED_ELSEWHERE)])
    return closed


def judge_ref(incoming: Incoming, ref: str, wanted: Range) -> Verdict:
    """Judge one line of a push: a branch, a tag; an empty base or tip is one that is not there."""
    if ref != incoming.main:
        return Verdict(tuple(_aside(ref, wanted)), has_members=True, commits=0)
    branch = ref.removeprefix(HEADS)
    if not wanted.tip:
        return _refused(refusals.BRANCH_GONE.format(branch=branch))
    if not wanted.base:
        # The first of all: there are no rules yet, but those that it brings must be readable.
        return Verdict((), read_standing(incoming, wanted.tip).members is not None, 0)
    if not incoming.contains(wanted.tip, wanted.base):
        return rewound(branch)
    return judge(incoming, wanted)


def rewound(branch: str) -> Verdict:
    """Refuse commits that *branch* would have to leave others for."""
    return _refused(refusals.REWOUND.format(branch=branch))


def _aside(ref: str, wanted: Range) -> Iterator[Problem]:
    """Yield what is wrong with a move of another branch, of a tag, or of neither."""
    if ref.startswith(TAGS):
        if wanted.base:
            sentence = refusals.TAG_MOVED.format(tag=ref.removeprefix(TAGS))
            yield Problem("", 0, "", sentence)
    elif not ref.startswith(HEADS):
        # Among these are refs that make git read one commit in place of another.
        yield Problem("", 0, "", refusals.OTHER_REF.format(ref=ref))


def _refused(sentence: str) -> Verdict:
    return Verdict((Problem("", 0, "", sentence),), has_members=True, commits=0)
