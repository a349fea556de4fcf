"""The visual editor in a real Chromium, and what an officer does in it."""

from playwright.sync_api import Browser, CDPSession, Locator, Page, expect

from editor.editing import PASSWORD

DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
_PASTE = """([html, text]) => {
  const told = new DataTransfer()
  if (html) told.setData("text/html", html)
  if (text) told.setData("text/plain", text)
  const event = new ClipboardEvent("paste", {clipboardData: told, bubbles: true, cancelable: true})
  document.querySelector(".wr-text").dispatchEvent(event)
}"""
_DROP = """([name, type, bytes]) => {
  const told = new DataTransfer()
  told.items.add(new File([Uint8Array.from(bytes)], name, {type}))
  const page = document.querySelector(".wr-text"), box = page.getBoundingClientRect()
  const place = {clientX: box.left + 20, clientY: box.top + 20, bubbles: true, cancelable: true}
  page.dispatchEvent(new DragEvent("drop", {dataTransfer: told, ...place}))
}"""
_REPLACE = """text => {
  const area = document.getElementById("body")
  area.value = text
  area.dispatchEvent(new CustomEvent("replaced", {bubbles: true}))
}"""


# Refusals that a test asks for, and what Tiptap's links say when a second editor is made.
_EXPECTED = ("status of 4", "ERR_", "linkifyjs")


class Desk:
    """A post open in its form, and every fault that the browser tells of."""

    def __init__(self, browser: Browser, screen: dict[str, int]) -> None:
        self.page: Page = browser.new_page(viewport=screen)  # type: ignore[arg-type]
        self.errors: list[str] = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", lambda told: self._note(told.type, told.text))

    def _note(self, kind: str, words: str) -> None:
        if kind in {"error", "warning"} and not any(each in words for each in _EXPECTED):
            self.errors.append(words)

    def open(self, address: str, slug: str) -> "Desk":
        """Sign in, and open a post."""
        self.page.goto(f"{address}dang-nhap")
        self.page.fill("#login", "ha")
        self.page.fill("#password", PASSWORD)
        self.page.click("main button")
        self.page.goto(f"{address}bai/{slug}")
        return self

    @property
    def text(self) -> Locator:
        """The text as it is shown."""
        return self.page.locator(".wr-text")

    @property
    def markdown(self) -> str:
        """What would be sent."""
        return self.page.input_value("#body")

    def gives(self, markdown: str) -> None:
        """Wait until this would be sent."""
        expect(self.page.locator("#body")).to_have_value(markdown)

    @property
    def is_visual(self) -> bool:
        """Whether the text is shown, and not its source."""
        return self.text.is_visible() and not self.page.locator("#body").is_visible()

    def replace(self, markdown: str) -> None:
        """Put another text into the field, as the form does with words kept on this machine."""
        self.page.evaluate(_REPLACE, markdown)

    def clear(self) -> None:
        """Begin with nothing."""
        self.replace("")
        self.text.click()

    def tool(self, name: str) -> Locator:
        """Return a button of the toolbar."""
        bar = self.page.get_by_role("toolbar", name="Định dạng")
        return bar.get_by_role("button", name=name, exact=True)

    def type(self, words: str) -> None:
        """Type."""
        self.page.keyboard.type(words)

    def press(self, *keys: str) -> None:
        """Press keys, one after another."""
        for key in keys:
            self.page.keyboard.press(key)

    def paste(self, html: str = "", text: str = "") -> str:
        """Paste into an empty text; returns what would be sent."""
        self.clear()
        self.page.evaluate(_PASTE, [html, text])
        return self.markdown

    def drop(self, name: str, kind: str, content: bytes) -> None:
        """Drag a file in."""
        self.page.evaluate(_DROP, [name, kind, list(content)])

    def composing(self) -> CDPSession:
        """Return what an input method of the system would speak through."""
        return self.page.context.new_cdp_session(self.page)
