"""The quiz in a real browser: with a script under a strict policy, and without any."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from cchc.core.entries import QuizQuestion, Registers
from publish.page_samples import files_of
from publish.register_samples import register_view

ASSETS = Path(__file__).parents[2] / "docs/assets"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
    " media-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none';"
    " require-trusted-types-for 'script'"
)
QUIZ = (
    QuizQuestion("mot", "Mấy tin?", ("Một", "Hai"), 2, "Kế hoạch, mục 1"),
    QuizQuestion("hai", "Quý mấy?", ("Ba", "Bốn", "Năm"), 1, "Kế hoạch, mục 2"),
)


class Strict(SimpleHTTPRequestHandler):
    """Serves files under the policy that the site is made for."""

    extensions_map = {  # noqa: RUF012 - so the library has it
        **SimpleHTTPRequestHandler.extensions_map,
        ".html": "text/html; charset=utf-8",
    }

    def end_headers(self) -> None:
        """Send the policy with every file."""
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with the quiz on it."""
    root = tmp_path_factory.mktemp("quiz")
    page = files_of(register_view(Registers(quiz=QUIZ)))["trac-nghiem/index.html"]
    # The shell of the tests has a script in its text, as Material's own has.
    page = page.replace('<script>__md_scope=new URL("/",location)</script>', "")
    (root / "trac-nghiem").mkdir()
    (root / "trac-nghiem/index.html").write_text(page, "utf-8")
    (root / "assets/javascripts").mkdir(parents=True)
    script = (ASSETS / "javascripts/quiz.js").read_bytes()
    (root / "assets/javascripts/quiz.js").write_bytes(script)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Strict, directory=str(root)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/trac-nghiem/"
    server.shutdown()
    server.server_close()


def opened(browser: Browser, address: str) -> tuple[Page, list[str]]:
    """Open the quiz; returns the page, and what the browser will complain of."""
    page, complaints = browser.new_page(), list[str]()
    page.on("console", lambda told: complaints.append(told.text) if told.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(address)
    return page, complaints


def test_choices_are_scored_by_keyboard_alone(browser: Browser, address: str) -> None:
    """Tab to a question, an arrow chooses, and the score is told; the policy forbids nothing."""
    page, complaints = opened(browser, address)
    page.locator("#mot input").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.get_by_role("button", name="Chấm điểm").press("Enter")

    assert page.get_by_role("status").inner_text() == "Bạn trả lời đúng 1/2 câu."
    assert page.locator("#mot .cc-verdict").inner_text() == "✓ Đúng."
    assert page.locator("#hai .cc-verdict").inner_text() == "✗ Chưa đúng."
    assert "Nguồn: Kế hoạch, mục 2" in page.locator("#hai details").inner_text()
    assert [each for each in complaints if "a.svg" not in each and "404" not in each] == []


def test_the_answers_are_hidden_until_asked_for(browser: Browser, address: str) -> None:
    """Each question is a group with its own name; to begin again clears everything."""
    page, _ = opened(browser, address)
    assert page.get_by_role("radiogroup", name="Câu 2. Quý mấy?").get_by_role("radio").count() == 3
    assert not page.locator("#mot details").is_visible()
    page.get_by_label("Hai").check()
    page.get_by_role("button", name="Chấm điểm").click()
    assert page.locator("#mot details").is_visible()
    page.get_by_role("button", name="Làm lại").click()

    assert page.locator("input:checked, .cc-verdict").count() == 0
    assert not page.locator("#mot details").is_visible()
    assert page.get_by_role("status").inner_text() == ""


def test_without_a_script_the_answers_open_by_themselves(browser: Browser, address: str) -> None:
    """Nothing to choose and nothing lost: the answer and its source are one key away."""
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(address)
    page.locator("#mot summary").press("Enter")

    assert page.locator("#mot details p").first.inner_text() == "Đáp án: B. Hai"
    assert page.locator("input, button").count() == 0
