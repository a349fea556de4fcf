"""Who plays the story in a browser, and what is seen on the way."""

import io
from dataclasses import dataclass, field
from datetime import UTC, datetime

from PIL import Image
from playwright.sync_api import Browser, Locator, Page

from guide.stage import EPOCH, PASSWORD

_STYLE = ".sticky { position: static !important; margin-bottom: 0 !important; }"
# Names of the two screens, as the files of the pictures bear them: a telephone, a desk.
SCREENS = {"dt": (360, 740), "may": (1060, 760)}
_TALLEST = {"dt": 820, "may": 760}
_SCALE = {"dt": 1.5, "may": 1.0}
_NAMES = """() => {
  const seen = each => each.getClientRects().length > 0
  const all = [...document.querySelectorAll("input, textarea, select, button, [aria-label]")]
  const words = each => [each.value, each.ariaLabel, each.selectedOptions?.[0]?.textContent]
  const told = all.filter(seen).flatMap(words).filter(Boolean)
  return [document.body.innerText, ...told].join(" | ")
}"""


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture, and every word that stands on the page that it shows."""

    picture: Image.Image
    words: str


@dataclass
class Camera:
    """One browser on one screen, and what it has taken so far."""

    browser: Browser
    address: str
    screen: str
    shots: dict[str, Shot] = field(default_factory=dict)

    def open(self, login: str) -> Page:
        """Sign somebody in, in a browser of their own."""
        width, height = SCREENS[self.screen]
        is_phone = self.screen == "dt"
        context = self.browser.new_context(
            viewport={"width": width, "height": height},
            device_scale_factor=_SCALE[self.screen],
            is_mobile=is_phone,
            has_touch=is_phone,
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            reduced_motion="reduce",
            bypass_csp=True,  # for the one rule that `take` adds
        )
        page = context.new_page()
        page.clock.set_fixed_time(datetime.fromtimestamp(EPOCH, UTC))
        page.goto(f"{self.address}dang-nhap")
        page.fill("#login", login)
        page.fill("#password", PASSWORD)
        return page

    def take(self, name: str, page: Page, part: Locator | None = None) -> None:
        """Take a picture of a page, or of a part of it from its top on."""
        found = (part or page.locator("body")).first
        found.wait_for()
        # Nothing may hide it: the bar of buttons sticks to the window's foot.
        page.add_style_tag(content=_STYLE)
        box = found.bounding_box() or {"x": 0, "y": 0, "width": 0, "height": 0}
        top = box["y"] + float(page.evaluate("scrollY"))
        clip = {"x": 0.0, "y": max(0.0, top - 8), "width": float(SCREENS[self.screen][0])}
        clip["height"] = min(box["height"] + 14, _TALLEST[self.screen])
        made = page.screenshot(full_page=True, clip=clip)  # type: ignore[arg-type] # a plain dict does
        picture = Image.open(io.BytesIO(made)).convert("RGB")
        self.shots[name] = Shot(picture, str(page.evaluate(_NAMES)))
