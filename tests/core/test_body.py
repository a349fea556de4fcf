"""What a text may not hold, and the files that it names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.core.body import Mention, is_file_name, mentions
from cchc.core.post_reader import read_post
from core.samples import VOCABULARY, sample_post, told


def named(body: str) -> list[Mention]:
    """Return the files that a post with this *body* names; it begins on line 8."""
    return list(mentions(sample_post(body=body)))


def faults(body: str) -> list[str]:
    """Return what is told about *body*, which begins on line 8."""
    return told(lambda: sample_post(body=body))


@pytest.mark.parametrize(
    ("body", "target"),
    [
        ("[a](b.pdf)", "b.pdf"),
        ('[a](b.pdf "Mẫu (1)")', "b.pdf"),
        ("[a]( b.pdf 'Mẫu' )", "b.pdf"),
        ("[a](to%20khai.pdf)", "to khai.pdf"),
        ("[a](to khai.pdf)", "to khai.pdf"),
        ('[a](<to khai.pdf> "Mẫu")', "to khai.pdf"),
        ("[a](to%20khai%20(1).pdf)", "to khai (1).pdf"),
        (r"[a](b\(1\).pdf)", "b(1).pdf"),
        ("[a [b] c](b.pdf)", "b.pdf"),
        ("[xuống\ndòng](../04/b.pdf)", "../04/b.pdf"),
        ("[a](b.md#muc-2)", "b.md"),
        ("[a][1]\n\n[1]: b.pdf 'Mẫu'", "b.pdf"),
        ("[1]: <b.pdf>", "b.pdf"),
    ],
)
def test_a_link_names_a_file(body: str, target: str) -> None:
    """However Markdown lets it be written."""
    assert [mention.target for mention in named(body)] == [target]


def test_a_picture_is_told_from_a_link() -> None:
    """A picture in a link is both; lines are those of the file, the lead picture stands first."""
    post = sample_post("image: {src: x.png, alt: Hình}", body="Chữ.\n\n[![Hình](a.png)](b.md)")

    assert list(mentions(post)) == [
        Mention("x.png", 0, is_image=True, field="image.src"),
        Mention("a.png", 11, is_image=True),
        Mention("b.md", 11),
    ]
    assert [mention.is_post for mention in mentions(post)] == [False, False, True]


@pytest.mark.parametrize(
    "body",
    [
        "[a](https://a.vn/b.pdf)",
        "[a](//a.vn/b.pdf)",
        "[a](mailto:a@b.vn) [b](tel:0123)",
        "[a](/tin-bai/)",
        "[a](#muc-2) [b](?trang=2)",
        "`[a](b.pdf)` và ``[a](`b.pdf)``",
        "~~~\n[a](b.pdf)\n~~~",
        "```md\n~~~\n[a](b.pdf)\n```",
        "Chữ[^1].\n\n[^1]: Theo kế hoạch.",
        "[Lưu ý]: đây là lời văn",
        "mảng[0](1",
    ],
)
def test_other_words_name_no_file(body: str) -> None:
    """Addresses elsewhere, code, footnotes and brackets are no files."""
    assert named(body) == []


@pytest.mark.parametrize(
    "body",
    [
        "5 < 6 và a <b, c> d",
        "Viết thẻ `<script>` như thế này.",
        "```html\n<script>\n```",
        "`` `<script>` ``",
        "<https://a.vn/> <a@b.vn>",
        "<b>đậm</b>, <br>, <abbr title='x'>y</abbr>",
        "Kinh phí <b>on = 5</b>",
    ],
)
def test_a_text_without_fault_is_let_through(body: str) -> None:
    """Signs that look like tags, and tags that do no harm."""
    assert faults(body) == []


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ("<SCRIPT\nsrc='x'>", "không được dùng thẻ <script>; hãy viết bằng Markdown"),
        ("<svg/onload=x>", "không được dùng thẻ <svg>; hãy viết bằng Markdown"),
        (
            "<b class='x' onclick = 'y'>",
            "không được dùng thuộc tính onclick; hãy xóa thuộc tính này",
        ),
        (
            "[a](jAvAsCrIpT:x)",
            "liên kết 'jAvAsCrIpT:x' không an toàn; hãy dùng http, https, mailto hoặc tel",
        ),
        (
            "[a](%6Aavascript:x)",
            "liên kết '%6Aavascript:x' không an toàn; hãy dùng http, https, mailto hoặc tel",
        ),
        ("[a](//[)", "'//[' không phải địa chỉ web; hãy viết đầy đủ như https://…"),
    ],
)
def test_a_fault_has_many_faces(body: str, sentence: str) -> None:
    """Capitals, slashes, spaces and escapes hide nothing."""
    assert sentence in [line.removeprefix("posts/2026/03/bai.md:8: ") for line in faults(body)]


def test_a_fence_that_is_not_closed_hides_nothing() -> None:
    """Nor does one with code on its own line, or a shorter one inside a longer."""
    for body in ("```\n<script>", "~~~ x\n<script>\n```", "```a``` b\n<script>\n```"):
        assert len(faults(body)) == 1

    assert faults("````\n```\n<script>\n```\n````") == []


def test_a_post_that_is_only_recorded_needs_no_text() -> None:
    """There is no page to read it on."""
    empty = "bài chưa có nội dung; hãy viết nội dung, hoặc đặt on_site: false nếu chỉ ghi nhận"

    assert faults("  ") == [f"posts/2026/03/bai.md:7: {empty}"]
    assert told(lambda: sample_post("on_site: no", body="")) == []


@pytest.mark.parametrize(
    ("name", "possible"),
    [("a.pdf", True), ("á" * 127, True), ("á" * 128, False), ("a\0b", False), ("x/" * 300, True)],
)
def test_some_names_no_file_can_have(name: str, possible: object) -> None:
    """To ask the disk for them is an error there, not an answer."""
    assert is_file_name(name) is possible


MANY = 100_000
HOSTILE = [
    "[",
    "![",
    "](",
    "](a",
    "](a(b)",
    '](a "',
    "<a",
    "`a``b",
    "```a\n",
    "[a]: ",
    "\\",
    "<!--",
]


@pytest.mark.parametrize(
    "text",
    [
        *(sign * MANY for sign in HOSTILE),
        "[" * MANY + "](",
        "<a " + " on" * MANY,
        "x" + "`" * MANY,
        "[a]:" + " " * MANY + "b c",
    ],
    ids=lambda text: text[:8].strip(),
)
def test_a_hostile_text_is_read_in_no_time(text: str) -> None:
    """No pattern runs from every bracket to the end of a megabyte; pytest would wait for hours."""
    assert isinstance(faults(text), list)


SIGNS = "a \n[]()<>!`~#\"'\\/:=%0on"


@given(st.text(SIGNS))
def test_no_text_brings_the_reader_down(body: str) -> None:
    """Whatever the text, it is read or told; and what it names can be asked of the disk."""
    text = f"---\ntitle: x\nunit: kt\ncategory: tthc\ndate: 2026-03-12\n---\nx\n{body}"
    if told(lambda: read_post(text, VOCABULARY, file="2026/03/bai.md")):
        return

    for mention in mentions(read_post(text, VOCABULARY, file="2026/03/bai.md")):
        assert is_file_name(mention.target)
