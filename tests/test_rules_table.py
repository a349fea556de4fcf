"""The table of rules names pages and tests that are there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TABLE = (ROOT / "docs/phat-trien/quy-dinh.md").read_text("utf-8")
ROWS = [
    line for line in TABLE.splitlines() if line.startswith("| ") and "what is asked" not in line
]
NAMED = sorted(set(re.findall(r"`(tests/[^`]+|/[^`…]*)`", TABLE)))
ADDRESSES = (ROOT / "tests/samples/addresses.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("name", [each for each in NAMED if each.startswith("/")])
def test_a_page_that_answers_a_rule_is_there(name: str) -> None:
    """It is among the public addresses."""
    assert name in ADDRESSES


@pytest.mark.parametrize("name", [each for each in NAMED if each.startswith("tests/")])
def test_a_test_that_answers_a_rule_is_there(name: str) -> None:
    """The file, and the function in it where one is named."""
    file, _, function = name.partition("::")

    assert f"def {function or 'test_'}" in (ROOT / file).read_text("utf-8")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.split("|")[1].strip()[:40])
def test_every_rule_has_an_answer_or_says_that_it_has_none(row: str) -> None:
    """A page, a test, or the word *open*."""
    answer = row.split("|")[2]

    assert "`" in answer or "*open" in answer


def test_no_rule_that_lapsed_is_given_as_a_reason() -> None:
    """Decree 42/2022 is named once, as what is no longer in force, and nowhere on the site."""
    assert TABLE.count("42/2022") == 1
    assert "42/2022/NĐ-CP, to which TT 22 refers, lapsed on 01/07/2026" in TABLE
    pages = [path.read_text("utf-8") for path in (ROOT / "docs").rglob("*.yml")]
    pages += [path.read_text("utf-8") for path in (ROOT / "docs").glob("*.md")]
    assert not [page for page in pages if "42/2022" in page]
