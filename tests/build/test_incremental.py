"""A build that remembers makes what a build without a memory makes, byte for byte."""

import random
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from build_folder import MONTH, PLAN, Folder, Lender
from cchc.build import making
from cchc.build.theme import theme_key
from cchc.build.versions import made_with
from cchc.store import looking, scan
from cchc.store.memory import Memory
from cchc.store.output import Output
from cchc.store.pictures import make_variants
from cchc.store.project import Project
from cchc.store.registers import FILES, FOLDER
from picture_samples import picture

UNITS = ("kt", "vhxh", "ubnd-xa")
CATEGORIES = ("tthc", "chung", "the-che")
DAYS = (date(2026, 3, 15), date(2026, 8, 1), date(2026, 11, 22))
PAGE = "tin-bai/2026/03/bai-0/index.html"


@pytest.fixture(scope="module")
def lender(tmp_path_factory: pytest.TempPathFactory) -> Lender:
    """One lender for all tests: MkDocs takes most of the time."""
    return Lender(tmp_path_factory.mktemp("themes"))


@pytest.fixture
def folder(tmp_path: Path, lender: Lender) -> Folder:
    """A project that was built once."""
    made = Folder(tmp_path / "project", lender)
    made.build()
    return made


class Editor:
    """Changes a project as people do, one thing at a time, by chance."""

    def __init__(self, folder: Folder, chance: random.Random) -> None:
        self._folder = folder
        self._chance = chance
        self._number = 100

    def step(self) -> str:
        """Make one change; returns what it was."""
        edits: tuple[Callable[[], object], ...] = (
            *(self._add, self._rewrite, self._rewrite, self._rename, self._move, self._withdraw),
            self._mend,
            *(self._delete, self._break, self._show, self._link, self._name_unit, self._name_site),
            *(self._page, self._style, self._day, self._quote, self._swap, self._send),
            *(self._enter, self._enter, self._spoil, self._attach, self._phone, self._empty),
            *(self._show, self._replace_picture, self._replace_picture, self._offer),
        )
        edit = self._chance.choice(edits)
        edit()
        return edit.__name__

    def _slug(self) -> str:
        return self._chance.choice(self._slugs())

    def _slugs(self) -> list[str]:
        found = sorted(path.stem for path in (self._folder.root / MONTH).glob("*.md"))
        if not found:
            self._add()
            return self._slugs()
        return found

    def _new(self) -> str:
        self._number += 1
        return f"bai-{self._number}"

    def _add(self) -> None:
        self._write(self._new())

    def _rewrite(self) -> None:
        self._write(self._slug())

    def _write(self, slug: str, body: str = "", **fields: str) -> None:
        chance = self._chance
        form = {
            "title": f"Tên {chance.randrange(3)}",
            "unit": chance.choice(UNITS),
            "category": chance.choice(CATEGORIES),
            "date": f"2026-03-{chance.randrange(10, 20)}",
        }
        self._folder.write(slug, body or f"Chữ {chance.randrange(9)}.", **(form | fields))

    def _rename(self) -> None:
        slug = self._slug()
        path = self._folder.path(slug)
        text = path.read_text("utf-8").replace("---\n", f"---\nformerly: [{slug}]\n", 1)
        self._folder.path(self._new()).write_text(text, "utf-8")
        path.unlink()

    def _move(self) -> None:
        self._folder.path(self._slug()).rename(self._folder.path(self._new()))

    def _swap(self) -> None:
        one, other = (self._folder.path(self._slug()) for _ in range(2))
        texts = one.read_bytes(), other.read_bytes()
        other.write_bytes(texts[0])
        one.write_bytes(texts[1])

    def _mend(self) -> None:
        day = self._chance.choice(("2026-03-13", "2026-08-02", "2026-12-01"))
        self._write(self._slug(), updated=day)

    def _withdraw(self) -> None:
        self._write(self._slug(), withdrawn="{date: 2026-04-01, reason: Nhầm}")

    def _send(self) -> None:
        self._write(self._slug(), elsewhere="[{channel: truyen-thanh, aired: 2026-03-20}]")

    def _delete(self) -> None:
        self._folder.path(self._slug()).unlink()

    def _break(self) -> None:
        self._write(self._slug(), date="12/3/2026")

    def _show(self) -> None:
        slug = self._slug()
        size = self._chance.choice(((40, 30), (400, 300), (500, 700)))
        made = picture(".png", size, seed=self._chance.randrange(2))
        (self._folder.root / MONTH / f"{slug}.png").write_bytes(made)
        title = self._chance.choice(("", ' "Chú thích"'))
        self._write(slug, f"![Hình]({slug}.png{title})", image=f"{{src: {slug}.png, alt: Hình}}")

    def _replace_picture(self) -> None:
        """Put another picture, none, or what is no picture in the place of one."""
        for path in sorted((self._folder.root / MONTH).glob("*.png")):
            raw = self._chance.choice((picture(".png", (720, 90)), picture(".gif"), b"", b"<svg>"))
            path.write_bytes(raw) if raw else path.unlink()
            return

    def _offer(self) -> None:
        slug = self._slug()
        letters = self._chance.randrange(1, 4000)
        (self._folder.root / MONTH / f"{slug}.txt").write_text("a" * letters, "utf-8")
        self._write(slug, f"[Mẫu đơn]({slug}.txt)")

    def _link(self) -> None:
        self._write(self._slug(), f"[Xem]({self._slug()}.md)")

    def _name_unit(self) -> None:
        path = self._folder.root / PLAN
        text = path.read_text("utf-8")
        old, new = ("name: Phòng Kinh tế", "name: Phòng Kinh Tế")
        pair = (old, new) if f"{old}\n" in text else (new, old)
        self._folder.replace(PLAN, *pair)

    def _name_site(self) -> None:
        self._toggle("mkdocs.yml", "site_name: Trang thông tin", "site_name: Trang tin")

    def _page(self) -> None:
        path = self._folder.root / "docs/gioi-thieu.md"
        added = "\nThêm một dòng.\n"
        text = path.read_text("utf-8")
        path.write_text(text.removesuffix(added) if added in text else text + added, "utf-8")

    def _style(self) -> None:
        path = self._folder.root / "docs/assets/stylesheets/site.css"
        added = b"/* . */\n"
        raw = path.read_bytes()
        path.write_bytes(raw.removesuffix(added) if raw.endswith(added) else raw + added)

    def _day(self) -> None:
        self._folder.day = self._chance.choice(DAYS)

    def _quote(self) -> None:
        self._toggle("plans/ha-noi-2026.yml", "quote: ", "quote:  ")

    def _enter(self) -> None:
        """Add an entry to a register, or change one that was added."""
        number = self._chance.randrange(3)
        self._folder.enter(
            "van-ban", number=f"{number}/TB", date=f"2026-0{number + 1}-01", issuer="UBND",
            title=f"Văn bản {self._chance.randrange(9)}", kind="thong-bao",
        )  # fmt: skip
        self._folder.enter(
            "su-kien", code=f"hop-{number}", title=f"Họp {number}", kind="hoi-nghi",
            date=f"2026-{self._chance.randrange(10, 13)}-01",
        )  # fmt: skip

    def _spoil(self) -> None:
        self._toggle("docs/danh-muc/hoi-dap.yml", "category: tthc", 'category: "tthc')

    def _attach(self) -> None:
        name = self._chance.choice(["a.pdf", "b.pdf"])
        (self._folder.root / FILES / name).write_bytes(b"%" * self._chance.randrange(1, 9))
        self._folder.enter(
            "van-ban", number="9/TB", date="2026-02-01", issuer="UBND", title="Kèm tệp",
            kind="thong-bao", file=name,
        )  # fmt: skip

    def _phone(self) -> None:
        self._folder.enter("lien-he", code="nong", kind="duong-day-nong", phones="1900 1")

    def _empty(self) -> None:
        (self._folder.root / FOLDER / "trac-nghiem.yml").write_text("entries: []\n", "utf-8")

    def _toggle(self, file: str, old: str, new: str) -> None:
        text = (self._folder.root / file).read_text("utf-8")
        pair = (new, old) if new in text else (old, new)
        self._folder.replace(file, *pair)


@pytest.mark.parametrize("seed", range(12))
def test_any_changes_give_what_a_clean_build_gives(folder: Folder, seed: int) -> None:
    """Whatever people change, one thing after the other, no file of the site is stale."""
    # Not for secrets: the same seed is to give the same changes.
    editor = Editor(folder, random.Random(seed))  # noqa: S311
    told = []
    for _ in range(5):
        told.append(editor.step())
        folder.build()

        assert not folder.faults(), told


def test_an_entry_more_touches_no_post_and_asks_mkdocs_for_nothing(folder: Folder) -> None:
    """The page of its register is written, and the search; the theme is what it was before."""
    theme = theme_key(Project(folder.root))
    before = {path: path.stat().st_mtime_ns for path in folder.site.rglob("*") if path.is_file()}
    folder.enter("hoi-dap", code="moi", question="Câu mới?", answer="Trả lời.", category="chung")

    folder.build()

    kept = {path: time for path, time in before.items() if "assets/search" not in path.as_posix()}
    written = {path for path, time in kept.items() if path.stat().st_mtime_ns != time}
    assert {path.relative_to(folder.site).as_posix() for path in written} == {
        *("hoi-dap/index.html", "tim-kiem/muc-luc.json"),
        *("tim-kiem/muc-luc.json.br", "tim-kiem/muc-luc.json.gz"),
    }
    assert theme_key(Project(folder.root)) == theme


def test_a_bad_entry_leaves_its_page_and_comes_back(
    folder: Folder, caplog: pytest.LogCaptureFixture
) -> None:
    """The build says which and why; mended, the page is as it was."""
    page = folder.site / "hoi-dap/index.html"
    before = page.read_bytes()
    folder.replace("docs/danh-muc/hoi-dap.yml", "category: tthc", 'category: "tthc')
    folder.build()
    spoilt = page.read_text("utf-8")
    told = [record.getMessage() for record in caplog.records if "danh-muc" in record.getMessage()]
    folder.replace("docs/danh-muc/hoi-dap.yml", 'category: "tthc', "category: tthc")
    folder.build()

    assert any("hoi-dap.yml:" in line and "chưa đóng" in line for line in told)
    assert "Khi nào xã đối thoại" not in spoilt
    assert "Xem tin cải cách hành chính của xã ở đâu?" in spoilt
    assert page.read_bytes() == before


def test_a_number_that_changes_is_at_the_foot_of_every_page(folder: Folder) -> None:
    """The footer is part of what every page is poured into, "not found" as well."""
    folder.enter("lien-he", code="nong", kind="duong-day-nong", phones="1900 123456")
    folder.build()

    for page in (PAGE, "index.html", "404.html", "van-ban/index.html", "don-vi/kt/index.html"):
        assert 'href="tel:1900123456"' in (folder.site / page).read_text("utf-8")
    assert not folder.faults()


def test_a_post_that_only_moves_is_linked_where_it_lies(folder: Folder) -> None:
    """A file that gets another name and keeps its bytes is found anew by lists and feeds."""
    folder.path("bai-7").rename(folder.path("bai-70"))
    folder.build()

    assert not folder.faults()


@pytest.mark.parametrize(
    "other", [picture(".png", (500, 700)), picture(".png", (40, 30)), b"", b"x"]
)
def test_another_picture_under_the_same_name_is_shown_anew(folder: Folder, other: bytes) -> None:
    """Of another size, gone, or broken: page, lists and feeds follow, and it comes back."""
    path, first = folder.root / MONTH / "anh.png", picture(".png", (400, 300))
    path.write_bytes(first)
    folder.write("bai-0", "![Hình](anh.png)", image="{src: anh.png, alt: Hình}")
    folder.build()
    before = (folder.site / PAGE).read_bytes()
    path.write_bytes(other) if other else path.unlink()
    folder.build()

    assert not folder.faults()
    path.write_bytes(first)
    folder.build()
    assert (folder.site / PAGE).read_bytes() == before
    assert not folder.faults()


def test_pictures_that_did_not_change_are_not_opened(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A build after the first reads no picture: their stamps tell that they are the same."""
    for number in range(3):
        path = folder.root / MONTH / f"anh-{number}.png"
        path.write_bytes(picture(".png", (400, 300), seed=number))
        folder.write(f"bai-{number}", f"![Hình](anh-{number}.png)")
    monkeypatch.setattr(scan, "_TICK_NS", 0)  # As if they had lain there for a while.
    folder.build()
    opened: list[Path] = []
    monkeypatch.setattr(looking, "_looked", lambda file, *_, **__: opened.append(file.name))

    assert folder.build().summary.written == 0
    assert opened == []


def test_many_pictures_made_in_processes_are_the_same(folder: Folder) -> None:
    """Shared among processes, pictures come out as one process makes them."""
    for number in range(9):
        made = picture(".jpg", (500, 300), seed=number)
        (folder.root / MONTH / f"anh-{number}.jpg").write_bytes(made)
    folder.write("bai-0", "\n\n".join(f"![Hình](anh-{number}.jpg)" for number in range(9)))
    folder.build()
    files = sorted((folder.site / "hinh/2026/03").iterdir())
    ours = {path.name: path.read_bytes() for path in files}
    assert len(ours) == 18
    for number in range(9):
        made = picture(".jpg", (500, 300), seed=number)
        clean, *variants = make_variants(made, ".jpg", (360, 500))

        assert (folder.site / f"tin-bai/2026/03/anh-{number}.jpg").read_bytes() == clean
        assert [ours[name] for name in ours if name.startswith(f"anh-{number}-")] == variants


def test_two_posts_that_change_places_are_told_anew(folder: Folder) -> None:
    """Two files that swap their bytes swap their pages, and their places in lists."""
    folder.write("bai-1", "Chữ khác.", title="Tên khác")
    folder.build()
    one, other = folder.path("bai-0"), folder.path("bai-1")
    first, second = one.read_bytes(), other.read_bytes()
    one.write_bytes(second)
    other.write_bytes(first)
    folder.build()

    assert not folder.faults()


@pytest.mark.parametrize(
    "body",
    [
        "[Xem](bai-1.md)",
        '[Xem](bai-1.md\n"Tên")',
        "[Xem](\nbai-1.md)",
        "[Xem][a]\n\n[a]: bai-1.md",
        "[Xem][a]\n\n[a]:\n  bai-1.md",
        "\\`[Xem](bai-1.md)\\`",
        "- a\n\n        [Xem](bai-1.md)\n\n        [a]: bai-1.md",
        "<bai-1.md>",
        "[Xem]( <bai-1.md> )",
        "[a [b](bai-1.md) c](bai-2.md)",
        "~~~\n`\n~~~\n\n[Xem](bai-1.md)",
    ],
)
def test_a_link_follows_the_post_that_it_leads_to(folder: Folder, body: str) -> None:
    """When the other post comes later or is no longer there, the page that names it is made."""
    folder.write("bai-0", body)
    folder.build()
    folder.write("bai-1", date="2026-11-30")
    folder.build()

    assert not folder.faults()


def test_personal_data_is_told_and_the_post_stays(
    folder: Folder, caplog: pytest.LogCaptureFixture
) -> None:
    """A build that people wait for takes no post away; it says what has to be answered."""
    folder.write("goi-ong-an", body="Gọi ông An 0912 345 678.")
    built = folder.build()

    assert "posts/2026/03/goi-ong-an.md:8: có số điện thoại cá nhân '0912 345 678'" in caplog.text
    assert "1 bài đã đăng có dữ liệu cá nhân chưa nêu lý do; xem các dòng ở trên." in [
        line.text for line in built.lines
    ]
    assert (folder.site / "tin-bai/2026/03/goi-ong-an/index.html").is_file()


def test_an_address_of_a_former_site_leads_on(folder: Folder) -> None:
    """By a page at its place; never at a place of ours, and gone with its post's field."""
    folder.write("cu", old_addresses="[/2019/05/cu/, /lien-he/, '/?p=1']")
    folder.build()
    page = folder.site / "2019/05/cu/index.html"

    assert 'content="0; url=/tin-bai/2026/03/cu/"' in page.read_text("utf-8")
    assert "Bài viết đã chuyển" not in (folder.site / "lien-he/index.html").read_text("utf-8")
    assert folder.faults() == []
    folder.write("cu")
    folder.build()
    assert not page.exists()


def test_nothing_changed_and_nothing_is_written(folder: Folder) -> None:
    """A second build writes and removes no file."""
    summary = folder.build().summary

    assert (summary.written, summary.removed) == (0, 0)


def test_one_post_more_writes_few_files(folder: Folder) -> None:
    """A new post writes its page, its neighbour, and what tells of it; no other post."""
    before = {path: path.stat().st_mtime_ns for path in folder.site.rglob("*") if path.is_file()}
    folder.write("moi", date="2026-03-20")

    summary = folder.build().summary

    after = (folder.site / "tin-bai/2026/03").glob("*/index.html")
    written = [path.parent.name for path in after if path.stat().st_mtime_ns != before.get(path)]
    assert sorted(written) == ["bai-7", "moi"]
    assert summary.written < len(before) // 2


@pytest.mark.parametrize("page", [PAGE, "rss.xml", "index.html", "assets/images/bieu-tuong.svg"])
def test_a_file_changed_by_hand_is_put_right(folder: Folder, page: str) -> None:
    """What somebody wrote into the site is not kept, though it was made with the same key."""
    (folder.site / page).write_bytes(b"by hand")

    summary = folder.build().summary

    assert summary.written == 1
    assert not folder.faults()


@pytest.mark.parametrize("page", [PAGE, "rss.xml", "index.html", "assets/images/bieu-tuong.svg"])
def test_a_file_that_was_removed_comes_back(folder: Folder, page: str) -> None:
    """A file that is no longer there is made, whatever the memory says."""
    (folder.site / page).unlink()

    summary = folder.build().summary

    assert summary.written == 1
    assert not folder.faults()


def test_a_bad_post_leaves_the_site_and_comes_back(folder: Folder) -> None:
    """A post that is broken goes; mended, it is as it was."""
    before = (folder.site / PAGE).read_bytes()
    text = folder.path("bai-0").read_text("utf-8")
    folder.path("bai-0").write_text("---\ntitle: [\n---\n", "utf-8")
    folder.build()
    assert not (folder.site / PAGE).exists()
    folder.path("bai-0").write_text(text, "utf-8")
    folder.build()

    assert (folder.site / PAGE).read_bytes() == before
    assert not folder.faults()


def _cut(raw: bytes) -> bytes:
    return raw[: len(raw) // 2]


def _noise(raw: bytes) -> bytes:
    return bytes(len(raw))


def _flipped(place: float) -> Callable[[bytes], bytes]:
    def flip(raw: bytes) -> bytes:
        at = int(len(raw) * place)
        return raw[:at] + bytes([raw[at] ^ 0xFF]) + raw[at + 1 :]

    return flip


@pytest.mark.parametrize("spoil", [_cut, _noise, *map(_flipped, (0, 0.01, 0.2, 0.5, 0.8, 0.99))])
def test_a_damaged_memory_costs_only_time(folder: Folder, spoil: Callable[[bytes], bytes]) -> None:
    """Whatever happened to the memory's file, the site comes out the same."""
    folder.memory.write_bytes(spoil(folder.memory.read_bytes()))
    folder.write("bai-0", "Chữ mới.")
    folder.build()

    assert not folder.faults()


def test_a_deleted_memory_costs_only_time(folder: Folder) -> None:
    """The memory may be deleted: nothing is written that did not change."""
    folder.memory.unlink()

    assert folder.build().summary.written == 0
    assert not folder.faults()


def test_the_memory_of_another_version_is_forgotten(folder: Folder) -> None:
    """What other code made is made again."""
    with Memory(folder.memory, version="x") as memory:
        memory.commit()
    folder.build()

    with Memory(folder.memory, version=made_with()) as memory:
        assert memory.get("theme")
    assert not folder.faults()


def test_many_processes_make_what_one_makes(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Shared among processes, the work gives the same bytes, and is remembered too."""
    folder.memory.unlink()
    folder.write("bai-0", "Chữ mới.")
    with monkeypatch.context() as patched:
        patched.setattr(making, "WORTH_IT", 1)
        patched.setattr(making, "CHUNK", 3)
        folder.build()

    assert not folder.faults()
    assert folder.build().summary.written == 0


def test_what_a_killed_build_left_is_cleared(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page that a killed build put in place does not stay when its post is gone."""

    def killed(_: Memory) -> None:
        raise KeyboardInterrupt

    folder.write("moi")
    with monkeypatch.context() as patched:
        patched.setattr(Memory, "commit", killed)
        with pytest.raises(KeyboardInterrupt):
            folder.build()
    folder.path("moi").unlink()
    folder.build()

    assert not folder.faults()


def test_a_build_killed_while_it_puts_things_in_place_is_made_good(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next build puts in place what the killed one did not."""
    place, left = Output._place, [3]  # noqa: SLF001 - the only way to stop there

    def killed(output: Output, path: str, staged: str) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise KeyboardInterrupt
        place(output, path, staged)

    folder.write("bai-0", "Chữ mới.", title="Tên mới")
    with monkeypatch.context() as patched:
        patched.setattr(Output, "_place", killed)
        with pytest.raises(KeyboardInterrupt):
            folder.build()
    folder.build()

    assert not folder.faults()


def test_a_fresh_post_changes_only_the_list_of_the_search(folder: Folder) -> None:
    """Until there are six, new posts are in no leaf; the sixth moves them all there at once."""
    changed = []
    for number in range(8):
        before = searched(folder)
        folder.write(f"z-{number}", "Chữ của bài thêm.")
        folder.build()
        changed.append(searched(folder) != before)
        assert number % 4 or not folder.faults()

    assert sorted(changed)[:6] == [False] * 6
    assert any(changed)


def searched(folder: Folder) -> set[str]:
    """Return the names of all files of the index; they tell what is in them."""
    return {path.as_posix() for path in (folder.site / "assets/search").rglob("*.json")}
