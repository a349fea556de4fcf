"""The same queries to several searches over the same posts: what is found first, how soon."""

import datetime as dt
import json
import re
import statistics
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from playwright.sync_api import Browser, Page, Playwright, TimeoutError, sync_playwright  # noqa: A004

from benchmark.finders import Finder, lunr, ours, pagefind
from benchmark.measuring import ticking
from benchmark.mkdocs_peers import Pages
from benchmark.ours import ROOT, Ours
from benchmark.phone import CHROMIUM, Line, on_line, quarter_core
from benchmark.programs import Program
from benchmark.samples import Corpus, Sample
from cchc.core.text import fold

PAGE = ROOT / "docs" / "phat-trien" / "so-tim-kiem.md"
_CASES = ROOT / "tests" / "browser" / "search_cases.json"
_POSTS = ROOT / "tests" / "browser" / "search_posts.json"
_MANY, _RUNS, _SEED = 40, 3, "kept apart"
_WAIT_MS, _PATIENCE, _STABLE = 60_000, 4, 3
_SHORT = "đất đai"
_ROWS = ("cases right", "titles", "without diacritics", "one letter missing", "short", "long")


# Seconds and bytes.
Sped = tuple[float, int]


@dataclass(frozen=True, slots=True)
class Query:
    """What is typed, a piece of the title that is meant, and among how many it must be."""

    typed: str
    wanted: str
    within: int = 1


def race_searches(corpus: Corpus, peers: Path, folder: Path, machine: str) -> str:
    """Build each site, ask it everything, and return the page of figures."""
    samples = [*corpus.samples(), *_planted(corpus)]
    asked = dict(_queries(samples))
    finders = _built(corpus, samples, peers, folder)
    with sync_playwright() as driver, quarter_core(folder) as slow:
        rows = {}
        for finder in finders:
            with ticking(f"asking {finder.name} …"):
                browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
                found = _hits(browser, finder, asked)
                browser.close()
                long = max((each.typed for each in asked["titles"]), key=len)
                nine = " ".join(long.split()[:9])
                for name, words in (("short", _SHORT), ("long", nine)):
                    runs = [_timed(driver, slow, finder, words) for _ in range(_RUNS)]
                    found[name] = _told(runs)
                rows[finder.name] = found
            print(f"done: {found}", flush=True)
    return _page(rows, asked, len(samples), f"{machine}; {_how(slow)}")


def _built(
    corpus: Corpus, samples: Sequence[Sample], peers: Path, folder: Path
) -> Iterator[Finder]:
    mine = Ours(folder / "home", folder / "ours", corpus)
    material = Pages(peers / "mkdocs", folder / "mkdocs", corpus)
    material.install()
    with ticking("building this project's site …"):
        _fill(mine, samples)
        first = ours(mine, folder / "ours-site")
    print("done")
    yield first
    with ticking("Pagefind …"):
        found = pagefind(first.folder, peers / "pagefind", folder / "pagefind-site")
    print("done")
    yield found
    with ticking("Material …"):
        _fill(material, samples)
        found = lunr(material, folder / "mkdocs-site")
    print("done")
    yield found


def _fill(program: Program, samples: Sequence[Sample]) -> None:
    program.folder.mkdir(parents=True)
    program.prepare()
    for sample in samples:
        program.write(sample)


def _planted(corpus: Corpus) -> Iterator[Sample]:
    """Yield the posts that the cases of the tests are about."""
    for number, post in enumerate(json.loads(_POSTS.read_text("utf-8"))):
        day = dt.date(corpus.year, 2, 1) + dt.timedelta(days=number)
        unit = (corpus.units[0],)
        slug = f"thu-{number:02}"
        yield Sample(number, slug, post["title"], unit, "chung", day, "Bài thử.", post["text"])


def _queries(samples: Sequence[Sample]) -> Iterator[tuple[str, list[Query]]]:
    random = Random(_SEED)  # noqa: S311 - no secret hangs on it
    planted = [_plain(post["title"]) for post in json.loads(_POSTS.read_text("utf-8"))]
    cases = [Query(c["query"], c["want"], 10) for c in json.loads(_CASES.read_text("utf-8"))]
    titles = [sample.title for sample in random.sample(samples, _MANY)]
    # Cases about standing pages are ours alone.
    meant = (each for each in cases if any(each.wanted in title for title in planted))
    yield "cases right", [*meant, *(each for each in cases if not each.wanted)]
    yield "titles", [Query(title, _plain(title)) for title in titles]
    yield "without diacritics", [Query(fold(title), _plain(title)) for title in titles]
    yield (
        "one letter missing",
        [Query(_slipped(title, random), _plain(title)) for title in titles],
    )


def _slipped(title: str, random: Random) -> str:
    syllables = title.split()
    place = random.choice([n for n, each in enumerate(syllables) if len(each) > 2])  # noqa: PLR2004
    gap = random.randrange(1, len(syllables[place]) - 1)
    syllables[place] = syllables[place][:gap] + syllables[place][gap + 1 :]
    return " ".join(syllables)


def _plain(title: str) -> str:
    return " ".join(re.sub(r"[^\w\s/-]", "", fold(title)).split())


def _hits(browser: Browser, finder: Finder, asked: Mapping[str, Sequence[Query]]) -> dict[str, str]:
    with on_line(finder.folder, Line(slow=False)) as address:
        page = _opened(browser, finder, address)
        page.wait_for_function(finder.ready, timeout=_WAIT_MS * 5)
        found = {}
        for name, queries in asked.items():
            right = sum(_is_right(query, _titles(page, finder, query.typed)) for query in queries)
            found[name] = f"{right} of {len(queries)}"
        return found


def _is_right(query: Query, titles: Sequence[str]) -> bool:
    if not query.wanted:
        return not titles
    return any(query.wanted in _plain(title) for title in titles[: query.within])


def _opened(browser: Browser, finder: Finder, address: str) -> Page:
    page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
    page.set_default_timeout(_WAIT_MS * 5)
    page.goto(f"{address}{finder.page}", wait_until="domcontentloaded")
    page.wait_for_selector(finder.field, state="attached")
    return page


def _type(page: Page, finder: Finder, words: str) -> None:
    page.evaluate(
        """([field, words]) => {
          const box = document.getElementById('__search'), input = document.querySelector(field)
          if (box) box.checked = true
          input.focus()
          input.value = words
          input.dispatchEvent(new Event('input', {bubbles: true}))
          input.dispatchEvent(new KeyboardEvent('keyup', {bubbles: true}))
        }""",
        [finder.field, words],
    )


def _titles(page: Page, finder: Finder, words: str) -> list[str]:
    """Return the titles found once they have stood still for a while."""
    _type(page, finder, "")
    _settled(page, finder, lambda titles: not titles)
    _type(page, finder, words)
    last = _settled(page, finder, bool)
    return [re.sub(r"\s+", " ", title).strip() for title in last]


def _settled(page: Page, finder: Finder, is_wanted: Callable[[list[str]], bool]) -> list[str]:
    """Wait until the titles are as wanted and stand still, or for as long as one would wait."""
    last: list[str] = []
    same, stop = 0, time.monotonic() + _PATIENCE
    while same < _STABLE and time.monotonic() < stop:
        page.wait_for_timeout(80)
        now = page.locator(finder.titles).all_inner_texts()
        same = same + 1 if now == last and is_wanted(now) else 0
        last = now
    return last


def _timed(driver: Playwright, chromium: str, finder: Finder, words: str) -> Sped | None:
    """Return seconds from typing to the first result and bytes from the page on, cold."""
    browser = driver.chromium.launch(
        executable_path=chromium, args=["--no-sandbox", "--disable-gpu"], timeout=_WAIT_MS * 2
    )
    line = Line(slow=True)
    try:
        with on_line(finder.folder, line) as address:
            page = _opened(browser, finder, address)
            if chromium == CHROMIUM:
                session = page.context.new_cdp_session(page)
                session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
            start = time.monotonic()
            _type(page, finder, words)
            page.wait_for_selector(finder.titles, state="attached", timeout=_WAIT_MS * 2)
            return time.monotonic() - start, line.bytes
    except TimeoutError:
        return None
    finally:
        browser.close()


def _told(runs: Iterable[Sped | None]) -> str:
    found = [run for run in runs if run]
    if not found:
        return "nothing in two minutes"
    seconds, sizes = zip(*found, strict=True)
    return f"{statistics.median(seconds):.1f} s, {statistics.median(sizes) / 1000:,.0f} kB"


def _how(chromium: str) -> str:
    group = chromium != CHROMIUM
    return "a control group of a quarter core" if group else "Chromium's throttling, rate 4"


def _page(
    rows: Mapping[str, Mapping[str, str]],
    asked: Mapping[str, Sequence[Query]],
    posts: int,
    machine: str,
) -> str:
    names = {
        "cases right": "cases of the tests, among the first ten",
        "titles": f"titles of {_MANY} posts, first",
        "without diacritics": "the same without diacritics, first",
        "one letter missing": "the same with one letter missing, first",
        "short": f"“{_SHORT}”: typing to first result, bytes with the page",
        "long": "nine syllables of a title: the same",
    }
    head = f"| | {' | '.join(rows)} |\n|---|{'--:|' * len(rows)}"
    body = "\n".join(
        f"| {names[row]} | {' | '.join(found[row] for found in rows.values())} |" for row in _ROWS
    )
    return (
        f"# Searches side by side\n\nWritten by `python3 scripts/bench.py search --write` on"
        f" {dt.datetime.now(dt.UTC):%Y-%m-%d}: {posts:,} posts,"
        f" {sum(map(len, asked.values()))} queries each.\n{machine}; slow 4G shaped in the server."
        " Titles were drawn by a seed that nothing was tuned on.\n\n"
        f"{head}\n{body}\n"
    )
