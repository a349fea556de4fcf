"""Days and addresses of publication, proposed for a person to accept, and put into the posts."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from cchc.core.front_edit import UneditableError, with_publication
from cchc.core.post import Post, Publication
from cchc.core.post_reader import read_post
from cchc.core.problem import ContentError, Problem
from cchc.core.recorded import place_of
from cchc.core.vocabulary import CITY_PAGE, Vocabulary
from cchc.gather.listing import Listed
from cchc.gather.matching import Match, Ours
from cchc.store.text_files import read_text, write_text

NOT_EDITABLE = "không sửa được phần khai báo bằng lệnh; hãy ghi ngày đăng bằng tay"
NO_DAY = "không thấy ngày đăng"
TOO_EARLY = "ngày đăng trước ngày gửi {sent:%d/%m/%Y}"
TOO_LATE = "ngày đăng ở tương lai"
OTHER_DAY = "bài đã ghi ngày đăng {known:%d/%m/%Y}"
NOT_SENT = "bài chưa ghi ngày gửi"
_ADDRESS = re.compile(r"https?://[^\s<>\"'{}|\\^`]+")


@dataclass(frozen=True, slots=True)
class Proposal:
    """What to write into a post; *doubt* is why a person must name the post first, *note* tells."""

    post: Post
    published: date | None
    url: str
    how: str
    doubt: str = ""
    note: str = ""

    @property
    def place(self) -> int | None:
        """The number of the entry for the city's page in the post, or None."""
        return place_of(self.post, CITY_PAGE)


@dataclass(frozen=True, slots=True)
class Found:
    """What to propose, what is recorded already, and what may be several posts."""

    proposals: tuple[Proposal, ...]
    recorded: tuple[Post, ...]
    unclear: tuple[Match, ...]


def propose(listed: Iterable[Listed], ours: Ours, *, day: date) -> Found:
    """Return what the city's page tells of our posts, as of *day*."""
    matches = [match for each in listed if (match := ours.match(each))]
    single = [match for match in matches if len(match.posts) == 1]
    # Certain ones first, then the first day: a piece that stands there twice was published once.
    single.sort(key=lambda match: (not match.is_certain, match.listed.day or day))
    first: dict[str, Match] = {}
    for match in single:
        first.setdefault(match.posts[0].file, match)
    recorded = [match.posts[0] for match in first.values() if _is_recorded(match)]
    proposals = (_proposal(match, day) for match in first.values() if not _is_recorded(match))
    unclear = [match for match in matches if len(match.posts) > 1]
    return Found(
        tuple(sorted(proposals, key=lambda each: each.post.file)), tuple(recorded), tuple(unclear)
    )


def _entry(post: Post) -> Publication:
    place = place_of(post, CITY_PAGE)
    return Publication(CITY_PAGE) if place is None else post.elsewhere[place]


def _is_recorded(match: Match) -> bool:
    """Tell whether the post says all of it; what is not certain adds nothing to a recorded day."""
    entry = _entry(match.posts[0])
    if not entry.published:
        return False
    same = match.listed.day in (entry.published, None)
    return not match.is_certain or (same and bool(entry.url or not _address(match.listed)))


def _address(listed: Listed) -> str:
    return listed.url if _ADDRESS.fullmatch(listed.url) else ""


def _proposal(match: Match, day: date) -> Proposal:
    post, listed = match.posts[0], match.listed
    how = f"{match.how.value} {match.percent}%" if match.percent else match.how.value
    doubt = _doubt(_entry(post), listed.day, day) or ("" if match.is_certain else how)
    note = "" if _entry(post).sent else NOT_SENT
    return Proposal(post, listed.day, _address(listed), how, doubt, note)


def _doubt(entry: Publication, published: date | None, day: date) -> str:
    """Return what is wrong with the day itself."""
    if published is None:
        return NO_DAY
    if entry.published and entry.published != published:
        return OTHER_DAY.format(known=entry.published)
    if entry.sent and published < entry.sent:
        return TOO_EARLY.format(sent=entry.sent)
    return TOO_LATE if published > day else ""


def chosen(found: Found, names: Iterable[str]) -> Iterator[Proposal]:
    """Yield what a person accepts: the posts named, or all that is beyond doubt.

    A name settles whether it is this post; a day that cannot be right is never taken.
    """
    wanted = {Path(name).stem for name in names}
    for each in found.proposals:
        settled = each.doubt in {"", each.how} if each.post.slug in wanted else not each.doubt
        if settled and (not wanted or each.post.slug in wanted):
            yield each


def write(proposal: Proposal, folder: Path, vocabulary: Vocabulary) -> None:
    """Put the proposal into its post's file below *folder*; only the lines concerned change.

    Raises ContentError, with the file as it was, if that cannot be done.
    """
    post, root = proposal.post, folder.name
    file, path = f"{root}/{post.file}", folder / post.file
    told = read_text(path, file=file)
    try:
        made = with_publication(told, _values(proposal), place=proposal.place)
    except UneditableError as error:
        raise ContentError([Problem(file, 0, "", NOT_EDITABLE)]) from error
    before = read_post(told, vocabulary, file=post.file, root=root)
    after = read_post(made, vocabulary, file=post.file, root=root)
    if replace(after, body_line=0) != replace(_filled(before, proposal), body_line=0):
        raise ContentError([Problem(file, 0, "", NOT_EDITABLE)])
    write_text(path, made)


def _values(proposal: Proposal) -> dict[str, str]:
    entry = _entry(proposal.post)
    values = {} if proposal.place is not None else {"channel": CITY_PAGE}
    if not entry.published:
        values["published"] = str(proposal.published)
    if proposal.url and not entry.url:
        values["url"] = f'"{proposal.url}"'
    return values


def _filled(post: Post, proposal: Proposal) -> Post:
    entry = _entry(post)
    filled = replace(
        entry, published=entry.published or proposal.published, url=entry.url or proposal.url
    )
    if proposal.place is None:
        return replace(post, elsewhere=(*post.elsewhere, filled))
    entries = [*post.elsewhere]
    entries[proposal.place] = filled
    return replace(post, elsewhere=tuple(entries))
