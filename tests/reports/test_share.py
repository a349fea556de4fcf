"""What a post says elsewhere: texts within their lengths, its picture, its printed sheets."""

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageFont
from pypdf import PdfReader

from cchc.reports.card import HEIGHT, WIDTH, Card, card_png, wrapped
from cchc.reports.share import Shared, captions, hashtag, shared, shortened
from cchc.reports.sheets_to_print import Printed, leaflet, poster, qr_svg
from cli.project_folder import cchc, start_project, write_post
from reports.sample_reports import ROOT, content

POST = next(post for post in content().news if post.slug.startswith("mot-cua"))
SAID = shared(content(), POST)
LONG = Shared(
    title="Tiêu đề rất dài " * 20,
    summary="Tóm tắt <b> rất dài " * 300,
    text="Nội dung rất dài " * 500,
    link=SAID.link,
    tags=SAID.tags,
)
LETTERS = "aàảãáạăằẳẵắặâầẩẫấậđeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ"


def test_the_link_is_plain() -> None:
    """Nothing behind it tells who followed it."""
    assert SAID.link == f"https://thuongphuc.hanoi.gov.vn/tin-bai/{POST.place}/"
    assert all("?" not in text and "utm" not in text for text in captions(SAID).values())


def test_hashtags_have_no_diacritics() -> None:
    """Reform itself, the commune, the field, then topics; each once."""
    assert SAID.tags == (
        "#CaiCachHanhChinh",
        "#XaThuongPhuc",
        "#CaiCachThuTucHanhChinh",
        "#DichVuCongTrucTuyen",
    )
    assert hashtag("Đất đai, môi trường") == "#DatDaiMoiTruong"
    assert hashtag("…") == ""


def test_each_text_keeps_to_its_length() -> None:
    """However long the post; cut behind a whole word, the link and the hashtags never cut."""
    told = captions(replace(LONG, summary="Tóm tắt rất dài " * 300))
    zalo = told["zalo.txt"].split("\n\n")
    youtube = told["youtube.txt"].split("\n\n", 1)

    assert len(zalo[0]) <= 150
    assert len(zalo[1]) <= 300
    assert len(told["tiktok.txt"]) <= 2200
    assert len(youtube[0]) <= 100
    assert len(youtube[1]) <= 5000
    for name in ("facebook.txt", "tiktok.txt", "youtube.txt"):
        assert SAID.link in told[name], name
        assert SAID.hashtags in told[name], name


def test_facebook_is_seen_whole() -> None:
    """Title, summary, link and hashtags before "see more"."""
    assert len(captions(SAID)["facebook.txt"]) <= 477 + 4


def test_youtube_gets_no_angle_brackets() -> None:
    """It refuses a text that has one."""
    assert not {"<", ">"} & set(captions(LONG)["youtube.txt"])


@pytest.mark.parametrize(
    ("text", "room", "cut"),
    [("một hai ba", 10, "một hai ba"), ("một hai, ba", 9, "một hai…"), ("một", 1, "…")],
)
def test_a_text_is_cut_behind_a_word(text: str, room: int, cut: str) -> None:
    """With no comma left before the mark."""
    assert shortened(text, room) == cut


def card(title: str) -> Card:
    """Return what stands on a picture."""
    return Card(title, "UBND xã Thượng Phúc", "Phòng Kinh tế", "thuongphuc.hanoi.gov.vn")


@pytest.mark.parametrize("title", ["Họp", POST.title, "Một tiêu đề dài hơn mọi tiêu đề khác " * 12])
def test_the_picture_has_the_size_that_services_ask_for(title: str) -> None:
    """1200 by 630, small, and the same bytes each time."""
    made = card_png(card(title))

    assert Image.open(BytesIO(made)).size == (WIDTH, HEIGHT) == (1200, 630)
    assert len(made) < 60_000
    assert card_png(card(title)) == made


def test_a_title_keeps_between_the_margins() -> None:
    """No line is broader than the room, no word is lost."""
    lines = wrapped(POST.title, 66)

    assert " ".join(lines) == POST.title
    assert len(lines) > 1


@pytest.mark.parametrize("weight", ["Regular", "SemiBold"])
def test_the_font_has_every_letter_of_vietnamese(weight: str) -> None:
    """Small and capital, digits, quotes and dashes; its licence lies beside it."""
    folder = ROOT / "hooks/cchc/reports/fonts"
    font = ImageFont.truetype(str(folder / f"BeVietnamPro-{weight}.ttf"), 40)
    missing = bytes(font.getmask("\U0001f600"))

    for char in f"{LETTERS}{LETTERS.upper()}0123456789“”‘’–—…·₫%&@":
        assert bytes(font.getmask(char)) != missing, char
    assert "SIL OPEN FONT LICENSE" in (folder / "OFL.txt").read_text("utf-8")


def test_an_emblem_of_its_own_is_shown() -> None:
    """An office's picture takes the star's place."""
    buffer = BytesIO()
    Image.new("RGB", (512, 512), "#0000ff").save(buffer, "PNG")
    with_emblem = card_png(replace(card("Họp"), emblem=buffer.getvalue()))
    colour = Image.open(BytesIO(with_emblem)).convert("RGB").getpixel((114, 102))

    assert colour == pytest.approx((0, 0, 255), abs=12)


def test_printed_sheets_hold_all_that_they_need() -> None:
    """Fonts and code lie in the file; nothing is fetched; what a person wrote is no markup."""
    printed = Printed("Tiêu đề <b>", "Tóm tắt", ("Đoạn " * 400, "Hết"), "UBND", "Phòng", SAID.link)

    for page in (leaflet(printed), poster(printed)):
        assert "Tiêu đề &lt;b&gt;" in page
        assert not re.search(r"(?:src|href)=\"http", page)
        assert page.count("data:font/ttf") == 2
    assert "Hết" not in leaflet(printed)
    assert qr_svg(SAID.link).startswith("<svg")


def test_the_command_makes_every_file(tmp_path: Path) -> None:
    """Texts, picture, leaflet and poster, the last two as PDF of one A4 page."""
    project = start_project(tmp_path)
    write_post(project, "bai", "2026-11-17", "Nội dung bài viết cho người dân.")

    ran = cchc(project, "share", "bai", "--out", "ra")

    assert ran.code == 0, ran.err
    assert {Path(line).name for line in ran.out.splitlines()} == {
        *("zalo.txt", "facebook.txt", "tiktok.txt", "youtube.txt", "the-chia-se.png"),
        *("to-roi.html", "to-roi.pdf", "ap-phich.html", "ap-phich.pdf"),
    }
    for name in ("to-roi.pdf", "ap-phich.pdf"):
        (page,) = PdfReader(project / "ra" / name).pages
        assert (round(page.mediabox.width), round(page.mediabox.height)) == (595, 842)
        assert "Bài bai" in page.extract_text()


def test_a_post_that_is_not_there_is_told(tmp_path: Path) -> None:
    """With where its name is found."""
    ran = cchc(start_project(tmp_path), "share", "khong-co")

    assert (ran.code, ran.err) == (
        1,
        "không có bài 'khong-co' trên trang; tên bài là phần cuối của địa chỉ bài\n",
    )
