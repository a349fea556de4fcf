"""The sample plan, its words, and a way to hear what a reader says."""

from collections.abc import Callable
from pathlib import Path

from cchc.core.plan import Plan
from cchc.core.plan_reader import read_plan
from cchc.core.post import Post
from cchc.core.post_reader import read_post
from cchc.core.problem import ContentError, Problem

SAMPLES = Path(__file__).parent.parent / "samples"
PLAN_TEXT = (SAMPLES / "good" / "plan.yml").read_text(encoding="utf-8")
VOCABULARY = read_plan(PLAN_TEXT, file="plan.yml").vocabulary()
FORM = """\
title: Phòng Kinh tế hướng dẫn nộp hồ sơ trực tuyến
unit: kt
category: tthc
date: 2026-03-12
"""


def sample_plan() -> Plan:
    """Read the sample plan anew."""
    return read_plan(PLAN_TEXT, file="plan.yml")


def sample_post(extra: str = "", *, body: str = "Nội dung.", file: str = "2026/03/bai.md") -> Post:
    """Read a post with the four needed fields, the lines of *extra*, and *body*."""
    form = f"{FORM}{extra}".rstrip("\n")
    return read_post(f"---\n{form}\n---\n\n{body}\n", VOCABULARY, file=file)


def problems(read: Callable[[], object]) -> tuple[Problem, ...]:
    """Return every problem that *read* raises; none if it raises nothing."""
    try:
        read()
    except ContentError as error:
        return error.problems
    return ()


def told(read: Callable[[], object]) -> list[str]:
    """Return what is printed about the problems that *read* raises."""
    return [str(problem) for problem in problems(read)]
