"""A page costs little, asks nobody else, and runs under the strict policy."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Request

from browser.conftest import Open
from browser.kinds import KINDS
from browser.serving import POLICY
from hosting.web_servers import nginx

BUDGET = {
    "trang-chu": 25_000,
    "bai": 15_000,
    "bai-bang": 15_000,
    "tim-kiem": 40_000,
    "tim-kiem-khong": 40_000,
}
OTHERS = 25_000
# The page, its stylesheets, its icon, and at most one script of its own; a search asks for its
# list, its second script and the pieces of the index that its words need.
FILES = {"tim-kiem": 12, "tim-kiem-khong": 12}


@pytest.mark.parametrize("kind", KINDS)
def test_the_first_view_is_light(visit: Open, kind: str) -> None:
    """Everything that comes over the wire before a word can be read, beside pictures."""
    page = visit("robots.txt")
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    kinds: dict[str, str] = {}
    sizes: dict[str, float] = {}
    session.on("Network.responseReceived", lambda e: kinds.update({e["requestId"]: e["type"]}))
    session.on(
        "Network.loadingFinished",
        lambda e: sizes.update({e["requestId"]: e["encodedDataLength"]}),
    )
    page.goto(page.url.replace("robots.txt", KINDS[kind]), wait_until="networkidle")

    weights = [size for each, size in sizes.items() if kinds.get(each) != "Image"]
    assert len(weights) <= FILES.get(kind, 4)
    assert sum(weights) <= BUDGET.get(kind, OTHERS)


def test_every_page_keeps_to_the_policy_and_asks_nobody_else(
    browser: Browser, built: Path, tmp_path: Path
) -> None:
    """As the shipped nginx sends them: none breaks the policy, logs an error, or asks elsewhere."""
    with nginx(built, tmp_path) as server:
        files, faults = walked(browser, built, f"{server.url}/")

    assert len(files) > 100
    assert faults == []


def walked(browser: Browser, built: Path, address: str) -> tuple[list[Path], list[str]]:
    """Visit every page of the site served at *address*; returns them, and what went wrong."""
    context = browser.new_context()
    page = context.new_page()
    faults: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            faults.append(f"{page.url}: {message.text}")

    def ask(request: Request) -> None:
        if not request.url.startswith(address):
            faults.append(f"{page.url}: asks {request.url}")

    page.on("console", note)
    page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
    page.on("request", ask)
    # A page that leads elsewhere holds nothing; the browser is gone before it could be looked at.
    files = [each for each in sorted(built.rglob("*.html")) if "http-equiv" not in each.read_text()]
    for file in files:
        path = file.relative_to(built).as_posix().removesuffix("index.html")
        answer = page.goto(address + path, wait_until="load")
        assert answer
        told = answer.header_value("Content-Security-Policy") or ""
        assert sorted(told.split("; ")) == sorted(POLICY.split("; "))
    context.close()
    return files, faults


def test_the_policy_is_really_kept(visit: Open) -> None:
    """A page with a script inside would be noticed: the browser refuses it."""
    page = visit()
    with page.expect_console_message(lambda found: "Content Security Policy" in found.text):
        page.evaluate(
            "() => { const style = document.createElement('style'); style.textContent = 'p{}';"
            " document.head.append(style); }"
        )


@pytest.mark.parametrize("kind", ["trang-chu", "bai", "tin-bai", "chi-tieu"])
def test_nothing_jumps_while_it_loads(visit: Open, kind: str) -> None:
    """The layout stays where it was first drawn (below what counts as good, 0.1)."""
    page = visit(KINDS[kind], bypass_csp=True)
    shift = page.evaluate(
        """() => new Promise(done => {
          let sum = 0;
          new PerformanceObserver(list => list.getEntries().forEach(each => { sum += each.value; }))
            .observe({type: "layout-shift", buffered: true});
          setTimeout(() => done(sum), 150);
        })"""
    )

    assert shift < 0.1
