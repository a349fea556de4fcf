"""A post is read whole, or all its problems are told."""

import unicodedata
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.core.calendar import ZONE
from cchc.core.post import Earlier, Image, Post, Publication, Withdrawal
from cchc.core.post_reader import POST_FIELDS, read_post
from cchc.core.problem import ContentError
from core.samples import FORM, SAMPLES, VOCABULARY, sample_post, told

WHOLE = """\
title: "Xã Mẫu: đẩy mạnh “một cửa”"
unit: [Phòng Văn hoá - xã hội, KT]
category: Cải cách TTHC
date: 2026-03-31T17:30Z
summary: Ba bước: tạo tài khoản, điền tờ khai, nhận kết quả.
author: Nguyễn Văn A
kind: bài chính luận
topics: [Bầu cử, dvc-truc-tuyen]
image: {src: mot-cua.jpg, alt: Quầy một cửa, caption: "Ảnh: A"}
publications:
  - {channel: trang-cchc-tp, sent: 2026-04-01, published: 2026-04-03, url: "https://a.vn/b"}
  - {channel: loa, aired: 2026-04-05}
quantity: 6
tasks: [tap-huan]
first_published: {date: 2026-02-01, where: Báo xã}
cross_posted: yes
on_site: no
formerly: [ten-cu, 2026/02/ten-cu-hon]
withdrawn: {date: 2026-08-20, reason: Sai số liệu}
draft: true
sample: true
"""


def test_every_field_of_the_contract_is_read() -> None:
    """The contract of DESIGN.md, whole."""
    text = f"---\n{WHOLE}---\n\nNội dung.\n"

    assert read_post(text, VOCABULARY, file="2026/04/bai-moi.md") == Post(
        file="2026/04/bai-moi.md",
        title="Xã Mẫu: đẩy mạnh “một cửa”",
        units=("vhxh", "kt"),
        category="tthc",
        moment=datetime(2026, 4, 1, 0, 30, tzinfo=ZONE),
        body="\nNội dung.\n",
        body_line=24,
        summary="Ba bước: tạo tài khoản, điền tờ khai, nhận kết quả.",
        author="Nguyễn Văn A",
        kind="bai-chuyen-sau",
        topics=("bau-cu", "dvc-truc-tuyen"),
        image=Image("mot-cua.jpg", "Quầy một cửa", "Ảnh: A"),
        elsewhere=(
            Publication("trang-cchc-tp", date(2026, 4, 1), date(2026, 4, 3), url="https://a.vn/b"),
            Publication("truyen-thanh", aired=(date(2026, 4, 5),)),
        ),
        quantity=6,
        tasks=("tap-huan",),
        first_published=Earlier(date(2026, 2, 1), "Báo xã"),
        cross_posted=True,
        on_site=False,
        formerly=("ten-cu", "2026/02/ten-cu-hon"),
        withdrawn=Withdrawal(date(2026, 8, 20), "Sai số liệu"),
        draft=True,
        sample=True,
    )


def test_four_fields_are_enough() -> None:
    """The rest has its default, as DESIGN.md says."""
    assert sample_post() == Post(
        file="2026/03/bai.md",
        title="Phòng Kinh tế hướng dẫn nộp hồ sơ trực tuyến",
        units=("kt",),
        category="tthc",
        moment=datetime(2026, 3, 12, 8, 0, tzinfo=ZONE),
        body="\nNội dung.\n",
        body_line=7,
    )


def test_every_field_has_a_bad_sample() -> None:
    """A new field comes with what is told where it is wrong."""
    lines = [path.read_text(encoding="utf-8") for path in SAMPLES.glob("bad/*.expected")]

    assert [name for name in POST_FIELDS if not any(f": {name}" in line for line in lines)] == []


def test_all_problems_of_a_post_are_told_together() -> None:
    """Those of the form, of fields together, and of the text, in order of lines."""
    text = f"---\n{FORM}quantity: không\ntasks: [bai-thang]\n---\n\n<script>\n"

    assert told(lambda: read_post(text, VOCABULARY, file="2026/03/Bài.md")) == [
        "posts/2026/03/Bài.md: tên tệp Bài.md dùng làm địa chỉ trang; hãy đổi thành bai.md",
        (
            "posts/2026/03/Bài.md:6: quantity: 'không' không phải số nguyên từ 1 trở lên;"
            " hãy viết như 6"
        ),
        (
            "posts/2026/03/Bài.md:7: tasks: 'bai-thang' là chỉ tiêu, không phải nhiệm vụ có hạn;"
            " hãy xóa khỏi tasks"
        ),
        "posts/2026/03/Bài.md:10: không được dùng thẻ <script>; hãy viết bằng Markdown",
    ]


def test_the_folder_of_posts_may_have_another_name() -> None:
    """Problems name the file as it is found."""
    assert told(lambda: read_post("", VOCABULARY, file="a.md", root="tin")) == [
        "tin/a.md:1: tệp không mở đầu bằng dòng ---; hãy viết phần khai báo giữa hai dòng ---"
    ]


@pytest.mark.parametrize("file", ["a.md", "2026/03/a-1_b.md", "12-30.md"])
def test_a_slug_of_plain_letters_is_an_address(file: str) -> None:
    """Hyphens and low lines may join its words."""
    assert sample_post(file=file).file == file


@pytest.mark.parametrize(
    ("name", "instead"),
    [
        ("Đẩy mạnh.md", "day-manh.md"),
        ("A.md", "a.md"),
        ("a--b.md", "a-b.md"),
        ("….md", "ten-bai.md"),
        ("-.md", "ten-bai.md"),
    ],
)
def test_another_file_name_gets_one_to_use_instead(name: str, instead: str) -> None:
    """Made of its own words where it has any."""
    assert told(lambda: sample_post(file=name)) == [
        f"posts/{name}: tên tệp {name} dùng làm địa chỉ trang; hãy đổi thành {instead}"
    ]


TEXTS = st.text(st.characters(categories=["L", "N", "P", "Zs"], exclude_characters="\u200b")) | (
    st.sampled_from(["Đẩy mạnh: ẫ ồ", "“hoá” – uỷ", "no", "12:30", "'", '"', "Phòng Kinh tê"])
)


@given(st.lists(TEXTS, min_size=4, max_size=4), st.sampled_from(POST_FIELDS))
def test_spelling_apart_makes_no_difference(values: list[str], extra: str) -> None:
    """A post typed on another keyboard is the same post, or earns the same sentences."""
    title, summary, value, body = values
    text = f"---\n{FORM}summary: {summary}\nauthor: {title}\n{extra}: {value}\n---\n{body}\nx"

    def read(form: str) -> object:
        try:
            whole = unicodedata.normalize(form, text)  # type: ignore[arg-type]
            return read_post(whole, VOCABULARY, file="2026/03/bai.md")
        except ContentError as error:
            return str(error)

    assert read("NFD") == read("NFC")


@given(st.text("tileunđ:-. \n\"'[]{}&*!|>#~,") | st.text())
def test_no_front_matter_brings_the_reader_down(form: str) -> None:
    """Whatever stands there, there is a post or a told problem."""
    text = f"---\n{form}\n---\nx"

    problems = told(lambda: read_post(text, VOCABULARY, file="2026/03/bai.md"))

    assert problems == [] or all(each.startswith("posts/2026/03/bai.md:") for each in problems)


@given(st.sampled_from(POST_FIELDS), st.text("a1-:, \"'[]{}\n đ"))
def test_no_value_brings_the_reader_down(name: str, value: str) -> None:
    """Whatever the field is given: a list, a mapping, nothing, noise."""
    problems = told(lambda: sample_post(f"{name}: {value}"))

    assert problems == [] or all(each.startswith("posts/2026/03/bai.md") for each in problems)
