"""What a file is stands in its first bytes; its name only says what it should be."""

import pytest

from cchc.core.medium import Medium, medium_fault, type_fault
from cchc.core.sniffing import FITS, kind_of, zip_kind
from picture_samples import FORMATS, picture

SVG = b'<?xml version="1.0"?>\n<!-- a -->\n<SVG xmlns="http://www.w3.org/2000/svg"/>'


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        *((picture(suffix), name.lower()) for suffix, name in FORMATS.items()),
        (b"%PDF-1.7\n", "pdf"),
        (b"PK\x03\x04\x14\0", "zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0", "ole"),
        (b"\0\0\0\x20ftypisom\0\0\2\0isomiso2avc1mp41", "mp4"),
        (b"\0\0\0\x18ftypM4A \0\0\0\0M4A mp42", "mp4"),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic", "heic"),
        (b"\0\0\0\x1cftypmif1\0\0\0\0mif1avifmiaf", "avif"),
        (b"ID3\x04\0", "mp3"),
        (b"\xff\xfb\x90\x64", "mp3"),
        (b"WEBVTT\n\n", "vtt"),
        ("\ufeffTên;Số\nMột cửa;6\n".encode(), "text"),
        ("Tên\tSố\n".encode("utf-16"), "text"),
        (b"\xef\xbb\xbf <!DOCTYPE html><p>", "html"),
        (b"<script>alert(1)</script>", "html"),
        (SVG, "svg"),
        (b"MZ\x90\0", "exe"),
        (b"{\\rtf1", "rtf"),
        (b"", "empty"),
        (b"\x01\x02\0\x03", ""),
    ],
)
def test_a_file_is_known_by_its_first_bytes(head: bytes, kind: str) -> None:
    """Each kind that may be handed in, and those that pass themselves off as one."""
    assert kind_of(head) == kind


@pytest.mark.parametrize(
    ("names", "mimetype", "kind"),
    [
        (("[Content_Types].xml", "word/document.xml"), "", "docx"),
        (("[Content_Types].xml", "xl/workbook.xml"), "", "xlsx"),
        (("[Content_Types].xml", "ppt/presentation.xml"), "", "pptx"),
        (("mimetype",), "application/vnd.oasis.opendocument.text", "odt"),
        (("mimetype",), "application/vnd.oasis.opendocument.spreadsheet", "ods"),
        (("word/document.xml",), "", "zip"),
        (("anh.jpg",), "", "zip"),
    ],
)
def test_office_files_are_told_by_what_is_packed_in_them(
    names: tuple[str, ...], mimetype: str, kind: str
) -> None:
    """A ZIP file is a document only with a document's parts."""
    assert zip_kind(names, mimetype) == kind


def test_each_attachment_has_to_be_what_its_name_says() -> None:
    """For every ending, another kind than its own is a fault, and its own is none."""
    for suffix, kinds in FITS.items():
        assert type_fault(f"a{suffix}", is_image=False) == ""
        assert "không đúng với đuôi tệp" in medium_fault(f"a{suffix}", Medium("html", 9))
        for kind in kinds:
            assert medium_fault(f"a{suffix}", Medium(kind, 9)) == ""


def test_a_picture_has_only_widths_that_are_worth_it() -> None:
    """None wider than the picture is, none that is nearly as wide as another."""
    widths = {
        size: Medium("png", 1, width=size, height=10).widths for size in (90, 400, 1000, 4000)
    }

    assert widths == {
        90: (90,),
        400: (400,),
        1000: (360, 720, 1000),
        4000: (360, 720, 1080, 1440),
    }
    assert Medium("png", 1, width=4000, height=3000).fitted(1440) == (1440, 1080)
