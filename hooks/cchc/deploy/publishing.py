"""One site to all its targets: what is done, what would be done, and the lines that tell it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cchc.core.target import FolderTarget, S3Target, SshTarget, Target
from cchc.deploy.bucket import Bucket
from cchc.deploy.errors import DeployError
from cchc.deploy.folder import Folder
from cchc.deploy.frozen import Frozen, frozen
from cchc.deploy.names import said
from cchc.deploy.releases import Changes, Side, back, listed, put
from cchc.deploy.ssh import Ssh

NOTHING_NEW = "{place}: không có gì mới."
DONE = "{place}: đã đưa trang lên; {told}."
DONE_AS = "{place}: đã đưa lên {name}; {told}."
WOULD = "{place}: sẽ có {told}; chưa làm gì."
COUNTS = "{added} tệp mới, {changed} tệp đổi, {removed} tệp bỏ"
BACK = (
    "{place}: đã quay về {name}. Lần đưa trang lên sau sẽ lại là trang mới dựng; "
    "hãy sửa bài trước đã."
)
NO_BACK = (
    "{place}: kho S3 không giữ bản cũ; hãy dựng lại từ bản trước trong Git rồi đưa lên "
    "(git switch --detach <bản>, python3 scripts/build.py --publish)."
)
_MARKS = (("+", "added"), ("~", "changed"), ("-", "removed"))


@dataclass(frozen=True, slots=True)
class Wish:
    """Which site, as of when, how many releases stay; *unfinished* is there while it is built."""

    site: Path
    unfinished: Path
    now: datetime
    keep: int


def publish(target: Target, wish: Wish) -> Iterator[str]:
    """Bring a target to the site; yields what was done."""
    with frozen(wish.site, unfinished=wish.unfinished) as still:
        if isinstance(target, S3Target):
            bucket = Bucket(target)
            place, name, changes = bucket.place, "", bucket.put(still.folder)
        else:
            side = _side(target)
            outcome = put(side, still.folder, now=wish.now, keep=wish.keep)
            place, name, changes = side.place, outcome.name, outcome.changes
    if not changes:
        yield NOTHING_NEW.format(place=place)
    elif name:
        yield DONE_AS.format(place=place, name=said(name), told=_counts(changes))
    else:
        yield DONE.format(place=place, told=_counts(changes))


def preview(target: Target, wish: Wish) -> Iterator[str]:
    """Yield what would be done: a line a file, then their numbers."""
    with frozen(wish.site, unfinished=wish.unfinished) as still:
        place, changes = _differences(target, still)
    for mark, name in _MARKS:
        for path in getattr(changes, name):
            yield f"{mark} {path}"
    told = WOULD.format(place=place, told=_counts(changes))
    yield told if changes else NOTHING_NEW.format(place=place)


def roll_back(target: Target) -> Iterator[str]:
    """Put what a target had before back; yields what was done."""
    if isinstance(target, S3Target):
        raise DeployError(NO_BACK.format(place=f"s3://{target.bucket}"))
    side = _side(target)
    name = back(side)
    yield BACK.format(place=side.place, name=said(name))


def tell_releases(target: Target) -> Iterator[str]:
    """Yield the releases that a target has."""
    if isinstance(target, S3Target):
        raise DeployError(NO_BACK.format(place=f"s3://{target.bucket}"))
    yield listed(_side(target))


def _differences(target: Target, still: Frozen) -> tuple[str, Changes]:
    if isinstance(target, S3Target):
        bucket = Bucket(target)
        return bucket.place, bucket.plan(still.folder).changes
    side = _side(target)
    return side.place, side.changes(still.folder, side.current())


def _side(target: FolderTarget | SshTarget) -> Side:
    return Ssh(target) if isinstance(target, SshTarget) else Folder(Path(target.path))


def _counts(changes: Changes) -> str:
    return COUNTS.format(
        added=len(changes.added), changed=len(changes.changed), removed=len(changes.removed)
    )
