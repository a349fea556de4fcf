"""The guides show the editor as it is: the story is played again, its words and pictures held."""

import re
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser

from guide.camera import SCREENS, Shot
from guide.pictures import FIGURE, GUIDES, PICTURES, difference, path_of, steps
from guide.stage import EPOCH, stage
from guide.story import play

RENEW = "python3 scripts/guide_pictures.py"
# Letters are drawn a little differently from machine to machine, and a line may break elsewhere.
TOLERANCE = 0.08


@pytest.mark.parametrize("screen", SCREENS)
def test_the_guides_fit_the_editor(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, screen: str
) -> None:
    """Every label in bold stands on the page that its picture shows, which looks as it did."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(EPOCH))
    with stage(tmp_path) as address:
        shots = play(browser, address, screen)
    told = [step for guide in GUIDES for step in steps(guide.read_text("utf-8"))]

    assert missing_labels(told, shots) == []
    assert {name for name, _ in told} == set(shots)
    stale = {name: difference(shot.picture, path_of(name, screen)) for name, shot in shots.items()}
    assert {name for name, share in stale.items() if share > TOLERANCE} == set(), f"{RENEW} {stale}"


def missing_labels(told: list[tuple[str, list[str]]], shots: dict[str, Shot]) -> list[str]:
    """Return the labels that a guide quotes and the page does not bear."""
    return [
        f"{name}: {label}"
        for name, labels in told
        for label in labels
        if name in shots and label.lower() not in shots[name].words.lower()
    ]


def test_every_picture_is_told_in_words_and_light() -> None:
    """Each has words for who does not see it, its size, and few bytes; none lies there unused."""
    named = set()
    for guide in GUIDES:
        text = guide.read_text("utf-8")
        assert text.count("<picture>") == len(FIGURE.findall(text))
        for figure in FIGURE.finditer(text):
            named |= {path_of(figure["name"], screen) for screen in SCREENS}
            assert len(figure["alt"]) > 20
            assert re.findall(r'width="(\d+)" height="(\d+)"', figure[0]) == sizes(figure["name"])

    assert named == set(PICTURES.iterdir())
    assert max(path.stat().st_size for path in named) < 60_000


def sizes(name: str) -> list[tuple[str, str]]:
    """Return the width and height of a picture on each screen, the wide one first."""
    found = []
    for screen in ("may", "dt"):
        with Image.open(path_of(name, screen)) as picture:
            found.append((str(picture.width), str(picture.height)))
    return found


def test_another_page_would_be_noticed(tmp_path: Path) -> None:
    """A block of a tenth of the picture in another colour is more than the tolerance."""
    page = Image.new("RGB", (540, 1000), "white")
    page.save(tmp_path / "a.webp")
    moved = page.copy()
    moved.paste("#a8201a", (0, 0, 540, 100))

    assert difference(page, tmp_path / "a.webp") == 0
    assert difference(moved, tmp_path / "a.webp") > TOLERANCE
