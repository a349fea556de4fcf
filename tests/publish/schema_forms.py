"""Forms as an editor reads them, and what a JSON Schema finds wrong with them."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

import yaml
from jsonschema import Draft202012Validator

from cchc.core.front_matter import split_source
from cchc.publish.schema import post_schema
from cchc.publish.schema_parts import Schema
from core.samples import sample_plan


class Loader(yaml.SafeLoader):
    """YAML 1.2 as editors read it: a day stays text, `no` is a word, a number is a number."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - so PyYAML has it


for tag, words in (("bool", "[tT]rue|[fF]alse"), ("int", "[-+]?[0-9]+"), ("null", "~|null|")):
    Loader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{words})$"), None)


def load(text: str) -> object:
    """Read YAML as an editor does."""
    return yaml.load(text, Loader)  # noqa: S506 - a safe loader


def front_matter(path: Path) -> object:
    """Return a post's front matter."""
    return load(split_source(path.read_text("utf-8"), file=path.name).form)


SAMPLE = post_schema(sample_plan())


def faults(schema: Schema, form: object) -> list[str]:
    """Return where and how *form* breaks *schema*."""
    found = Draft202012Validator(schema).iter_errors(form)
    return [f"{fault.json_path}: {fault.message}" for fault in found]


def post_faults(extra: str) -> list[str]:
    """Return how a good post with other lines breaks the schema of the sample plan."""
    form = "title: Một bài\nunit: kt\ncategory: tthc\ndate: 2026-03-12\n"
    return faults(SAMPLE, load(form + extra))


def part(schema: object, *names: str) -> Any:  # noqa: ANN401 - a schema is a tree of anything
    """Return what lies in a schema under *names*."""
    for name in names:
        schema = cast("Mapping[str, object]", schema)[name]
    return schema
