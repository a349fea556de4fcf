"""The members of the repository, as a project's folder names them."""

from pathlib import Path

from cchc.core.areas import MEMBER_FILE
from cchc.core.member_reader import read_members
from cchc.core.members import Members
from cchc.core.names import Names
from cchc.store.text_files import read_text


def read_member_file(root: Path, units: Names) -> Members | None:
    """Return the members that the project in *root* names, None if it names none."""
    path = root / MEMBER_FILE
    if not path.is_file():
        return None
    return read_members(read_text(path, file=MEMBER_FILE), units)
