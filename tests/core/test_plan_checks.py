"""Names and ids of a plan are told apart, and rules lean on each other without a circle."""

import pytest

from cchc.core.plan_reader import read_plan
from core.samples import PLAN_TEXT, told

LAST = PLAN_TEXT.count("\n")
PART = """
  - id: {id}
    type: quota
    place: II.9
    quote: Trong đó
    units: [kt]
    {leans}
"""


def with_parts(*parts: tuple[str, str]) -> str:
    """Return the sample plan with more quotas, each an id and the line that it leans by."""
    return PLAN_TEXT + "".join(PART.format(id=name, leans=leans) for name, leans in parts)


@pytest.mark.parametrize("name", ["Ủy ban MTTQ Việt Nam phường", "Phòng Kinh tế phường", "UBND"])
def test_units_of_two_levels_have_two_names(name: str) -> None:
    """Only the level differs: "UBND xã" is not "UBND Thành phố"."""
    text = PLAN_TEXT.replace("aliases: [Phòng VHXH]", f"aliases: [{name}]")

    assert told(lambda: read_plan(text, file="a.yml")) == []


def test_a_chain_of_parts_is_no_circle() -> None:
    """A part of a part is counted from the whole down."""
    text = with_parts(
        ("mot", "within: bai-thang"), ("hai", "within: mot"), ("ba", "apart_from: hai")
    )

    assert told(lambda: read_plan(text, file="a.yml")) == []


def test_a_circle_of_three_is_told_at_each_of_them() -> None:
    """Counting it would never end."""
    text = with_parts(("mot", "within: hai"), ("hai", "apart_from: ba"), ("ba", "within: mot"))

    assert told(lambda: read_plan(text, file="a.yml")) == [
        f"a.yml:{line}: rules[{number}].{field}: '{found}' lại tính theo chính mục này;"
        " hãy bỏ một trong hai"
        for line, number, field, found in (
            (LAST + 7, 8, "within", "hai"),
            (LAST + 14, 9, "apart_from", "ba"),
            (LAST + 21, 10, "within", "mot"),
        )
    ]


def test_who_only_leans_on_a_circle_is_not_blamed() -> None:
    """The two of the circle are told, the third is not."""
    text = with_parts(("mot", "within: hai"), ("hai", "within: mot"), ("ba", "within: mot"))

    assert [line.split(":")[2] for line in told(lambda: read_plan(text, file="a.yml"))] == [
        " rules[8].within",
        " rules[9].within",
    ]
