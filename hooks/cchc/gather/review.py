"""The editor's part: which drafts wait, and to accept one."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from cchc.core.front_edit import UneditableError, with_field, with_publication, without_field
from cchc.core.front_matter import FENCE
from cchc.core.post import Post, Publication, opening_of
from cchc.core.post_reader import read_post
from cchc.core.problem import ContentError, Problem
from cchc.core.vocabulary import CITY_PAGE, Vocabulary
from cchc.gather.draft import FIRST, REPEAT
from cchc.store.text_files import read_text, write_text

NO_DRAFT = "không có bản nháp nào tên này; xem cchc gather --list"
UNDECIDED = "nghi là tin đã đăng; hãy thêm --new (là tin mới) hoặc --repeat (là tin đăng lại)"
NOT_EDITABLE = "không sửa được phần khai báo bằng lệnh; hãy mở tệp và xóa dòng draft"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A draft that waits for its editor; *mark* says what it is like, if it is."""

    post: Post
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the editor decided on which *day*: *repeat* is None where nothing was in doubt."""

    day: date
    repeat: bool | None = None


def waiting(posts: tuple[Post, ...], folder: Path, *, root: str) -> list[Waiting]:
    """Return the drafts, oldest first."""
    drafts = sorted((post for post in posts if post.draft), key=lambda post: (post.date, post.file))
    return [Waiting(post, _mark(folder / post.file, f"{root}/{post.file}")) for post in drafts]


def accept(post: Post, folder: Path, verdict: Verdict, vocabulary: Vocabulary) -> None:
    """Publish a draft below *folder* on the day of the verdict, or raise ContentError."""
    root = folder.name
    file, path = f"{root}/{post.file}", folder / post.file
    text = read_text(path, file=file)
    if REPEAT in text and verdict.repeat is None:
        raise ContentError([Problem(file, 0, "first_published", UNDECIDED)])
    try:
        made = _accepted(_settled(text, verdict), post, verdict.day)
    except UneditableError as error:
        raise ContentError([Problem(file, 0, "", NOT_EDITABLE)]) from error
    read = read_post(made, vocabulary, file=post.file, root=root)
    if replace(read, first_published=None, body_line=0) != _expected(post, verdict.day):
        raise ContentError([Problem(file, 0, "", NOT_EDITABLE)])
    write_text(path, made)


def _expected(post: Post, day: date) -> Post:
    """Return the post as it must stand, but for what it says of its first appearance."""
    place = _city(post)
    shown = [*post.elsewhere, Publication(CITY_PAGE)] if place is None else [*post.elsewhere]
    at = len(post.elsewhere) if place is None else place
    shown[at] = replace(shown[at], published=day)
    return replace(
        post,
        moment=opening_of(day),
        elsewhere=tuple(shown),
        draft=False,
        first_published=None,
        body_line=0,
    )


def _city(post: Post) -> int | None:
    """Return the number of the entry for the city's page."""
    channels = [publication.channel for publication in post.elsewhere]
    return channels.index(CITY_PAGE) if CITY_PAGE in channels else None


def _accepted(text: str, post: Post, day: date) -> str:
    place = _city(post)
    values = {"published": str(day)}
    values = {"channel": CITY_PAGE, **values} if place is None else values
    dated = with_field(with_publication(text, values, place=place), "date", str(day))
    return without_field(dated, "draft")


def _settled(text: str, verdict: Verdict) -> str:
    """Take the mark out: with its line in force for a repeat, without it for what is new."""
    lines = text.split("\n")
    head = next(number for number, line in enumerate(lines) if number and line.rstrip() == FENCE)
    return "\n".join([*_unmarked(lines[:head], verdict), *lines[head:]])


def _unmarked(lines: list[str], verdict: Verdict) -> Iterator[str]:
    for line in lines:
        if line.startswith(FIRST):
            if verdict.repeat:
                yield line.removeprefix("# ")
        elif not line.startswith(REPEAT):
            yield line


def _mark(path: Path, file: str) -> str:
    lines = read_text(path, file=file).split("\n---", 1)[0].split("\n")
    return next((line for line in lines if line.startswith(REPEAT)), "").removeprefix("# ")
