"""A WordPress export becomes posts, word for word, with its pictures, tables and addresses."""

import unicodedata
from pathlib import Path

import pytest

from cchc.core.plan import Plan
from cchc.core.post import Post
from cchc.moving.bring import House, Outcome, bring
from cchc.moving.library import Library
from cchc.moving.old import UnreadableError
from cchc.moving.table import read_table
from cchc.moving.told import report, report_csv
from cchc.moving.wxr import read_wxr
from cchc.store.posts import read_posts
from cchc.store.project import read_plan_file
from moving.old_sites import HOST, TABLE, uploads, wp_file, wp_item, wp_meta, wxr

LOCKED = {"password": "mật"}
PLAN = Path(__file__).parents[2] / "plans/thuong-phuc-2026.yml"


def plan() -> Plan:
    """Read the commune's plan."""
    return read_plan_file(PLAN, file=PLAN.name)


def house(folder: Path, media: Path | None = None, table: str = TABLE) -> House:
    """Return where things go."""
    words = plan().vocabulary()
    posts = folder / "posts"
    posts.mkdir(exist_ok=True)
    return House(posts, words, read_table(table, words, file="bang.yml"), Library(media, posts))


def brought(folder: Path, *items: str, media: Path | None = None) -> Outcome:
    """Bring an export of *items* over."""
    return bring(read_wxr(wxr(*items)), house(folder, media))


def posts(folder: Path) -> dict[str, Post]:
    """Read the posts by slug; none may have a fault."""
    found = read_posts(folder / "posts", plan().vocabulary())
    assert found.problems == ()
    return {post.slug: post for post in found.posts}


def test_a_post_comes_over_with_all_that_is_known_of_it(tmp_path: Path) -> None:
    """Title, unit and field by the table, moment in Viet Nam, summary, author, old addresses."""
    told = {"category": "THỦ TỤC HÀNH CHÍNH", "excerpt": "Tóm <b>tắt</b>", "number": "7"}
    brought(tmp_path, wp_item("Một cửa: “mới”", "<p>Chữ <b>đậm</b>.</p>", name="mot-cua", **told))

    post = posts(tmp_path)["mot-cua"]
    assert (post.title, post.units, post.category) == ("Một cửa: “mới”", ("vp",), "tthc")
    assert post.moment.isoformat() == "2019-05-03T08:30:00+07:00"
    assert (post.summary, post.author) == ("Tóm tắt", "Tổ biên tập")
    assert post.old_addresses == ("/2019/05/mot-cua/", "/?p=7")
    assert post.body == "\nChữ **đậm**.\n"
    assert post.file == "2019/05/mot-cua.md"


def test_the_table_decides_by_category_author_and_path(tmp_path: Path) -> None:
    """The first line that gives an answer holds; what no line is about is told."""
    outcome = brought(
        tmp_path,
        wp_item("Một", "Chữ.", name="mot", creator="Lan", category="Khác"),
        wp_item("Hai", "Chữ.", name="hai", creator="x", link=f"{HOST}/tin-kinh-te/hai.html"),
        wp_item("Ba", "Chữ.", name="ba", creator="x", category="Đời sống"),
        wp_item("Bốn", "Chữ.", name="bon", category="Tuyển dụng"),
    )

    homes = {slug: (post.lead, post.category) for slug, post in posts(tmp_path).items()}
    assert homes == {
        "mot": ("kt", "chung"), "hai": ("kt", "tai-chinh-cong"), "ba": ("vhxh", "chung"),
    }  # fmt: skip
    assert outcome.new["2019/05/ba.md"] == [
        "chuyên mục cũ “Đời sống” chưa có trong bảng: đã dùng đơn vị, lĩnh vực mặc định"
    ]
    assert [reason for _, reason in outcome.left] == ["bảng chuyển bài ghi bỏ qua"]


CASES = [
    ("Đoạn một\ndòng hai\n\nĐoạn hai", "Đoạn một  \ndòng hai\n\nĐoạn hai"),
    ("<!-- wp:paragraph -->\n<p>Khối</p>\n<!-- /wp:paragraph -->", "Khối"),
    ("<h2>Mục</h2>\n<ul>\n<li>Một</li>\n<li>Hai</li>\n</ul>", "## Mục\n\n-   Một\n-   Hai"),
    ("[embed]https://video.example/1[/embed]", "[https://video.example/1](https://video.example/1)"),
    ("[su_button url='x']Bấm[/su_button] [2019] [sic]", "Bấm \\[2019\\] \\[sic\\]"),
    ("<p>A<script>alert(1)</script><b onclick='x()'>B</b></p>", "A**B**"),
    ("<p>1 &lt; 2 * 3 _x_ &amp;amp;</p>", "1 &lt; 2 \\* 3 \\_x\\_ &amp;amp;"),
    ("<a href='javascript:alert(1)'>x</a> <a href='/lien-he/'>y</a>",
     f"x [y]({HOST}/lien-he/)"),
    ("<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>",
     "| A | B |\n| --- | --- |\n| 1 | 2 |"),
    ("Trước<!--more-->Sau", "Trước\n\nSau"),
]  # fmt: skip


@pytest.mark.parametrize(("html", "markdown"), CASES)
def test_a_text_says_the_same_in_markdown(tmp_path: Path, html: str, markdown: str) -> None:
    """Bare lines, blocks, lists, tables, shortcodes; and nothing that runs."""
    brought(tmp_path, wp_item("Bài", html, name="bai"))

    assert posts(tmp_path)["bai"].body == f"\n{markdown}\n"


def test_pictures_and_files_come_to_lie_beside_the_post(tmp_path: Path) -> None:
    """The largest size, captions and galleries; what is missing or odd is told by file."""
    media = uploads(
        tmp_path / "uploads", "2019/05/anh.jpg", "2019/05/anh-300x200.jpg", "2019/05/Tờ khai.pdf",
        "2019/05/b.png", "2019/05/c.png",
    )  # fmt: skip
    (media / "2019/05/hong.png").write_bytes(b"\x89PNG\r\n\x1a\n...")
    up = f"{HOST}/wp-content/uploads/2019/05"
    html = f"""[caption id="a_1" width="300"]<a href="{up}/anh.jpg"><img src="{up}/anh-300x200.jpg"
 alt="Người dân"></a> Tại <b>một cửa</b>[/caption]

[gallery ids="11,12,13"]

<img src="{up}/hong.png" alt="Hỏng"> <img src="{up}/mat.jpg" alt="Mất"> <img src="{up}/b.png">

Tải <a href="{up}/T%E1%BB%9D%20khai.pdf">tờ khai</a> và <a href="{up}/mat.pdf">mẫu</a>.

<iframe src="https://video.example/2"></iframe>"""
    more = wp_meta("_thumbnail_id", "11")
    files = [
        wp_file(11, "2019/05/b.png", alt="Hình B", caption="Chú B"), wp_file(12, "2019/05/c.png"),
    ]  # fmt: skip
    outcome = brought(
        tmp_path, wp_item("Bài", html, name="bai", more=more, category="Thủ tục hành chính"),
        *files, media=media,
    )  # fmt: skip

    post, shown_again = posts(tmp_path)["bai"], "![Hình trong bài Bài](bai-b.png)"
    assert post.body.strip().split("\n\n") == [
        '![Người dân](bai-anh.jpg "Tại một cửa")',
        '![Hình B](bai-b.png "Chú B")',
        "![Hình trong bài Bài](bai-c.png)",
        f"[Hình: Hỏng]({up}/hong.png)   [Hình: Mất]({up}/mat.jpg)  {shown_again}",
        f"Tải [tờ khai](bai-to-khai.pdf) và [mẫu]({up}/mat.pdf).",
        "[https://video.example/2](https://video.example/2)",
    ]
    assert post.image is not None
    assert (post.image.src, post.image.alt, post.image.caption) == ("bai-b.png", "Hình B", "Chú B")
    assert outcome.new[post.file] == [
        "có 1 nội dung nhúng từ trang khác, đã đổi thành liên kết: hãy xem lại",
        "hình: hình '2019/05/hong.png' bị hỏng hoặc chép chưa trọn; hãy lưu lại từ hình gốc",
        "hình: không thấy tệp /wp-content/uploads/2019/05/mat.jpg trong thư mục hình, tệp",
        "tệp: không thấy tệp /wp-content/uploads/2019/05/mat.pdf trong thư mục hình, tệp",
        "2 hình chưa có lời mô tả: đã ghi tạm theo tiêu đề, hãy viết lại",
    ]


def test_links_between_old_posts_lead_to_the_new_ones(tmp_path: Path) -> None:
    """Also to one that comes later in the export, by either of its addresses."""
    html = f'<a href="/2019/05/hai/#muc">Hai</a> <a href="{HOST}/?p=42">lại</a>'
    later = wp_item("Hai", "Chữ.", name="hai", number="42", date="2020-01-31 17:30:00")
    brought(tmp_path, wp_item("Một", html, name="mot"), later)

    assert (
        posts(tmp_path)["mot"].body == "\n[Hai](../../2020/02/hai.md) [lại](../../2020/02/hai.md)\n"
    )


def test_what_was_not_for_all_stays_behind(tmp_path: Path) -> None:
    """Drafts, private posts, pages, the bin; each is told with its reason."""
    outcome = brought(
        tmp_path,
        wp_item("Nháp", "x", status="draft"),
        wp_item("Riêng", "x", status="private"),
        wp_item("Khóa", "x", **LOCKED),
        wp_item("Giới thiệu", "x", type="page"),
        wp_item("Rác", "x", status="trash"),
        wp_item("Hẹn", "x", status="future"),
        wp_item("Không ngày", "x", date="0000-00-00 00:00:00"),
        wp_item("Xưa", "x", date="1999-12-30 00:00:00"),
        wp_item("", "x"),
        wp_item("Trình đơn", "x", type="nav_menu_item"),
        wp_item("Bài", "x", name="bai"),
    )

    assert list(posts(tmp_path)) == ["bai"]
    assert [f"{item.title}: {reason}" for item, reason in outcome.left] == [
        "Nháp: bản nháp, chưa đăng ở trang cũ",
        "Riêng: bài riêng tư hoặc có mật khẩu",
        "Khóa: bài riêng tư hoặc có mật khẩu",
        "Giới thiệu: trang cố định, không phải tin bài; hãy viết lại trong docs/ nếu còn dùng",
        "Rác: bài trong thùng rác của trang cũ",
        "Hẹn: bài hẹn ngày, chưa đăng ở trang cũ",
        "Không ngày: không thấy ngày đăng",
        "Xưa: trước năm 2000: ngày đăng không dùng được",
        ": không có tiêu đề",
    ]


def test_a_second_run_makes_no_doubles(tmp_path: Path) -> None:
    """What an officer renamed, changed or spoilt since is known by its old address."""
    items = [wp_item(f"Bài {number}", "Chữ.", name=f"bai-{number}") for number in range(4)]
    brought(tmp_path, *items[:3])
    folder = tmp_path / "posts/2019/05"
    (folder / "bai-0.md").rename(folder / "ten-khac.md")
    bad = (folder / "bai-1.md").read_text("utf-8").replace("unit: kt", "unit: không có")
    (folder / "bai-1.md").write_text(bad, "utf-8")

    again = brought(tmp_path, *items)

    assert (list(again.new), again.known) == (["2019/05/bai-3.md"], 3)


def test_posts_of_one_name_get_names_of_their_own(tmp_path: Path) -> None:
    """Names of WordPress may be codes of Vietnamese letters, or too long, or the same."""
    long = "rat-" * 60
    brought(
        tmp_path,
        wp_item("Một", "x", name="t%e1%bb%9d-khai"),
        wp_item("Hai", "x", name="to-khai"),
        wp_item("Ba", "x", name=long),
        wp_item("Đường dây nóng", "x", name=""),
    )

    assert set(posts(tmp_path)) == {"to-khai", "to-khai-2", ("rat-" * 20)[:-1], "duong-day-nong"}


def test_an_export_that_was_cut_or_spoilt_gives_what_it_holds(tmp_path: Path) -> None:
    """Signs that no XML may hold, letters of another encoding, an end that is missing."""
    whole = wxr(wp_item("Một", "Chữ\x0b có ký tự lạ.", name="mot"), wp_item("Hai", "x", name="hai"))
    site = read_wxr(
        whole.replace("ký tự".encode(), b"k\xff t\xfe")[: -len("</channel></rss>") - 60]
    )
    bring(site, house(tmp_path))

    assert posts(tmp_path)["mot"].body == "\nChữ có k\ufffd t\ufffd lạ.\n"
    assert site.faults == ("tệp xuất bị hỏng hoặc cắt giữa chừng: chỉ đọc được 2 mục",)


def toned(text: str) -> str:
    """Return a text as Windows wrote it: tones apart from their vowels."""
    return "".join(map(_toned, text))


def _toned(letter: str) -> str:
    """Return a letter as Windows wrote it: its tone apart."""
    parts = unicodedata.normalize("NFD", letter)
    tone = "".join(part for part in parts if part in "\u0300\u0301\u0303\u0309\u0323")
    rest = "".join(part for part in parts if part not in tone)
    return unicodedata.normalize("NFC", rest) + tone


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "windows-1258"])
def test_any_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    """By its mark or its declaration; letters come out composed."""
    text = wxr(wp_item("Hội nghị", "<p>Giao việc</p>", name="bai")).decode()
    if encoding == "windows-1258":
        text = toned(text.replace("UTF-8", encoding))
    bring(read_wxr(text.encode(encoding)), house(tmp_path))

    post = posts(tmp_path)["bai"]
    assert (post.title, post.body) == ("Hội nghị", "\nGiao việc\n")


BOMB = b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + wxr()[40:]


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (BOMB, "có khai báo DOCTYPE, ENTITY trong XML: không đọc, để an toàn"),
        (BOMB.decode().encode("utf-16"), "có khai báo DOCTYPE, ENTITY trong XML"),
        (wxr(), "không phải tệp xuất của WordPress (WXR)"),
        (b"", "không phải tệp xuất của WordPress (WXR)"),
    ],
)
def test_what_is_no_export_is_refused(raw: bytes, reason: str) -> None:
    """Entities are never looked up; a file without items is none."""
    with pytest.raises(UnreadableError, match=reason.replace("(", r"\(").replace(")", r"\)")):
        read_wxr(raw)


def test_a_text_that_our_rules_refuse_becomes_a_draft_of_its_words(tmp_path: Path) -> None:
    """Nothing is lost, and nothing that the reader refuses stands in the archive."""
    html = "<blockquote>" * 30 + "<p>Sâu</p>" + "</blockquote>" * 30
    outcome = brought(tmp_path, wp_item("Bài", html, name="bai", category="Thủ tục hành chính"))

    post = posts(tmp_path)["bai"]
    assert (post.draft, post.body) == (True, "\nSâu\n")
    assert outcome.new[post.file] == [
        (
            "nội dung không giữ được cách trình bày; bài để ở dạng nháp: trích dẫn lồng nhau"
            " quá sâu; hãy bớt dấu > ở đầu dòng"
        )
    ]


def test_the_report_tells_by_file_what_to_do(tmp_path: Path) -> None:
    """In words, and as a table that Excel opens."""
    export = wxr(
        wp_item("Gọi ông An", "<p>0912 345 678</p>", name="goi", category="Thủ tục hành chính"),
        wp_item("Nháp", "x", status="draft", name="nhap"),
    )
    site = read_wxr(export)
    outcome = bring(site, house(tmp_path))

    assert list(report(site, outcome, root="posts", is_trial=False)) == [
        "posts/2019/05/goi.md:",
        "  - có 1 chỗ là dữ liệu cá nhân: hãy xóa hoặc nêu lý do, xem cchc check",
        "Để lại 1 mục: bản nháp, chưa đăng ở trang cũ.",
        "Đã chuyển 1 bài, 0 hình và tệp; 0 bài đã có từ trước; để lại 1.",
        "1 bài cần người xem lại.",
    ]
    lines = report_csv(outcome, root="posts").split("\r\n")
    assert lines[0] == "\ufefftep,tieu_de,dia_chi_cu,viec_can_lam"
    assert lines[2] == ',Nháp,/2019/05/nhap/,"để lại: bản nháp, chưa đăng ở trang cũ"'
