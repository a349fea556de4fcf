"""A plan that follows another: older posts go on to name the rules of their year."""

from pathlib import Path

import pytest

from cchc.core.problem import ContentError
from cchc.store.project import read_plan_file
from core.samples import PLAN_TEXT


def plans(folder: Path, *, before: int, follows: str = "cu.yml") -> Path:
    """Write two plans; the second follows the first, and has rules of other names."""
    own = PLAN_TEXT.replace("year: 2026", f"year: {before}")
    (folder / "cu.yml").write_text(own, "utf-8")
    path = folder / "moi.yml"
    head = PLAN_TEXT.partition("rules:")[0].replace("year: 2026", f"year: 2027\nfollows: {follows}")
    path.write_text(f"{head}rules: []\n", "utf-8")
    return path


def test_the_rules_of_the_year_before_are_known_and_not_counted(tmp_path: Path) -> None:
    """A task of the old plan may be named; the new plan asks for none of it."""
    plan = read_plan_file(plans(tmp_path, before=2026), file="plans/moi.yml")

    assert plan.rules == ()
    old = read_plan_file(tmp_path / "cu.yml", file="plans/cu.yml")
    assert [rule.id for rule in plan.former] == [rule.id for rule in old.rules]
    assert all(rule.id in plan.vocabulary().rules for rule in old.rules)


@pytest.mark.parametrize(("before", "follows"), [(2027, "cu.yml"), (2026, "moi.yml")])
def test_a_plan_follows_only_an_earlier_one(tmp_path: Path, before: int, follows: str) -> None:
    """Neither one of the same year, nor itself."""
    with pytest.raises(ContentError) as caught:
        read_plan_file(plans(tmp_path, before=before, follows=follows), file="plans/moi.yml")

    [problem] = caught.value.problems
    assert str(problem) == (
        f"plans/moi.yml: follows: kế hoạch '{follows}' là của năm 2027, không phải năm trước;"
        " hãy kiểm tra follows"
    )


def test_a_plan_that_is_not_there_is_told(tmp_path: Path) -> None:
    """By its name, in the folder of the plan that names it."""
    with pytest.raises(ContentError, match=r"plans/khong-co.yml: không mở được tệp"):
        read_plan_file(plans(tmp_path, before=2026, follows="khong-co.yml"), file="plans/moi.yml")
