"""The JSON Schemas: no false alarm, every field explained, the files fresh."""

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from cchc.core.problem import Problem
from cchc.publish.schema import plan_schema, post_schema, schema_files
from cchc.publish.schema_parts import Schema
from core.count_samples import plan
from core.samples import SAMPLES, problems, sample_post
from publish.schema_forms import SAMPLE, faults, front_matter, load, part, post_faults

ROOT = Path(__file__).parents[2]
POSTS = sorted((ROOT / "posts").rglob("*.md"))
HERE = post_schema(plan("thuong-phuc"))
PLANS = [*sorted((ROOT / "plans").glob("*.yml")), SAMPLES / "good" / "plan.yml"]


@pytest.mark.parametrize("schema", [SAMPLE, plan_schema()])
def test_the_schemas_are_right_themselves(schema: Schema) -> None:
    """They follow the dialect that they name."""
    Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("path", POSTS, ids=lambda path: path.stem)
def test_every_post_of_this_site_passes(path: Path) -> None:
    """An editor shows no fault where there is none."""
    assert faults(HERE, front_matter(path)) == []


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_every_plan_passes(path: Path) -> None:
    """All five plans, and the sample with one of everything."""
    assert faults(plan_schema(), load(path.read_text("utf-8"))) == []


@pytest.mark.parametrize(
    "extra",
    [
        "summary:",
        "draft: có",
        "on_site: false",
        "quantity: 6",
        "topics: dvc-truc-tuyen",
        "kind: bài chính luận",
        "publications: [{channel: loa, aired: 2026-03-12}]",
        "publications: [{channel: Trang tin xã Mẫu, published: 2026-03-12}]",
        "formerly: [ten-cu, 2026/03/ten-cu]",
    ],
)
def test_what_the_reader_takes_the_schema_takes(extra: str) -> None:
    """Empty fields, words for yes, one instead of a list, other names, names of the plan."""
    assert problems(lambda: sample_post(f"{extra}\n")) == ()
    assert post_faults(extra) == []


def test_a_fault_is_told_where_it_is() -> None:
    """The place and the words that an editor would show."""
    assert post_faults("quantity: 0") == ["$.quantity: 0 is less than the minimum of 1"]
    assert post_faults("colour: red") == [
        "$: Additional properties are not allowed ('colour' was unexpected)"
    ]


def fields_of(schema: object) -> Iterable[tuple[str, Mapping[str, Any]]]:
    """Yield every field of a form and of the forms inside it."""
    for name, field in part(schema, "properties").items():
        yield name, field
        inner = field.get("items", field)
        if "properties" in inner:
            yield from fields_of(inner)


@pytest.mark.parametrize("schema", [SAMPLE, plan_schema()])
def test_every_field_is_explained_with_an_example(schema: Schema) -> None:
    """Whoever points at a field reads in Vietnamese what it is, and sees one."""
    for name, field in fields_of(schema):
        assert re.search(r"[à-ỹđ].* Ví dụ: .", field["description"]), name


def test_a_word_comes_with_what_it_means() -> None:
    """Codes, labels and other names are offered; each code shows its label."""
    unit = part(SAMPLE, "$defs", "unit")
    meant = dict(zip(unit["enum"], unit["enumDescriptions"], strict=True))

    assert meant["vhxh"] == "Phòng Văn hóa – Xã hội"
    assert meant["Phòng VHXH"] == "như viết vhxh"
    assert meant["Phòng Văn hoá - Xã hội"] == "như viết vhxh"
    assert "Phòng Văn hóa – Xã họi" not in meant


def test_what_holds_when_nothing_is_written_is_shown() -> None:
    """The defaults are the models' own."""
    fields = part(SAMPLE, "properties")
    shown = {name: field["default"] for name, field in fields.items() if "default" in field}

    assert shown == {
        "kind": "tin-bai",
        "quantity": 1,
        "cross_posted": False,
        "on_site": True,
        "draft": False,
        "sample": False,
    }


def test_the_files_are_fresh() -> None:
    """After a change of the models, the vocabularies or the plan: `cchc schema`."""
    for file, text in schema_files(plan("thuong-phuc")):
        assert (ROOT / file).read_text("utf-8") == text, f"{file}: hãy chạy cchc schema"


def test_the_editor_is_told_which_schema_is_for_which_file() -> None:
    """The settings for VS Code name files that are there."""
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))

    for schema, patterns in settings["yaml.schemas"].items():
        assert (ROOT / schema).is_file()
        assert all(list(ROOT.glob(pattern)) for pattern in patterns)


def test_the_editor_finds_the_place_of_a_fault() -> None:
    """What `cchc check` prints, VS Code turns into marks at file and line."""
    tasks = json.loads((ROOT / ".vscode" / "tasks.json").read_text("utf-8"))
    pattern = tasks["tasks"][0]["problemMatcher"]["pattern"]
    found = re.match(pattern["regexp"], str(Problem("posts/a.md", 4, "date", "không đọc được")))

    assert found
    assert [found[pattern[name]] for name in ("file", "line", "message")] == [
        "posts/a.md",
        "4",
        "date: không đọc được",
    ]
