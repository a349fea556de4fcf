"""A post's page, and the pages that stand where a post was."""

from datetime import date

from cchc.core.post import Image, Publication, Withdrawal
from publish.feed_samples import DAY, post
from publish.page_samples import files_of, many, page_of, post_pages, view_of

PATH = "tin-bai/2026/04/bai/"


def content(**changes: object) -> str:
    """Return the HTML of a post's page."""
    return page_of(post_pages(view_of([post("bai", DAY, **changes)])), PATH).content


def test_the_line_under_the_title_tells_day_units_field_and_kind() -> None:
    """Each unit and the field lead to their lists; the day is written as people here write it."""
    page = content(units=("kt", "mttq"), kind="phong-su")

    assert '<time datetime="2026-04-30">30/04/2026</time>' in page
    assert '<a href="/don-vi/kt/">Phòng Kinh tế</a>' in page
    assert '<a href="/don-vi/mttq/">Ủy ban MTTQ Việt Nam xã</a>' in page
    assert '<a href="/linh-vuc/tthc/">Cải cách thủ tục hành chính</a>' in page
    assert " · Phóng sự" in page


def test_words_of_a_post_are_escaped() -> None:
    """Title, summary, alt text and caption are text, never tags."""
    image = Image("a.jpg", '"><script>1</script>', "<i>Ảnh</i>")
    page = content(title="<script>2</script>", summary="<b>", author="<u>", image=image)

    for tag in ("<script", "<i>", "<b>", "<u>"):
        assert tag not in page
    assert 'alt="&quot;&gt;&lt;script&gt;1&lt;/script&gt;"' in page


def test_a_sample_says_that_it_is_one() -> None:
    """Nobody may take made-up content for news."""
    assert "Nội dung mẫu" in content(sample=True)
    assert "Nội dung mẫu" not in content()


def test_where_else_it_was_published_is_told_with_its_days() -> None:
    """The commune's own site needs no entry."""
    sent = Publication(
        "trang-cchc-tp",
        sent=date(2026, 4, 1),
        published=date(2026, 4, 3),
        url="https://tp.example/?a=1&b=2",
    )
    aired = Publication("truyen-thanh", aired=(date(2026, 4, 2), date(2026, 4, 5)))
    own = Publication("trang-ttdt", published=date(2026, 4, 30))
    page = content(elsewhere=(sent, aired, own))

    assert 'href="https://tp.example/?a=1&amp;b=2"' in page
    assert "gửi 01/04/2026, đăng 03/04/2026" in page
    assert "Hệ thống truyền thanh cơ sở: phát 02/04/2026, 05/04/2026" in page
    assert "Trang thông tin điện tử:" not in page


def test_neighbours_lead_through_the_archive() -> None:
    """The newest post has no newer neighbour, the oldest no older one."""
    pages = [page.content for page in post_pages(view_of(many(3)))]

    assert [page.count('rel="next"') for page in pages] == [0, 1, 1]
    assert [page.count('rel="prev"') for page in pages] == [1, 1, 0]


def test_a_share_card_has_full_addresses() -> None:
    """Zalo and Facebook read a picture's address as it stands."""
    posts = [post("bai", DAY, image=Image("a.jpg", "Ảnh"))]
    head = page_of(post_pages(view_of(posts)), PATH).head

    assert '"https://thuongphuc.example/tin-bai/2026/04/a.jpg"' in head
    assert 'property="article:published_time" content="2026-04-30T08:00:00+07:00"' in head


def test_a_withdrawn_post_keeps_its_address_and_loses_its_text() -> None:
    """Its page says when and why, and shows neither summary nor text; nothing else names it."""
    gone = Withdrawal(date(2026, 4, 12), "nhầm <số> liệu")
    text = post(
        "bai", date(2026, 4, 10), body="Lời cũ", summary="Tóm cũ", sample=True, withdrawn=gone
    )
    files = files_of(view_of([text]))
    page = files["tin-bai/2026/04/bai/index.html"]

    assert "12/04/2026" in page
    assert "nhầm &lt;số&gt; liệu" in page
    assert '<meta name="robots" content="noindex">' in page
    assert not [path for path, found in files.items() if "Lời cũ" in found or "Tóm cũ" in found]
    assert "2026/04/bai" not in files["sitemap.xml"]
    assert "2026/04/bai" not in files["tin-bai/index.html"]


def test_an_earlier_address_leads_to_the_present_one() -> None:
    """For a browser, for a search engine, and by hand."""
    files = files_of(view_of([post("bai", DAY, formerly=("cu", "2026/03/cu-hon"))]))

    for old in ("2026/04/cu", "2026/03/cu-hon"):
        page = files[f"tin-bai/{old}/index.html"]
        assert f'content="0; url=/{PATH}"' in page
        assert f'<link rel="canonical" href="https://thuongphuc.example/{PATH}">' in page
        assert f'<a href="/{PATH}">Tin bai</a>' in page


def test_how_long_it_takes_is_told_in_minutes() -> None:
    """Two hundred syllables a minute; the shortest text takes one."""
    assert "Đọc khoảng 1 phút" in content(body="Ngắn.")
    assert "Đọc khoảng 3 phút" in content(body="chữ " * 600)


def test_a_post_can_be_passed_on_and_answered() -> None:
    """By mail with the public address; a fault is told to the office."""
    page = content(title="Họp & hỏi?")
    url = f"https://thuongphuc.example/{PATH}"

    assert f'data-url="{url}"' in page
    assert "mailto:?subject=H%E1%BB%8Dp%20%26%20h%E1%BB%8Fi%3F&amp;body=https%3A//thuong" in page
    assert 'href="/lien-he/#bao-loi"' in page
    assert "Nguồn: Trang thông tin xã Thượng Phúc, " in page
