"""The JSON Schemas and the readers agree: the same fields, and the same faults of a field."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from cchc.core import sentences
from cchc.core.plan_reader import PLAN_FIELDS, read_plan
from cchc.core.post_reader import POST_FIELDS
from cchc.core.problem import Problem
from cchc.core.rule_reader import RULE_FIELDS
from cchc.publish.schema import plan_schema
from core.samples import SAMPLES, problems, sample_post
from publish.schema_forms import SAMPLE, faults, front_matter, load, part

BAD_POSTS = sorted((SAMPLES / "bad").glob("*.expected"))
BAD_PLANS = sorted((SAMPLES / "bad_plans").glob("*.expected"))
# The sentences about what one field shows by itself: these a schema earns too.
SEEN = [
    "MISSING",
    "UNKNOWN_FIELD",
    "NEAR_FIELD",
    "NOT_TEXT",
    "TOO_LONG",
    "NOT_DAY",
    "NO_OFFSET",
    "NOT_BOOL",
    "NOT_COUNT",
    "NOT_LIST",
    "NOT_GROUP",
    "NOT_TERM",
    "NEAR_TERM",
    "NOT_SLUG",
    "NOT_CODE",
    "NOT_PERIOD",
    "NO_PUBLICATION_DAY",
    "AIRED_ON_PAGE",
    "NOT_A_TASK",
    "NOT_HERE",
    "ONE_DEADLINE",
]
BLIND = {
    "task-reports-of-no-plan": "a task asks for what another field of the plan lacks",
    "keeper-unknown": "a plan names its own units",
    "group-member-unknown": "a plan names its own units",
    "rule-unit-near": "a plan names its own units",
    "rule-unit-unknown": "a plan names its own units",
    "unit-code-of-a-group": "a plan names its own units",
}


def is_seen(line: str) -> bool:
    """Tell whether an expected line names a field, and a fault that the field shows by itself."""
    found = re.fullmatch(r"[^:]+:\d+: [\w.\[\]]+: (?P<told>.*)", line)
    templates = (re.sub(r"\\\{\w+\\\}", ".*", re.escape(getattr(sentences, n))) for n in SEEN)
    return bool(found) and any(re.fullmatch(each, found["told"]) for each in templates if found)


def seen(expected: Iterable[Path]) -> list[Path]:
    """Return the bad samples that a schema must refuse."""
    return [
        path
        for path in expected
        if path.stem not in BLIND
        if any(is_seen(line) for line in path.read_text("utf-8").splitlines())
    ]


@pytest.mark.parametrize("expected", seen(BAD_POSTS), ids=lambda path: path.stem)
def test_a_bad_post_is_refused(expected: Path) -> None:
    """What the reader tells of a single field, the editor underlines while one writes."""
    form = front_matter(expected.with_suffix(".md"))

    assert faults(SAMPLE, form)


@pytest.mark.parametrize("expected", seen(BAD_PLANS), ids=lambda path: path.stem)
def test_a_bad_plan_is_refused(expected: Path) -> None:
    """The same holds of plans."""
    assert faults(plan_schema(), load(expected.with_suffix(".yml").read_text("utf-8")))


def test_the_fields_are_those_of_the_readers() -> None:
    """No field is left out, none is offered that the reader would refuse; all forms are closed."""
    rule = part(plan_schema(), "properties", "rules", "items")

    assert tuple(part(SAMPLE, "properties")) == POST_FIELDS
    assert tuple(part(plan_schema(), "properties")) == PLAN_FIELDS
    assert set(part(rule, "properties")) == set(RULE_FIELDS)


POST_FORMS = "image: {zz: 1}\npublications: [{zz: 1}]\nfirst_published: {zz: 1}\nwithdrawn: {zz: 1}"
PLAN_FORMS = """\
parent: {zz: 1}
reports: [{zz: 1}]
units: [{zz: 1}]
groups: [{zz: 1, members: [{zz: 1}]}]
channels: [{zz: 1}]
rules: [{type: task, window: {zz: 1}}, {type: task, deadline: {zz: 1}}]
"""


def known(found: Iterable[Problem]) -> dict[str, list[str]]:
    """Return the fields that the reader names for each form in which it met an unknown one."""
    told = sentences.UNKNOWN_FIELD.partition("{")[0]
    return {
        re.sub(r"\[\d+\]", "", problem.field).removesuffix(".zz"): problem.sentence[
            len(told) :
        ].split(", ")
        for problem in found
        if problem.sentence.startswith(told)
    }


def form_at(schema: object, place: str) -> Any:  # noqa: ANN401 - a schema is a tree of anything
    """Return the form inside a form that a reader calls `groups.members`."""
    for name in place.split("."):
        inner = part(schema, "properties", name)
        schema = inner.get("items", inner)
    return schema


def test_the_forms_inside_have_the_readers_fields_too() -> None:
    """What is asked of a picture, a publication, a group, a window: as the reader has it."""
    in_posts = known(problems(lambda: sample_post(POST_FORMS)))
    in_plans = known(problems(lambda: read_plan(PLAN_FORMS, file="plan.yml")))

    assert len(in_posts) == 4
    assert len(in_plans) == 8
    for schema, found in ((SAMPLE, in_posts), (plan_schema(), in_plans)):
        for place, names in found.items():
            form = form_at(schema, place)
            assert list(form["properties"]) == names, place
            assert form["additionalProperties"] is False, place
