"""What a post may try: nothing of it runs, leads out of its folder, or grows."""

from pathlib import Path

import pytest

from build_folder import MONTH, Folder, Lender, tree
from cchc.core.post_reader import read_post
from cchc.publish.links import Links
from cchc.publish.markdown import Renderer
from cchc.store.posts import read_posts
from core.samples import VOCABULARY, told
from faults.test_fuzz import harm_in

ADDRESSES = (
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\nscript:alert(1)",
    "\x01javascript:alert(1)",
    "javascript&#58;alert(1)", "&#106;avascript:alert(1)", "vbscript:x",
    "data:text/html;base64,eA==",
    "file:///etc/passwd", "blob:https://a.vn/x", "view-source:https://a.vn", "jar:https://a.vn!/x",
)  # fmt: skip
BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b]\n"
TITLE = """</title><script>alert('tên')</script>"><img src=x onerror=alert(2)>"""


def post(form: str, body: str = "Nội dung.") -> str:
    """Return a post with the needed fields and *form*."""
    needed = "title: Tên\nunit: kt\ncategory: tthc\ndate: 2026-03-12"
    return f"---\n{needed}\n{form}\n---\n\n{body}\n"


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize(
    "form", ["[a]({})", "[a](<{}>)", "[a][b]\n\n[b]: {}", '<a href="{}">a</a>', "<{}>", "![a]({})"]
)
def test_no_address_that_runs_reaches_a_page(address: str, form: str) -> None:
    """However it is written; also where the check of the text were passed by."""
    shown = Renderer(Links("/", {})).fragment(form.format(address), lambda target: target)

    assert not harm_in(shown)


@pytest.mark.parametrize(
    "form",
    [
        "image: !!python/object/apply:os.system [id]",
        "topics: !!python/name:os.system",
        "summary: !include /etc/passwd",
        BOMB,
        f"summary: *a\n{BOMB}",
        "<<: {title: x}",
    ],
)
def test_yaml_builds_nothing_and_grows_to_nothing(form: str) -> None:
    """Tags, anchors and merging keys are told, each with its line, and never carried out."""
    words = told(lambda: read_post(post(form), VOCABULARY, file="2026/03/bai.md"))

    assert words
    assert len("\n".join(words)) < 3000


@pytest.mark.parametrize(
    "target",
    ["../../../mkdocs.yml", "/etc/passwd.pdf", "..%2f..%2fmau.pdf", "..\\mau.pdf", "ra.pdf"],
)
def test_no_path_of_a_post_leads_out(tmp_path: Path, target: str) -> None:
    """Neither written, nor packed into percents, nor through a link of the file system."""
    posts = tmp_path / "posts"
    folder = posts / "2026/03"
    folder.mkdir(parents=True)
    (tmp_path / "mau.pdf").write_bytes(b"%PDF-1.7\n%%EOF\n")
    (folder / "ra.pdf").symlink_to(tmp_path / "mau.pdf")
    (folder / "bai.md").write_text(post("", f"[Tệp]({target})"), "utf-8")

    found = read_posts(posts, VOCABULARY)

    assert found.problems or target.startswith("/")
    assert not [place for place, medium in found.media.items() if not medium.fault]


@pytest.mark.parametrize("name", ["a..b", "tin%2fbai", "TIN", "tin bai", "tín", "con\u0430", "-"])
def test_a_slug_that_is_no_name_is_refused(tmp_path: Path, name: str) -> None:
    """Dots, percents, capitals, spaces, diacritics, letters that look alike."""
    folder = tmp_path / "2026/03"
    folder.mkdir(parents=True)
    (folder / f"{name}.md").write_text(post(""), "utf-8")

    [problem] = read_posts(tmp_path, VOCABULARY).problems

    assert "dùng làm địa chỉ trang; hãy đổi thành" in problem.sentence


@pytest.mark.parametrize("name", ["a.svg", "a.png", "a.jpg", "a.webp", "a.pdf"])
def test_an_svg_is_no_picture_under_any_name(tmp_path: Path, name: str) -> None:
    """It can hold scripts, and browsers go by what a file holds."""
    folder = tmp_path / "2026/03"
    folder.mkdir(parents=True)
    svg = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    (folder / name).write_bytes(svg)
    (folder / "bai.md").write_text(post("", f"![Hình]({name}) [Tệp]({name})"), "utf-8")

    found = read_posts(tmp_path, VOCABULARY)

    assert found.problems
    assert not found.posts


def test_a_title_is_text_wherever_it_is_told(tmp_path: Path, lender: Lender) -> None:
    """On pages, in lists, feeds, calendars and data: letters, never marks."""
    folder = Folder(tmp_path / "project", lender)
    quoted = "'" + TITLE.replace("'", "''") + "'"
    folder.write("bai-0", title=quoted, summary=quoted)
    folder.build()

    texts = {name: raw for name, raw in tree(folder.site).items() if b"alert(2)" in raw}
    assert "tin-bai/2026/03/bai-0/index.html" in texts
    assert "rss.xml" in texts
    pages = {name: raw for name, raw in texts.items() if name.endswith((".html", ".xml"))}
    assert not [name for name, raw in pages.items() if b"<script>alert" in raw]
    assert not [name for name, raw in pages.items() if b"<img src=x" in raw]
    assert (folder.root / MONTH / "bai-0.md").is_file()
