"""What settings, plan and members said at a commit.

It is laid out in a folder of its own and read there by those who read a project: there is no second
reading of them.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from cchc.core import sentences
from cchc.core.areas import MEMBER_FILE
from cchc.core.bearers import stations
from cchc.core.members import Members
from cchc.core.problem import ContentError, Problem
from cchc.core.vocabulary import Vocabulary
from cchc.store.incoming import Incoming
from cchc.store.member_file import read_member_file
from cchc.store.project import CONFIG, Project
from cchc.store.text_files import write_bytes


@dataclass(frozen=True, slots=True)
class Standing:
    """What a commit says of itself; *members* are None where it names none."""

    posts: str
    vocabulary: Vocabulary
    members: Members | None
    stations: frozenset[str] = frozenset()


def read_standing(incoming: Incoming, commit: str) -> Standing:
    """Read settings, plan and members of a commit, or raise ContentError."""
    with _laid_out(incoming, commit) as root:
        project = Project(root)
        settings = project.settings()
        if not project.holds(settings):
            sentence = sentences.NO_PLAN_FILE.format(found=settings.plan)
            raise ContentError([Problem(CONFIG, 0, "extra.cchc.plan", sentence)])
        folder = PurePosixPath(settings.plan).parent.as_posix()
        _lay(root, incoming.files(commit, folder))
        plan = project.plan(settings)
        vocabulary = project.vocabulary(settings, plan)
        members = read_member_file(root, vocabulary.units)
        return Standing(settings.posts.rstrip("/"), vocabulary, members, stations(plan))


@contextmanager
def _laid_out(incoming: Incoming, commit: str) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="cchc-") as folder:
        root = Path(folder)
        found = ((name, incoming.read(commit, name)) for name in (CONFIG, MEMBER_FILE))
        _lay(root, ((name, content) for name, content in found if content is not None))
        yield root


def _lay(root: Path, files: Iterator[tuple[str, bytes]]) -> None:
    for name, content in files:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        write_bytes(path, content)
