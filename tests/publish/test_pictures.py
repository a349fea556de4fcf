"""Pictures and attachments as pages show them."""

from dataclasses import replace
from datetime import date

import pytest

from cchc.core.medium import Medium
from cchc.core.post import Image, Post
from cchc.publish.attachments import told_size
from cchc.publish.cards import cards
from cchc.publish.home import home
from cchc.publish.view import View
from publish.feed_samples import post
from publish.page_samples import post_pages, view_of

FOLDER = "2026/03/"
MEDIA = {
    f"{FOLDER}a.jpg": Medium("jpeg", 9, "0123456789abcdef", 1000, 500),
    f"{FOLDER}b.png": Medium("png", 9, "fedcba9876543210", 300, 400),
    f"{FOLDER}ke-hoach.pdf": Medium("pdf", 1_258_291),
}
DAY = date(2026, 3, 10)


def view(*posts: Post) -> View:
    """Return a view of *posts* whose pictures and attachments are there."""
    made = view_of(posts)
    return replace(made, content=replace(made.content, media=MEDIA))


def page(body: str, image: Image | None = None) -> str:
    """Return the page of one post."""
    [made] = post_pages(view(post("bai", DAY, body=body, image=image)))
    return made.content


def test_a_picture_keeps_its_room_and_comes_in_the_width_that_is_needed() -> None:
    """Its true size stands in the page, and its widths for browsers that know WebP."""
    assert (
        '<p><picture><source type="image/webp" srcset="/hinh/2026/03/a-0123456789-360.webp 360w, '
        "/hinh/2026/03/a-0123456789-720.webp 720w, /hinh/2026/03/a-0123456789-1000.webp 1000w"
        '" sizes="(min-width: 50em) 760px, 94vw">'
        '<img src="/tin-bai/2026/03/a.jpg" alt="Một cửa" fetchpriority="high" '
        'width="1000" height="500" decoding="async"></picture></p>'
    ) in page("![Một cửa](a.jpg)")


def test_only_the_first_picture_of_a_page_is_fetched_at_once() -> None:
    """All others wait until somebody comes near them, also behind a lead picture."""
    alone = page("![Một](a.jpg)\n\n![Hai](b.png)")
    led = page("![Một](a.jpg)\n\n![Hai](b.png)", Image("b.png", "Hình"))

    assert (alone.count('fetchpriority="high"'), alone.count('loading="lazy"')) == (1, 1)
    assert (led.count('fetchpriority="high"'), led.count('loading="lazy"')) == (1, 2)
    assert led.index('fetchpriority="high"') < led.index('loading="lazy"')


def test_the_title_of_a_picture_alone_is_its_caption() -> None:
    """In its own paragraph it becomes a figure; inside a line it stays what it was."""
    text = page('![Hình](b.png \'Quầy "một cửa" & sân\')\n\nChữ ![Hình](b.png "Tên") chữ.')

    assert text.count("<figure>") == 1
    assert "<figcaption>Quầy &quot;một cửa&quot; &amp; sân</figcaption></figure>" in text
    assert 'title="Tên"' in text


def test_a_caption_is_no_opening_of_the_text() -> None:
    """Where a post opens with a picture, lists quote what comes after it."""
    [record] = view(post("bai", DAY, body='![Hình](b.png "Chú thích")\n\nCâu đầu.')).records

    assert record.excerpt == "Câu đầu."


def test_a_picture_of_another_site_is_not_asked_for() -> None:
    """However it got into a text: no browser of a reader of ours is told to go there."""
    for body in ("![Hình][a]\n\n[a]: https://x.vn/a.png", "![Hình][a]\n\n[a]: //x.vn/a.png"):
        assert "x.vn" not in page(body)


def test_an_attachment_tells_type_and_size() -> None:
    """Behind its link, and in a list at the end where each file stands once."""
    text = page("Tải [**Kế hoạch** 108](ke-hoach.pdf), [trang 2](ke-hoach.pdf#page=2).")

    assert '108</a> <span class="cc-file">(PDF, 1,2 MB)</span>' in text
    assert "<h2>Tệp đính kèm</h2>" in text
    assert (
        '<li><a href="/tin-bai/2026/03/ke-hoach.pdf">Kế hoạch 108</a> '
        '<span class="cc-file">PDF, 1,2 MB</span></li>'
    ) in text
    assert text.count("<li><a href=") - page("Chữ.").count("<li><a href=") == 1


def test_links_to_pages_and_pictures_are_no_attachments() -> None:
    """Only files that are fetched are listed."""
    assert "cc-file" not in page("[Trang](https://a.vn/b.pdf), [chủ](/), [hình](a.jpg), [x](#y)")


@pytest.mark.parametrize(
    ("size", "told"),
    [
        (0, "0 byte"),
        (986, "986 byte"),
        (1024, "1 KB"),
        (1300, "1,3 KB"),
        (47_781, "47 KB"),
        (1_048_400, "1 MB"),
        (1_258_291, "1,2 MB"),
        (52_428_800, "50 MB"),
    ],
)
def test_sizes_are_told_as_people_here_write_them(size: int, told: str) -> None:
    """With a comma, and no more places than anybody needs."""
    assert told_size(size) == told


def test_lists_and_home_show_small_pictures() -> None:
    """The first card's picture is fetched at once; a card asks for the width of a card."""
    posts = [
        post(f"bai-{day}", date(2026, 3, day), image=Image("a.jpg", "Hình")) for day in (1, 2, 3)
    ]
    made = view(*posts)
    listed = cards(made, made.records)

    assert listed.count('sizes="(min-width: 45em) 160px, 100px"') == 3
    assert listed.count('fetchpriority="high"') == home(made).count('fetchpriority="high"') == 1
    assert listed.count('alt=""') == 3
