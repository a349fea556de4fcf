"""What the benchmark makes of its figures: ratios, tables, a picture, and the guard's verdict."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from benchmark.guard import judge
from benchmark.plot import plot
from benchmark.results import Results, read_results
from benchmark.table import aims, page, tables


def results(**medians: float) -> Results:
    """Return results of a clean build at 1,000 posts, a program a word."""
    found = Results("2 cores", "2026-03-04", "bench", titles={name: name for name in medians})
    for name, seconds in medians.items():
        found.add(name, 1000, "clean", seconds, seconds)
    return found


def test_ratios_and_growth() -> None:
    """A ratio is our median by theirs; growth is what a post costs more in the larger corpus."""
    found = results(ours=4.0, hugo=2.0)
    found.add("ours", 1000, "clean", 8.0)
    found.add("ours", 1000, "clean", 5.0)
    found.add("ours", 10_000, "clean", 55.0)

    assert found.middle("ours", 1000, "clean") == 5.0
    assert found.ratio(1000, "clean", to="hugo") == 2.5
    assert found.growth("ours", "clean") == pytest.approx(1.1)
    assert found.ratio(10_000, "clean", to="hugo") is None


def test_the_table_tells_medians_and_ratios() -> None:
    """A row a program, then ours as a part of Hugo's."""
    assert tables(results(ours=1.0, hugo=4.0)) == (
        "## Clean build, seconds\n\n"
        "|  | 1,000 posts |\n"
        "| --- | --: |\n"
        "| ours | 1.00 |\n"
        "| hugo | 4.00 |\n"
        "| *ours ÷ hugo* | 0.25 × |"
    )


def test_aims_are_told_only_where_they_were_measured() -> None:
    """The aims stand for 10,000 posts; a run without these says nothing of them."""
    found = results(ours=1.0)
    assert not list(aims(found))
    found.add("ours", 10_000, "nothing", 0.7)

    assert list(aims(found)) == [("nothing changed, s", "≤ 0.5", "0.7", False)]


def test_results_are_read_as_they_were_written(tmp_path: Path) -> None:
    """The file holds all that the table and the picture are made from."""
    found = results(ours=1.0, hugo=2.0)
    found.write(tmp_path / "results.json")

    assert read_results(tmp_path / "results.json") == found
    assert "![Seconds by corpus size](a.svg)" in page(found, plot="a.svg")


@pytest.mark.parametrize("sizes", [[1000], [1000, 5000, 10_000]])
def test_the_picture_is_sound_xml_and_names_everybody(sizes: list[int]) -> None:
    """Also with a single size, and with a name that XML would trip over."""
    found = results(ours=0.01, blog=3000.0)
    found.titles["blog"] = "Material & <blog>"
    for size in sizes:
        found.add("ours", size, "more", 0.5)
    picture = etree.fromstring(plot(found).encode())
    words = [text.text for text in picture.iter("{http://www.w3.org/2000/svg}text")]

    assert {"ours ", "Material & <blog> ", "One post more"} <= set(words)


def tries(*ratios: float) -> Iterator[dict[str, float]]:
    """Yield what a guard finds, try by try."""
    return ({"clean": ratio} for ratio in ratios)


@pytest.mark.parametrize(
    ("found", "good"), [((1.4,), True), ((1.6, 1.7, 1.5), True), ((1.6, 1.7, 1.51), False)]
)
def test_the_guard_fails_only_what_is_slow_three_times(
    found: tuple[float, ...], *, good: bool
) -> None:
    """Noise passes; half as slow again in three tries does not."""
    measured = tries(*found)

    assert judge(lambda: next(measured), {"clean": 1.0}) is good
