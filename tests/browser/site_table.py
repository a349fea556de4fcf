"""The finished site beside Material as it comes, both made of the posts of this project.

`python3 scripts/environment.py tests/browser/site_table.py [--write]` prints the table; with
`--write` it stands in docs/phat-trien/giao-dien.md. It is no test: figures for people to read.
"""

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "hooks")]

from playwright.sync_api import Browser, sync_playwright  # noqa: E402 - found only now

from browser.checkers import chromium, lighthouse  # noqa: E402
from browser.kinds import KINDS, PHONE  # noqa: E402
from browser.serving import POLICY, serving  # noqa: E402
from browser.test_accessibility import AXE, RULES, RUN  # noqa: E402
from cchc.core.front_matter import split_source  # noqa: E402

DOC = ROOT / "docs/phat-trien/giao-dien.md"
BEGIN, END = "<!-- figures -->\n", "<!-- /figures -->\n"
MATERIAL = """\
site_name: Trang thông tin điện tử xã Thượng Phúc
site_url: https://example.org/
theme: {name: material, language: vi}
plugins: [search]
validation: {nav: {omitted_files: ignore}, links: {not_found: ignore}}
"""
HEAD = """\
| | page | bytes of the first view, gzip | requests | axe, rules broken | Lighthouse mobile |
|---|---|--:|--:|--:|---|
"""


class View(NamedTuple):
    """What one page costs, and what the checkers say of it."""

    weight: int
    requests: int
    faults: int
    scores: list[int]


def ours(folder: Path) -> dict[str, str]:
    """Build this project's site into *folder*; returns the pages that are looked at."""
    run("-m", "cchc.cli", "build", "--as-of", "2026-11-22", "--site-dir", str(folder))
    return {"home": "", "post": KINDS["bai"], "list": KINDS["tin-bai"]}


def material(folder: Path) -> dict[str, str]:
    """Build the posts with Material as it comes into *folder*; its home lists them all."""
    with tempfile.TemporaryDirectory() as place:
        docs = Path(place) / "docs"
        docs.mkdir()
        (Path(place) / "mkdocs.yml").write_text(MATERIAL, "utf-8")
        links = []
        for path in sorted((ROOT / "posts").rglob("*.md"), reverse=True):
            post = split_source(path.read_text("utf-8"), file=path.name)
            title = re.search(r"^title: *\"?(.*?)\"?$", post.form, re.MULTILINE)
            name = title[1] if title else path.stem
            (docs / path.name).write_text(f"# {name}\n\n{post.body}", "utf-8")
            links.append(f"- [{name}]({path.name})")
        (docs / "index.md").write_text("# Tin bài\n\n" + "\n".join(links), "utf-8")
        config = str(Path(place) / "mkdocs.yml")
        run("-m", "mkdocs", "build", "-q", "-f", config, "--site-dir", str(folder))
    return {"home": "", "post": KINDS["bai"].rstrip("/").rpartition("/")[2] + "/"}


def run(*words: str) -> None:
    """Run our Python in the project's folder."""
    subprocess.run([sys.executable, *words], cwd=ROOT, check=True, capture_output=True)


def look(browser: Browser, port: str, address: str) -> View:
    """Open a page as on a phone and have it checked."""
    viewport = {"width": PHONE[0], "height": PHONE[1]}
    context = browser.new_context(viewport=viewport, bypass_csp=True)  # type: ignore[arg-type] # a plain mapping does
    page = context.new_page()
    session, kinds, sizes = context.new_cdp_session(page), dict[str, str](), dict[str, float]()
    session.send("Network.enable")
    session.on("Network.responseReceived", lambda e: kinds.update({e["requestId"]: e["type"]}))
    session.on(
        "Network.loadingFinished",
        lambda e: sizes.update({e["requestId"]: e["encodedDataLength"]}),
    )
    page.goto(address, wait_until="networkidle")
    found = [size for each, size in sizes.items() if kinds.get(each) != "Image"]
    weight, requests = round(sum(found)), len(found)
    page.evaluate(AXE)
    told = page.evaluate(RUN, RULES["light"])
    context.close()
    [marks] = lighthouse(port, [address])
    return View(weight, requests, len({each.partition(":")[0] for each in told}), marks["scores"])


@contextmanager
def browsers(folder: Path) -> Iterator[tuple[Browser, str]]:
    """Run a Chromium to look with, and one for Lighthouse; both ask only this machine."""
    folder.mkdir()
    with chromium(folder) as port, sync_playwright() as playwright:
        yield playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{port}"), port


def table(folder: Path) -> str:
    """Build and look at both; returns the rows."""
    rows = []
    with browsers(folder / "profile") as (browser, port):
        for name, build in (("this site", ours), ("Material as it comes", material)):
            pages = build(folder / build.__name__)
            # Material's scripts inside its pages would not run under our policy.
            policy = POLICY if build is ours else ""
            with serving(folder / build.__name__, policy=policy) as address:
                for page, path in pages.items():
                    seen = look(browser, port, address + path)
                    scores = " / ".join(map(str, seen.scores))
                    cells = (name, page, f"{seen.weight:,}", seen.requests, seen.faults, scores)
                    rows.append(f"| {' | '.join(map(str, cells))} |\n")
    return HEAD + "".join(rows)


def main() -> None:
    """Print the table; write it down if asked to."""
    with tempfile.TemporaryDirectory() as folder:
        found = table(Path(folder))
    sys.stdout.write(found)
    if "--write" in sys.argv:
        text = DOC.read_text("utf-8")
        before, _, rest = text.partition(BEGIN)
        after = rest.partition(END)[2]
        DOC.write_text(f"{before}{BEGIN}{found}{END}{after}", "utf-8")


if __name__ == "__main__":
    main()
