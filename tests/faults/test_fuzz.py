"""Whatever comes in is taken or told: it brings no reader down, and nothing of it runs."""

import re
from contextlib import suppress
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import html as lxml_html
from openpyxl import Workbook

from cchc.core.counting import count
from cchc.core.offer import Kept
from cchc.core.post_reader import read_post
from cchc.core.problem import ContentError
from cchc.core.register_list import KINDS
from cchc.editor.uploading import RefusedFileError, received
from cchc.gather.draft import draft_text
from cchc.gather.feed import read_feed
from cchc.gather.limits import FetchError
from cchc.gather.listing import listed_page
from cchc.gather.rewriting import markdown_of
from cchc.publish.links import Links
from cchc.publish.markdown import SCHEMES, Renderer
from cchc.store.looking import look_at
from cchc.store.posts import read_posts
from cchc.store.project import Project, read_plan_file
from cchc.store.registers import read_registers
from core.samples import SAMPLES, VOCABULARY
from faults.mutations import bounded, mutated
from gather.test_feed import ATOM
from gather.web import RSS_TYPE, entry, rss
from picture_samples import FORMATS, photograph

ROOT = Path(__file__).parents[2]
POSTS = [
    path.read_bytes()
    for folder in (SAMPLES / "bad", SAMPLES / "good", ROOT / "posts")
    for path in sorted(folder.rglob("*.md"))
    if path.stat().st_size < 20_000
]
PLANS = [path.read_bytes() for path in sorted((SAMPLES / "bad_plans").glob("*.yml"))]
PLANS.append((SAMPLES / "good/plan.yml").read_bytes())
SETTINGS = [path.read_bytes() for path in sorted((SAMPLES / "bad_settings").glob("*.yml"))]
SETTINGS.append((ROOT / "mkdocs.yml").read_bytes())
REGISTERS = [path.read_bytes() for path in sorted((ROOT / "docs/danh-muc").glob("*.yml"))]
HTML = "<p>Chữ <a href='b'>b</a><img src=a.png onerror=x><svg onload=x></p><ul><li>Một</ul>"
FEEDS = [ATOM.encode(), rss(entry("a", "Tên &amp; tuổi", HTML), entry("b", "Tên", "Chữ trơn."))]
_RUNNING = {"script", "style", "iframe", "object", "embed", "svg", "math", "form", "base"}
_RUNNING |= {"srcdoc", "formaction"}
_LEADING = {"href", "src", "action", "xlink:href"}
_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_INVISIBLE = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202f\ufeff]")


def harm_in(fragment: str) -> list[str]:
    """Return what in an HTML fragment a browser could run, or fetch from an address of no kind."""
    if not fragment.strip():
        return []
    elements = list(lxml_html.fragment_fromstring(fragment, create_parent="div").iter())
    pairs = [(str(each.tag), name, value) for each in elements for name, value in each.items()]
    return [
        *(str(each.tag) for each in elements if each.tag in _RUNNING),
        *(f"{tag} {name}" for tag, name, _ in pairs if name.startswith("on") or name in _RUNNING),
        *(f"{tag} {value}" for tag, name, value in pairs if name in _LEADING and is_strange(value)),
    ]


def is_strange(address: str) -> bool:
    """Tell whether a browser would take *address* for one of another scheme than ours."""
    scheme = _SCHEME.match(_INVISIBLE.sub("", address))
    return scheme is not None and scheme[0][:-1].lower() not in SCHEMES


@bounded(800)
@given(mutated(POSTS))
def test_any_post_is_read_or_told_and_what_is_shown_of_it_is_harmless(raw: bytes) -> None:
    """Read as the build does; also a post that our check refuses would be shown without harm."""
    text = raw.decode("utf-8", "ignore")
    renderer = Renderer(Links("/", {}))
    with suppress(ContentError):
        post = read_post(text, VOCABULARY, file="2026/03/bai.md")
        assert not harm_in(renderer.html(post))
    body = text.rpartition("---")[2]
    assert not harm_in(renderer.fragment(body, lambda target: target))


@bounded(60)
@given(st.lists(mutated(POSTS), min_size=1, max_size=4))
def test_any_folder_of_posts_is_read(
    tmp_path_factory: pytest.TempPathFactory, raws: list[bytes]
) -> None:
    """From the disk, as bytes: each file is a post or has its sentences."""
    folder = tmp_path_factory.mktemp("posts")
    for number, raw in enumerate(raws):
        (folder / f"bai-{number}.md").write_bytes(raw)

    found = read_posts(folder, VOCABULARY)

    told = {problem.file.removeprefix("posts/") for problem in found.problems}
    assert told | {post.file for post in found.posts} == {f"bai-{n}.md" for n in range(len(raws))}


@bounded(250)
@given(mutated(PLANS))
def test_any_plan_is_counted_or_told(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    """A plan that is read can be counted against."""
    path = tmp_path_factory.mktemp("plans") / "plan.yml"
    path.write_bytes(raw)
    with suppress(ContentError):
        plan = read_plan_file(path, file="plan.yml")
        count(plan, (), until=date(plan.year, 12, 31))


@bounded(200)
@given(mutated(SETTINGS))
def test_any_settings_are_read_or_told(
    tmp_path_factory: pytest.TempPathFactory, raw: bytes
) -> None:
    """mkdocs.yml too is written by people."""
    root = tmp_path_factory.mktemp("site")
    (root / "mkdocs.yml").write_bytes(raw)
    with suppress(ContentError):
        project = Project(root)
        project.plan(project.settings())


@bounded(100)
@given(st.sampled_from(sorted(KINDS)), mutated(REGISTERS))
def test_any_register_is_read_or_told(
    tmp_path_factory: pytest.TempPathFactory, name: str, raw: bytes
) -> None:
    """Whatever its file holds, the reader comes back with entries and sentences."""
    root = tmp_path_factory.mktemp("registers")
    path = root / "docs/danh-muc" / f"{name}.yml"
    path.parent.mkdir(parents=True)
    path.write_bytes(raw)

    read_registers(root, VOCABULARY)


@bounded(200)
@example(b"<a:b:rss>x")
@example(ATOM.replace("https://mau.example.vn/a", "https://](mau.example.vn/a").encode())
@given(mutated(FEEDS))
def test_any_feed_gives_drafts_that_can_be_read_or_is_refused(raw: bytes) -> None:
    """What a stranger offers becomes a draft without harm, or is refused with a reason."""
    renderer = Renderer(Links("/", {}))
    try:
        offers = read_feed(raw, url="https://mau.example.vn/rss.xml", content_type=RSS_TYPE)
    except FetchError:
        return
    for offer in offers:
        assert not harm_in(offer.html)
        assert not harm_in(renderer.fragment(markdown_of(offer.html), lambda target: target))
        kept = Kept("https://mau.example.vn/rss.xml", "kt", offer, date(2026, 3, 12))
        text = draft_text(kept, name="Nguồn", plain=True)
        assert read_post(text, VOCABULARY, file="2026/03/tin.md").draft


@bounded(200)
@given(mutated([HTML.encode(), *FEEDS]))
def test_any_page_of_the_city_is_looked_through(raw: bytes) -> None:
    """The page that tells which posts were published is a stranger's too."""
    for listed in listed_page(raw, url="https://mau.example.vn/"):
        assert listed.url.startswith("http") or not listed.url


def _documents() -> list[bytes]:
    files = [BytesIO(), BytesIO()]
    Document().save(files[0])
    Workbook().save(files[1])
    return [file.getvalue() for file in files]


UPLOADS = [photograph(suffix, (24, 16)) for suffix in FORMATS]
UPLOADS += [*_documents(), b"%PDF-1.7\n%%EOF\n"]


@bounded(200)
@given(mutated(UPLOADS), st.text(max_size=30))
def test_any_upload_is_taken_or_refused(
    tmp_path_factory: pytest.TempPathFactory, raw: bytes, name: str
) -> None:
    """By the editor and from the posts' folder; its name is always a plain one."""
    with suppress(RefusedFileError):
        assert re.fullmatch(r"[a-z0-9-]+\.(pdf|docx|xlsx|webp)", received(raw, name, ()).name)
    folder = tmp_path_factory.mktemp("uploads")
    for suffix in (".jpg", ".pdf", ".docx"):
        (folder / f"tep{suffix}").write_bytes(raw)
    look_at(folder, [f"tep{suffix}" for suffix in (".jpg", ".pdf", ".docx")], thorough=True)
