"""What opens, answers or is found is accessible too, in light, dark and forced colours."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from browser.conftest import Open
from browser.kinds import DESK, KINDS, PHONE
from browser.test_accessibility import AXE, RULES, RUN


def with_filters(page: Page) -> None:
    """Results, and the filters unfolded with one chosen."""
    page.click("#tk-loc summary")
    page.select_option("#tk-linh-vuc", "cong-vu")
    page.wait_for_selector("#tk-ket-qua a")


def with_score(page: Page) -> None:
    """The quiz answered and scored: verdicts and answers are open."""
    for group in page.locator(".cc-options").all():
        group.locator("input").first.check()
    page.click("text=Chấm điểm")
    page.wait_for_selector(".cc-score:text('câu')")


def with_menu(page: Page) -> None:
    """The menu of a phone, where it shows, and the filter of the list."""
    for summary in page.locator("summary:visible").all():
        summary.click()


def with_link_copied(page: Page) -> None:
    """What is told after the link was copied."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.click("text=Chép liên kết")
    page.wait_for_selector("[role=status]:text('Đã chép')")


STATES: dict[str, tuple[str, Callable[[Page], None]]] = {
    "search": ("tim-kiem", with_filters),
    "quiz": ("trac-nghiem", with_score),
    "menu": ("tin-bai", with_menu),
    "post": ("bai", with_link_copied),
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["360", "1280"])
def test_axe_finds_nothing_in_what_opened(visit: Open, state: str, size: tuple[int, int]) -> None:
    """Light with every rule; dark and forced colours with those on contrast; motion at rest."""
    kind, act = STATES[state]
    page = visit(KINDS[kind], size=size, bypass_csp=True, reduced_motion="reduce")
    act(page)
    page.evaluate(AXE)
    for scheme, rules in RULES.items():
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        assert page.evaluate(RUN, rules) == [], scheme

    page.emulate_media(forced_colors="active", reduced_motion="reduce")
    assert page.evaluate(RUN, RULES["dark"]) == [], "forced colours"
