"""Everybody can use every kind of page: checked by axe, by the Tab key, small and magnified."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import axe_playwright_python
import pytest
from playwright.sync_api import Page

from browser.conftest import Open
from browser.kinds import DESK, KINDS, PHONE, SIZES

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
# The dark differs by its colours alone.
RULES: dict[Literal["light", "dark"], dict[str, object]] = {
    "light": {"type": "tag", "values": TAGS},
    "dark": {"type": "rule", "values": ["color-contrast"]},
}
RUN = """async only => {
  const found = await axe.run(document, {runOnly: only, resultTypes: ["violations"]});
  const told = (rule, node) => `${rule.id}: ${node.html.slice(0, 200)}`;
  return found.violations.flatMap(rule => rule.nodes.map(node => told(rule, node)));
}"""
FOCUSED = """() => {
  const element = document.activeElement, style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const name = element.getAttribute("aria-label") || element.textContent;
  return {
    name: `${element.tagName} ${name.trim().slice(0, 40)}`,
    body: element === document.body,
    off: box.width < 2 || box.right <= 0 || box.left >= innerWidth
      || box.bottom <= 0 || box.top >= innerHeight,
    plain: style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2,
  };
}"""
WIDER = "document.documentElement.scrollWidth > innerWidth"
MOVING = """() => [...document.querySelectorAll("body *")].filter(element => {
  const {transitionDuration, animationName} = getComputedStyle(element);
  const moves = transitionDuration.split(",").some(each => parseFloat(each) > 0.01);
  return moves || animationName !== "none";
}).length"""


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(visit: Open, kind: str) -> None:
    """On a phone and on a desk, light and dark, with everything unfolded."""
    page = visit(KINDS[kind], bypass_csp=True, reduced_motion="reduce")
    page.evaluate(AXE)
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    for width, height in SIZES.values():
        page.set_viewport_size({"width": width, "height": height})
        for scheme, rules in RULES.items():
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")

            assert page.evaluate(RUN, rules) == [], f"{width} {scheme}"
    page.emulate_media(color_scheme="light", forced_colors="active")
    assert page.evaluate(RUN, RULES["dark"]) == [], "forced colours"


def stops(page: Page, most: int = 40) -> Iterator[dict[str, Any]]:
    """Yield what the Tab key comes to, from the top of a page."""
    for _ in range(most):
        page.keyboard.press("Tab")
        found = page.evaluate(FOCUSED)
        if found["body"]:
            return
        yield found


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", KINDS)
def test_the_focus_is_always_to_be_seen(visit: Open, kind: str, size: str) -> None:
    """The first stop leads to the content; no stop is off the screen or without its frame."""
    found = list(stops(visit(KINDS[kind], size=SIZES[size], bypass_csp=True)))

    assert found[0]["name"] == "A Đến nội dung chính"
    assert [each["name"] for each in found if each["off"] or each["plain"]] == []


def test_the_menu_of_a_phone_is_opened_by_the_keyboard(visit: Open) -> None:
    """Behind the name comes the menu; Enter opens it, Tab goes on into it; no script is needed."""
    page = visit(java_script_enabled=False)
    for _ in range(3 if not page.query_selector("[role=search]") else 5):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tin-bai/")

    assert page.locator("h1").inner_text() == "Tin bài"


def test_the_skip_link_leads_past_the_navigation(visit: Open) -> None:
    """The next stop after it is in the content."""
    page = visit(KINDS["bai"], size=DESK, bypass_csp=True)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert page.evaluate("!!document.activeElement.closest('main')")


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_wider_than_the_screen(visit: Open, kind: str) -> None:
    """At 320 px (1280 px at 400 %), and with the text at 200 % on a phone and on a desk."""
    page = visit(KINDS[kind], size=(320, 640), bypass_csp=True)
    assert not page.evaluate(WIDER), "320"

    page.add_style_tag(content="html { font-size: 250% !important }")
    for width, height in (PHONE, DESK):
        page.set_viewport_size({"width": width, "height": height})
        assert not page.evaluate(WIDER), f"{width} at 200 %"


@pytest.mark.parametrize("kind", ["trang-chu", "bai"])
def test_nothing_moves_for_those_who_asked_for_rest(visit: Open, kind: str) -> None:
    """No transition and no animation under reduced motion."""
    page = visit(KINDS[kind], size=DESK, bypass_csp=True, reduced_motion="reduce")

    assert page.evaluate(MOVING) == 0


def test_forced_colours_keep_the_marks(visit: Open) -> None:
    """Where the system chooses the colours, the focus and the place in the menu still show."""
    page = visit(KINDS["tin-bai"], size=DESK, bypass_csp=True, forced_colors="active")
    current = "getComputedStyle(document.querySelector('.cc-nav [aria-current]')).borderBottomColor"
    other = "getComputedStyle(document.querySelector('.cc-nav a')).color"

    assert page.evaluate(current) != page.evaluate(other)
    assert not any(each["plain"] for each in stops(page, 12))


def test_the_dark_is_dark(visit: Open) -> None:
    """By the device's own setting, without a script."""
    page = visit(java_script_enabled=True, color_scheme="dark", bypass_csp=True)
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")

    assert sum(map(int, ground.strip("rgb()").split(", "))) < 150
