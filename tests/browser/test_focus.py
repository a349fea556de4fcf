"""The frame of the focus is really to be seen: measured in colours, and in the picture itself."""

import io

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import ElementHandle, Page

from browser.conftest import Open
from browser.kinds import DESK, KINDS

# Every element that can have the focus, with everything unfolded; those of a video are Chromium's.
FOCUSABLE = """() => {
  document.querySelectorAll("details").forEach(each => { each.open = true });
  const asked = "a[href], button, input, select, textarea, summary, [tabindex='0']";
  return [...document.querySelectorAll(asked)].filter(each => each.checkVisibility());
}"""
# The outline's width, and its contrast with the first ground behind it that is not see-through.
WEAK = """() => {
  const rgb = text => (text.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(each => each / 255)
    .map(each => each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4)
    .reduce((sum, each, place) => sum + each * [0.2126, 0.7152, 0.0722][place], 0);
  const ground = element => {
    for (let each = element.parentElement; each; each = each.parentElement) {
      const found = rgb(getComputedStyle(each).backgroundColor);
      if (found.length === 3 || found[3] === 1) return found;
    }
    return [255, 255, 255];
  };
  const contrast = (one, other) => {
    const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const weak = element => {
    element.focus({focusVisible: true});
    const style = getComputedStyle(element);
    return document.activeElement !== element || style.outlineStyle === "none"
      || parseFloat(style.outlineWidth) < 2
      || contrast(rgb(style.outlineColor), ground(element)) < 3;
  };
  const all = (%s)();
  return [all.length, all.filter(weak).map(each => each.outerHTML.slice(0, 120))];
}""".replace("%s", FOCUSABLE)
SHAPES = """() => {
  const shape = each => `${each.tagName} ${each.className} ${each.closest("[class]")?.className}`;
  return [...new Map((%s)().map(each => [shape(each), each])).values()];
}""".replace("%s", FOCUSABLE)
DRAWN = ("trang-chu", "bai", "tim-kiem", "chi-tieu", "trac-nghiem")


@pytest.mark.parametrize("kind", KINDS)
def test_every_element_shows_its_focus(visit: Open, kind: str) -> None:
    """A frame two pixels wide at least, three to one against its ground, light and dark."""
    page = visit(KINDS[kind], size=DESK, bypass_csp=True)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        number, weak = page.evaluate(WEAK)

        assert weak == [], scheme
        assert number > 12


@pytest.mark.parametrize("kind", DRAWN)
def test_the_frame_is_drawn(visit: Open, kind: str) -> None:
    """Nothing cuts it off: around each shape of element the picture changes."""
    page = visit(KINDS[kind], size=DESK, bypass_csp=True, reduced_motion="reduce")
    shapes = [each.as_element() for each in page.evaluate_handle(SHAPES).get_properties().values()]
    unseen = [each.inner_text() for each in shapes if each and changed(page, each) < 40]

    assert len(shapes) > 5
    assert unseen == []


def changed(page: Page, element: ElementHandle) -> int:
    """Return how many pixels around an element differ once it has the focus."""
    page.evaluate("document.activeElement.blur()")
    element.scroll_into_view_if_needed()
    before = picture(page, element)
    element.evaluate("each => each.focus({focusVisible: true, preventScroll: true})")
    after = picture(page, element)
    change = ImageChops.difference(before, after).convert("L").point(lambda level: level > 60 and 1)
    return int(change.histogram()[1])


def picture(page: Page, element: ElementHandle) -> Image.Image:
    """Return the part of the screen with an element and what is around it."""
    box = element.bounding_box()
    assert box
    left, top = max(0, box["x"] - 8), max(0, box["y"] - 8)
    right = min(DESK[0], box["x"] + box["width"] + 8)
    bottom = min(DESK[1], box["y"] + box["height"] + 8)
    clip = {"x": left, "y": top, "width": right - left, "height": bottom - top}
    shot = page.screenshot(clip=clip)  # type: ignore[arg-type] # a plain mapping does
    return Image.open(io.BytesIO(shot)).convert("RGB")
