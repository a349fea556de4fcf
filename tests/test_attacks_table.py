"""The page of attacks names tests that are there, in every row."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TABLE = (ROOT / "docs/phat-trien/tan-cong.md").read_text("utf-8")
ROWS = [
    line
    for line in TABLE.splitlines()
    if line.startswith("| ") and not line.startswith(("| what is tried", "| what happens"))
]
_NAME = re.compile(r"`(tests/[^`]+)`")


def test_there_are_rows() -> None:
    """A table that was written otherwise would be held by nothing."""
    assert len(ROWS) > 30


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.split("|")[1].strip()[:40])
def test_every_row_is_tried_by_a_test_that_is_there(row: str) -> None:
    """The file, and the function in it where one is named."""
    names = _NAME.findall(row.split("|")[3])

    assert names
    for name in names:
        file, _, function = name.partition("::")
        assert f"def {function or 'test_'}" in (ROOT / file).read_text("utf-8"), name
