"""The JSON Schemas of the registers: they take what the readers take, and know every field."""

import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from cchc.core.register_list import KINDS
from cchc.publish.schema import register_schemas
from core.count_samples import plan
from core.samples import SAMPLES
from publish.schema_forms import faults, load, part

ROOT = Path(__file__).parents[2]
SCHEMAS = dict(register_schemas(plan("thuong-phuc").vocabulary()))
# What one field says alone; that two entries are one, or a file is not there, no schema sees.
SEEN = {
    *("contact-phone", "document-code", "document-empty", "document-field-near"),
    *("document-kind-near", "entries-missing-name", "entries-text", "event-clock"),
    *("event-without-date", "procedure-empty", "question-without-answer", "quiz-one-option"),
    *("survey-ends-early",),
}


def fields_of(name: str) -> dict[str, Any]:
    """Return the fields of an entry of the register *name*, as its schema has them."""
    found: dict[str, Any] = part(SCHEMAS[name], "properties", "entries", "items", "properties")
    return found


def test_every_register_has_a_schema() -> None:
    """No register is left without help in an editor."""
    assert list(SCHEMAS) == list(KINDS)


@pytest.mark.parametrize("name", KINDS)
def test_a_schema_knows_every_field_of_its_reader(name: str) -> None:
    """It is right itself; each field is there, explained in Vietnamese with an example."""
    Draft202012Validator.check_schema(SCHEMAS[name])

    assert set(fields_of(name)) == set(KINDS[name].fields)
    for field in fields_of(name).values():
        assert re.search(r"[à-ỹđ].* Ví dụ: .", field["description"])


@pytest.mark.parametrize("name", KINDS)
def test_the_registers_of_this_site_pass(name: str) -> None:
    """An editor shows no fault where there is none."""
    text = (ROOT / f"docs/danh-muc/{name}.yml").read_text("utf-8")

    assert faults(SCHEMAS[name], load(text)) == []


@pytest.mark.parametrize("sample", sorted(SEEN))
def test_a_fault_of_one_field_is_seen_while_writing(sample: str) -> None:
    """What `cchc check` would tell, the editor marks before that."""
    path = next((SAMPLES / "bad_registers" / sample).glob("*.yml"))

    assert faults(SCHEMAS[path.stem], load(path.read_text("utf-8")))
