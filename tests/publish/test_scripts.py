"""Scripts as readers get them."""

from pathlib import Path

import pytest

from cchc.publish.scripts import without_comments

SCRIPTS = Path(__file__).parents[2] / "docs/assets/javascripts"


def test_comments_and_indents_stay_at_home() -> None:
    """Whole lines of comment go; what stands in a line of code stays."""
    script = "// why\n/** what */\nif (a) {\n  b('// no comment')\n\n  c() // why\n}\n"

    assert without_comments(script) == "if (a) {\nb('// no comment')\nc() // why\n}\n"


@pytest.mark.parametrize("path", sorted(SCRIPTS.glob("*.js")), ids=lambda path: path.name)
def test_no_string_of_ours_goes_over_a_line(path: Path) -> None:
    """An indent inside of one would be lost."""
    assert not [line for line in path.read_text("utf-8").splitlines() if line.count("`") % 2]
