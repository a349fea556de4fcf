"""Near duplicates: found whatever the edit, and nothing told of texts that only share words."""

import random
import unicodedata
from dataclasses import replace
from datetime import date

import pytest

from cchc.core.likeness import (
    SHORTEST,
    Shelf,
    Text,
    find_pairs,
    likeness,
    text_of,
    text_of_post,
    words,
)
from cchc.core.post import Earlier, Post, Publication, opening_of

TITLE = "Phòng Kinh tế hướng dẫn nộp hồ sơ trực tuyến"
BODY = """\
Sáng nay, tại nhà văn hóa thôn Đông, cán bộ phòng chuyên môn đã đến từng bàn, chỉ cho bà con
cách mở tài khoản, chọn đúng thủ tục và chụp giấy tờ bằng chính điện thoại của mình.

Ông Nguyễn Văn Hoà, sáu mươi tuổi, lần đầu tự gửi được đơn xin xác nhận tình trạng chỗ ở;
ông bảo khó nhất là nhớ mật khẩu, còn lại cứ làm theo tờ hướng dẫn là xong.

Theo kế hoạch, mỗi tháng một buổi như thế sẽ mở ở một thôn khác, vào chiều thứ sáu, khi chợ
đã tan và trẻ con đã tan trường, để người bận việc đồng áng cũng đến được.

Ai cần giúp ngoài buổi ấy có thể gọi số máy ghi ở bảng tin, hoặc ra bộ phận một cửa gặp tổ
công nghệ số cộng đồng trực từ tám giờ đến mười một giờ hằng ngày."""
PARAGRAPHS = BODY.split("\n\n")
OTHER = """\
Hội nông dân xã vừa tổng kết vụ lúa xuân: năng suất tăng nhẹ, giá bán giữ như năm ngoái,
phân bón rẻ đi chút ít, riêng hai cánh đồng trũng phải cấy lại sau trận mưa cuối tháng tư.

Vụ tới, hợp tác xã thử giống ngắn ngày trên mười héc ta, ký sẵn với nhà máy xay ở thị trấn."""
URL = "https://bao.example.vn/nop-ho-so"
OURS = Post("a.md", TITLE, ("kt",), "tthc", opening_of(date(2026, 3, 12)), body=BODY)


def post(slug: str, day: str, *, body: str = BODY, title: str = TITLE) -> Text:
    """Return a post ready to be compared."""
    moment = opening_of(date.fromisoformat(day))
    file = f"2026/03/{slug}.md"
    return text_of_post(replace(OURS, file=file, moment=moment, body=body, title=title))


def elsewhere(day: str, *, body: str = BODY) -> Text:
    """Return a text that stood on another site."""
    return text_of("Nộp hồ sơ qua mạng", body, address=URL, day=date.fromisoformat(day))


def with_other_words(body: str, every: int) -> str:
    """Return *body* with each of so many words replaced."""
    found = body.split()
    found[::every] = [f"thay{place}" for place in range(len(found[::every]))]
    return " ".join(found)


def test_a_text_is_its_words() -> None:
    """Markdown, addresses, capitals, spelling of tones and Unicode forms make no difference."""
    written = "## Bà **Hoà**\n\n![Ảnh](a.png) xem [đơn uỷ quyền](https://a.vn/b)\n\n[1]: /c\n"

    assert words(written) == words("bà hòa xem ĐƠN ủy quyền")
    assert words(unicodedata.normalize("NFD", written)) == words(written)
    assert words("Số 108/KH-UBND <b>ngày</b> 06/03") == words("số 108 kh ubnd ngày 06 03")


def test_the_same_body_is_a_whole_copy() -> None:
    """Under another title, with other marks, it is 100 %."""
    copy = post("b", "2026-04-02", title="Tiêu đề khác hẳn", body=BODY.replace("Sáng", "**Sáng**"))

    assert [pair.percent for pair in find_pairs([post("a", "2026-03-12"), copy])] == [100]


@pytest.mark.parametrize(
    ("edited", "low", "high"),
    [
        (BODY.replace("thứ sáu", "thứ bảy").replace("sáu mươi", "bảy mươi"), 90, 99),
        (with_other_words(BODY, 30), 75, 95),
        ("\n\n".join(reversed(PARAGRAPHS)), 85, 99),
        (BODY + "\n\nTin do tổ thông tin của xã gửi, ảnh do bà con thôn Đông chụp lại.", 80, 95),
        ("\n\n".join(PARAGRAPHS[1:]), 65, 85),
    ],
    ids=["two words", "a word in thirty", "paragraphs reordered", "a line more", "a quarter cut"],
)
def test_an_edited_copy_is_found(edited: str, low: int, high: int) -> None:
    """The figure falls with the edit, and stays above the threshold."""
    (pair,) = find_pairs([post("a", "2026-03-12"), post("b", "2026-04-02", body=edited)])

    assert low <= pair.percent <= high
    assert (pair.earlier.address, pair.later.address) == (
        "posts/2026/03/a.md",
        "posts/2026/03/b.md",
    )


def test_half_a_copy_is_another_text() -> None:
    """Two of four paragraphs in a text as long: a third is in common, which is not told."""
    half = "\n\n".join([*PARAGRAPHS[:2], OTHER])
    one, other = post("a", "2026-03-12"), post("b", "2026-04-02", body=half, title="Vụ lúa xuân")

    assert 0.2 < likeness(one, other) < 0.5
    assert find_pairs([one, other]) == []


def test_a_paragraph_that_a_series_shares_tells_nothing() -> None:
    """A quarter of the text is the same in every post of the series."""
    texts = [
        post(str(number), f"2026-03-{number + 1:02}", body=f"{PARAGRAPHS[3]}\n\n{own}", title=own)
        for number, own in enumerate([PARAGRAPHS[0], PARAGRAPHS[1], PARAGRAPHS[2], OTHER])
    ]

    assert find_pairs(texts) == []


def test_records_of_a_few_words_are_not_compared() -> None:
    """The same "Phát sóng lúc 7 giờ" each week is each week another airing."""
    for body in (" ".join(["Phát"] * (SHORTEST - 1)), ""):
        twice = [post("a", "2026-03-05", body=body), post("b", "2026-03-12", body=body)]

        assert find_pairs(twice) == []


def test_texts_too_short_for_a_shingle_are_not_alike() -> None:
    """Two single words are two texts."""
    one, other = (text_of("", word, address="", day=date.min) for word in ("Bài", "Tin"))

    assert likeness(one, other) == 0


def test_the_sentence_names_both_and_decides_nothing() -> None:
    """Two addresses, two days, the likeness, and what to do in either case."""
    (pair,) = find_pairs([elsewhere("2026-03-01"), post("a", "2026-03-12")])

    assert str(pair) == (
        "Bài posts/2026/03/a.md (12/03/2026) giống 100% bài “Nộp hồ sơ qua mạng” "
        "(01/03/2026, https://bao.example.vn/nop-ho-so): nếu là bài đăng lại, ghi first_published "
        "hoặc cross_posted; nếu là tin mới thì không cần làm gì."
    )


@pytest.mark.parametrize(
    ("day", "ours"),
    [
        ("2026-03-12", OURS),
        ("2026-03-20", OURS),
        ("2026-03-01", replace(OURS, cross_posted=True)),
        ("2026-03-01", replace(OURS, first_published=Earlier(date(2026, 3, 1), "Báo"))),
        ("2026-03-01", replace(OURS, elsewhere=(Publication("bao-chi", url=URL),))),
    ],
    ids=["same day", "copied from us", "cross-posted", "first published", "our own publication"],
)
def test_what_is_settled_is_no_warning(day: str, ours: Post) -> None:
    """Found, not told: a copy of ours or of the same day (R8), one that the post tells of."""
    (pair,) = find_pairs([elsewhere(day), text_of_post(ours)])

    assert not pair.is_open


def test_a_shelf_answers_for_one_text_more() -> None:
    """An editor keeps the signatures and asks before each save."""
    shelf = Shelf()
    shelf.add(post("a", "2026-03-12"))
    draft = post("b", "2026-04-02", body=BODY + "\n\nThêm một câu nữa.")

    assert [pair.percent for pair in shelf.like(draft)] == [97]
    assert shelf.like(elsewhere("2026-04-02", body=OTHER)) == []
    assert [pair.percent for pair in shelf.like(draft, threshold=0.98)] == []


def test_few_of_many_are_missed() -> None:
    """Of 200 pairs between 62 and 75 percent, at most two escape the search."""
    chance = random.Random(20260312)  # noqa: S311 - the same texts each time
    every = [f"chữ{number}" for number in range(900)]
    texts = []
    for number in range(200):
        found = chance.choices(every, k=200)
        copy = [*found[:174], *chance.choices(every, k=26)]
        for day, body in (("2026-03-12", found), ("2026-04-02", copy)):
            texts.append(post(f"{number}-{day}", day, body=" ".join(body), title=str(number)))

    alike = [pair for pair in find_pairs(texts) if pair.percent < 90]

    assert all(62 <= pair.percent <= 80 for pair in alike)
    assert len(alike) >= 198
