"""The search as people use it: a real browser, under the policy that the site is to live under."""

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from cchc.build.mkdocs import borrow
from cchc.build.run import build_site
from cchc.core.abbreviations import ABBREVIATIONS
from cchc.core.text import fold
from cchc.core.words import SHORT, line, words
from cchc.publish.search_codes import coded
from cchc.store.project import Project
from site_server import Served, served

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
DAY = date(2026, 11, 22)
CASES = json.loads((HERE / "search_cases.json").read_text("utf-8"))
POSTS = json.loads((HERE / "search_posts.json").read_text("utf-8"))
# The posts of the project, as they are; those to come or taken back cannot be found.
OURS = [
    path
    for path in sorted((ROOT / "posts").rglob("*.md"))
    if path.parts[-3:-1] <= (f"{DAY:%Y}", f"{DAY:%m}")
    and not re.search(r"^(withdrawn|on_site|draft):", path.read_text("utf-8"), re.MULTILINE)
]
ASK = """async ([query, filters]) => {
  const form = document.getElementById('tk-form'), list = document.getElementById('tk-ket-qua')
  for (const name of ['don-vi', 'linh-vuc', 'nam']) form.elements[name].value = filters[name] ?? ''
  form.elements.q.value = query
  form.requestSubmit()
  while (list.ariaBusy === 'true') await new Promise(done => setTimeout(done, 4))
  return [document.getElementById('tk-so').textContent,
          [...list.querySelectorAll('h2')].map(each => each.textContent)]
}"""


@dataclass(frozen=True)
class Searching:
    """A browser on a site's search page."""

    page: Page
    site: Served

    def ask(self, query: str, **filters: str) -> tuple[str, list[str]]:
        """Search for *query*; returns what the status says, and the titles of the results."""
        named = {name.replace("_", "-"): value for name, value in filters.items()}
        status, titles = self.page.evaluate(ASK, [query, named])
        return status, titles

    def go(self, query: str) -> None:
        """Go to the search's address with *query*, as written there."""
        self.page.goto(f"{self.site.url}/tim-kiem/?{query}")
        self.until("document.getElementById('tk-so').textContent && list.ariaBusy === 'false'")

    def until(self, condition: str) -> None:
        """Wait for *condition*, in which `list` are the results; the policy forbids `eval`."""
        self.page.evaluate(f"""async () => {{
          const list = document.getElementById('tk-ket-qua'), stop = Date.now() + 20000
          while (!({condition}) && Date.now() < stop) await new Promise(done => setTimeout(done, 9))
        }}""")


def plant(project: Path) -> None:
    """Write the sample posts of this test beside those of the project."""
    for number, post in enumerate(POSTS):
        form = f"unit: kt\ncategory: chung\ndate: 2026-02-{number + 1:02}\nsample: true"
        text = f'---\ntitle: "{post["title"]}"\n{form}\n---\n\n{post["text"]}\n'
        path = project / f"posts/2026/02/thu-{number:02}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with more posts, and its site beside it, built once."""
    root = tmp_path_factory.mktemp("search") / "project"
    root.mkdir()
    shutil.copy(ROOT / "mkdocs.yml", root)
    for name in ("docs", "hooks", "overrides", "plans", "posts"):
        ignored = shutil.ignore_patterns("__pycache__", "benchmark")
        shutil.copytree(ROOT / name, root / name, ignore=ignored)
    plant(root)
    build_site(Project(root), root.parent / "site", day=DAY, borrow=borrow)
    return root


@pytest.fixture(scope="module")
def site(project: Path) -> Iterator[Served]:
    """The site, being served."""
    with served(project.parent / "site") as found:
        yield found


@pytest.fixture(scope="module")
def searching(browser: Browser, site: Served) -> Searching:
    """One page for all cases."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="vi-VN")
    found = Searching(context.new_page(), site)
    found.go("q=li%C3%AAn+h%E1%BB%87")
    return found


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_what_people_type_is_found(searching: Searching, case: dict[str, str]) -> None:
    """However it is typed, the page that is meant is among the first."""
    _, titles = searching.ask(case["query"])

    found = [place for place, title in enumerate(titles, 1) if case["want"] in plain(title)]
    if case["want"]:
        assert found
        assert found[0] <= int(case["within"]), titles[: found[0]]
    else:
        assert not titles


@pytest.mark.parametrize("path", OURS, ids=[path.stem for path in OURS])
def test_every_post_is_found_by_its_title(searching: Searching, path: Path) -> None:
    """Typed with diacritics or without, a whole title stands first; nothing was chosen."""
    title = titled(path)
    for query in (title, fold(title)):
        _, titles = searching.ask(query)

        assert [fold(each) for each in titles[:1]] == [fold(title)], query


@pytest.mark.parametrize("path", OURS, ids=[path.stem for path in OURS])
def test_every_post_is_found_by_its_text(searching: Searching, path: Path) -> None:
    """Six words from the middle of a text lead to it, or to another that has them."""
    _, _, body = path.read_text("utf-8").partition("\n---\n")
    sentences = re.findall(r"[\w ]{30,}", body) or [titled(path)]
    syllables = max(sentences, key=len).split()
    start = max(0, len(syllables) // 2 - 3)
    query = fold(" ".join(syllables[start : start + 6]))
    _, titles = searching.ask(query)

    assert fold(titled(path)) in [fold(each) for each in titles], query


def titled(path: Path) -> str:
    """Return the title of a post of the project."""
    form = yaml.safe_load(path.read_text("utf-8").split("\n---\n")[0])
    return str(form["title"])


def plain(title: str) -> str:
    """Return a title without diacritics and the marks that cases leave out."""
    return fold(title).replace(":", "").replace(",", "").replace("“", "")


def test_there_are_sixty_cases() -> None:
    """The cases stay at least as many as were asked for."""
    assert len(CASES) >= 60


def test_of_two_equals_the_newest_comes_first(searching: Searching) -> None:
    """Two posts with the same words: the later date stands above."""
    searching.ask("lịch phát thanh tuần này")
    days = searching.page.eval_on_selector_all("#tk-ket-qua time", "l => l.map(x => x.dateTime)")

    assert days[:2] == ["2026-02-14", "2026-02-13"]


def test_a_withdrawn_post_is_not_found(searching: Searching) -> None:
    """What was taken back is in no result, however exactly it is asked for."""
    title = "Dịch vụ bưu chính công ích trong tiếp nhận và trả kết quả thủ tục hành chính"
    _, titles = searching.ask(title)

    assert titles
    assert title not in titles


def test_the_number_of_results_is_told(searching: Searching) -> None:
    """A live region says how many there are, of what."""
    status, _ = searching.ask("wifi miễn phí")

    assert status == "1 kết quả cho “wifi miễn phí”."
    assert searching.page.get_attribute("#tk-so", "role") == "status"


def test_a_slip_is_told(searching: Searching) -> None:
    """What was searched for instead is said."""
    status, _ = searching.ask("khám sức khẻ người cao tuổi")

    assert status.startswith("Không có đúng “khám sức khẻ người cao tuổi”. 1 kết quả gần nhất")
    assert status.endswith(" cho “khám sức khoẻ người cao tuổi”.")


def test_nothing_found_says_so_and_offers_doors(searching: Searching) -> None:
    """Where nothing is found, fields and the hot line are offered; else not."""
    status, titles = searching.ask("qwrtpsdf")
    offered = searching.page.inner_text("#tk-khong")
    searching.ask("liên hệ")

    assert (status, titles) == ("Không tìm thấy kết quả cho “qwrtpsdf”.", [])
    assert "Gọi đường dây nóng, liên hệ với xã" in offered
    assert "Cải cách thể chế" in offered
    assert searching.page.is_hidden("#tk-khong")


@pytest.mark.parametrize(
    ("filters", "wanted"),
    [
        ({"don_vi": "kt"}, "Phòng Kinh tế"),
        ({"linh_vuc": "tthc"}, "Cải cách thủ tục hành chính"),
    ],
)
def test_filters_keep_only_theirs(
    searching: Searching, filters: dict[str, str], wanted: str
) -> None:
    """Each result is of the unit, of the field that was chosen."""
    _, titles = searching.ask("cải cách hành chính", **filters)
    metas = searching.page.locator("#tk-ket-qua .cc-meta").all_inner_texts()

    assert len(titles) == len(metas) > 2
    assert all(wanted in meta for meta in metas)


def test_a_year_without_posts_has_none(searching: Searching) -> None:
    """The year filters too; a year that no option names finds all."""
    every, _ = searching.ask("cải cách hành chính")
    of_year, titles = searching.ask("cải cách hành chính", nam="2026")
    metas = searching.page.locator("#tk-ket-qua .cc-meta").all_inner_texts()

    assert len(titles) == len(metas) == 10
    assert number(of_year) < number(every)


def number(status: str) -> int:
    """Return the number that a status begins with."""
    return int("".join(filter(str.isdigit, status.partition(" kết quả")[0])))


def test_filters_alone_list_the_newest(searching: Searching) -> None:
    """Without a word, a filter lists its posts from the newest on."""
    _, titles = searching.ask("", don_vi="kt")
    days = searching.page.eval_on_selector_all("#tk-ket-qua time", "l => l.map(x => x.dateTime)")

    assert len(titles) == 10
    assert days == sorted(days, reverse=True)


def test_more_results_come_on_demand(searching: Searching) -> None:
    """The button adds ten and moves the focus to the first of them."""
    searching.ask("cải cách hành chính")
    searching.page.click("#tk-them")
    searching.until("list.children.length === 20")

    place = "[...document.querySelectorAll('#tk-ket-qua a')].indexOf(document.activeElement)"
    assert searching.page.evaluate(place) == 10


def test_what_was_found_is_marked(searching: Searching) -> None:
    """The words stand out in the title, whole and as they are written there."""
    searching.ask("mot cua lien thong")

    marks = searching.page.locator("#tk-ket-qua li:first-child h2 mark").all_inner_texts()
    assert marks == ["Một cửa, một cửa liên thông"]


def test_the_address_keeps_the_search(searching: Searching) -> None:
    """Query and filters stand in the address; it can be linked, and the back button works."""
    searching.go("q=ky+luat&linh-vuc=cong-vu")
    linked = searching.page.locator("#tk-ket-qua h2").all_inner_texts()
    searching.ask("một cửa")
    address = searching.page.url
    searching.page.go_back()
    searching.until("document.getElementById('tk-q').value === 'ky luat'")

    assert linked[0] == "Kỷ luật, kỷ cương hành chính trong thực thi công vụ"
    assert address.endswith("/tim-kiem/?q=m%E1%BB%99t+c%E1%BB%ADa")
    assert searching.page.input_value("#tk-linh-vuc") == "cong-vu"


def test_typing_searches_by_itself(searching: Searching) -> None:
    """Results come while one types, by keyboard alone, and Enter on a result opens it."""
    searching.go("q=x")
    searching.page.fill("#tk-q", "")
    searching.page.focus("#tk-q")
    searching.page.keyboard.type("wifi mien")
    searching.page.wait_for_selector("#tk-ket-qua a")
    for _ in range(3):
        searching.page.keyboard.press("Tab")
    focused = searching.page.evaluate("document.activeElement.textContent")
    searching.page.keyboard.press("Enter")
    searching.page.wait_for_url("**/thu-14/")

    assert focused == "Gặp nhau ở Internet: câu chuyện wifi miễn phí"


def test_nothing_is_asked_for_in_vain(searching: Searching, site: Served) -> None:
    """No search asks for a file that is not there, and none for the whole index."""
    searching.go("q=x")
    del site.asked[:]
    searching.ask("khám sức khoẻ")
    asked = [path for path, _ in site.asked]

    assert all(code < 400 for _, code in site.asked)
    assert 0 < len(asked) <= 6


def test_it_is_accessible_with_results_shown(searching: Searching) -> None:
    """Axe finds no fault, with results and without."""
    faults = []
    for query in ("cai+cach&don-vi=kt", "qwrtpsdf"):
        searching.go(f"q={query}")
        found = Axe().run(searching.page, context="main").response["violations"]
        faults += [fault["id"] for fault in found]

    assert not faults


def test_a_page_open_during_a_build_goes_on(
    project: Path, browser: Browser, tmp_path: Path
) -> None:
    """When files of the index were replaced meanwhile, the list is read anew."""
    target = tmp_path / "site"
    copied = shutil.copytree(project, tmp_path / "project")
    build_site(Project(copied), target, day=DAY, borrow=borrow)
    with served(target) as site:
        open_page = Searching(browser.new_page(), site)
        open_page.go("q=x")
        for path in (copied / "posts/2026/02").glob("*.md"):
            path.write_text(path.read_text("utf-8") + "\nThêm chữ khôngthểtrùng.\n", "utf-8")
        build_site(Project(copied), target, day=DAY, borrow=borrow)
        _, titles = open_page.ask("wifi miễn phí")

    assert titles == ["Gặp nhau ở Internet: câu chuyện wifi miễn phí"]


def test_without_a_script_doors_are_offered(browser: Browser, site: Served) -> None:
    """Who has no JavaScript is led to fields, units and months."""
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{site.url}/tim-kiem/?q=x")

    assert "Tìm kiếm cần JavaScript" in page.inner_text("main")
    assert page.is_visible("main noscript a[href='/luu-tru/']")


def test_python_and_javascript_read_alike(searching: Searching) -> None:
    """Both tell the same words from every text of the project and from what is hard to spell."""
    texts = [path.read_text("utf-8") for path in sorted((ROOT / "posts").rglob("*.md"))]
    texts += [path.read_text("utf-8") for path in sorted((ROOT / "docs").rglob("*.md"))]
    texts += [f"{post['title']} {post['text']}" for post in POSTS]
    texts += [case["query"] for case in CASES]
    texts += [
        "hoà hòa uỷ ủy HOÀ thuở khuỷu quý",
        "108KHUBND 1/2025/QĐ-UBND q3 covid19 ½ ² ﬁ",
        "Ǻ İ ß Ω я 中文 e\u0323\u0302",
    ]
    script = """async texts => {
      const {words} = await import('/assets/javascripts/search.js')
      const list = await (await fetch('/tim-kiem/muc-luc.json')).json()
      return texts.map(text => words(text, list))
    }"""

    assert searching.page.evaluate(script, texts) == [words(text) for text in texts]


def test_python_and_javascript_count_alike(searching: Searching) -> None:
    """What Python codes, JavaScript reads."""
    numbers = [0, 1, 2, 78, 79, 80, 81, 500, 1579, 1580, 1581, 3000, 90_000, 700_000]
    script = """async text => (await import('/assets/javascripts/search.js')).decoded(text)"""

    assert searching.page.evaluate(script, coded(numbers)) == numbers


def test_no_long_form_has_a_short_one_in_it() -> None:
    """What an abbreviation stands for is written out to the end."""
    assert not [long for long in ABBREVIATIONS.values() if SHORT in " ".join(words(long))]


def test_words_have_one_spelling() -> None:
    """Old and new places of a tone are one; short forms are kept aside."""
    assert line("hoà, UỶ") == line("hòa ủy")
    assert line("TTHC ở xã") == "thủ tuc̣ hanh̀ chinh́ ở xã\n+tthc"
