"""A problem says where, which field, and what to do."""

import pytest

from cchc.core.problem import ContentError, Problem


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (Problem("posts/a.md", 3, "title", "thiếu"), "posts/a.md:3: title: thiếu"),
        (Problem("posts/a.md", 3, "", "thiếu"), "posts/a.md:3: thiếu"),
        (Problem("posts/a.md", 0, "title", "thiếu"), "posts/a.md: title: thiếu"),
        (Problem("posts/a.md", 0, "", "thiếu"), "posts/a.md: thiếu"),
    ],
)
def test_a_problem_is_one_line(problem: Problem, words: str) -> None:
    """Line 0 and an empty field are left out."""
    assert str(problem) == words


def test_problems_are_told_in_order_and_once() -> None:
    """By file, then line as a number, then field; what was found twice is told once."""
    late, early = Problem("a.md", 10, "", "x"), Problem("a.md", 9, "", "y")

    error = ContentError([late, early, late])

    assert error.problems == (early, late)
    assert str(error) == "a.md:9: y\na.md:10: x"
