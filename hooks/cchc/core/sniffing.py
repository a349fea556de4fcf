"""What a file is, told by its first bytes and not by its name."""

from collections.abc import Collection, Mapping

# As many bytes as have to be read to tell.
HEAD = 4096
PICTURES = frozenset({"avif", "gif", "jpeg", "png", "webp"})
IMAGES = frozenset({".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp"})
_ZIPS = frozenset({"docx", "ods", "odt", "pptx", "xlsx", "zip"})
# The kinds that a name may stand for. A picture of one kind under the name of another is no fault:
# telephones do that, and what the site shows is written anew in the kind that the name tells.
FITS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(IMAGES, PICTURES),
    **dict.fromkeys((".doc", ".ppt", ".xls"), frozenset({"ole"})),
    **dict.fromkeys((".csv", ".txt"), frozenset({"text"})),
    **dict.fromkeys((".m4a", ".mp4"), frozenset({"mp4"})),
    **{f".{kind}": frozenset({kind}) for kind in (*_ZIPS, "mp3", "pdf", "vtt")},
    ".zip": _ZIPS,
}
_BEGINNINGS = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"WEBVTT", "vtt"),
    (b"\xef\xbb\xbfWEBVTT", "vtt"),
    (b"ID3", "mp3"),
    (b"{\\rtf", "rtf"),
    (b"MZ", "exe"),
    (b"\x7fELF", "exe"),
    (b"BM", "bmp"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
)
_MP3_FRAMES = frozenset((b"\xff\xfb", b"\xff\xfa", b"\xff\xf3", b"\xff\xf2"))
_WIDE_TEXT = (b"\xff\xfe", b"\xfe\xff")
_HEIC = (b"heic", b"heix", b"hevc", b"heim", b"mif1")
# An Office file of today is a ZIP file that holds a folder of this name.
_OFFICE = {"word/": "docx", "xl/": "xlsx", "ppt/": "pptx"}
_OPEN = "application/vnd.oasis.opendocument."
_NAMES = {
    "": "dạng không rõ",
    "bmp": "hình BMP",
    "docx": "văn bản Word",
    "empty": "tệp rỗng",
    "exe": "chương trình máy tính",
    "heic": "hình HEIC của điện thoại",
    "html": "trang web (HTML, XML)",
    "ole": "tài liệu Office kiểu cũ hoặc có mật khẩu",
    "pptx": "tài liệu PowerPoint",
    "rtf": "văn bản RTF",
    "svg": "hình SVG",
    "text": "chữ thường",
    "tiff": "hình TIFF",
    "xlsx": "bảng tính Excel",
    "zip": "tệp nén ZIP",
}


def kind_of(head: bytes) -> str:
    """Return the kind of a file that begins with *head* (HEAD bytes of it); "" if it is unknown."""
    for beginning, kind in _BEGINNINGS:
        if head.startswith(beginning):
            return kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    if head[4:8] == b"ftyp":
        return _boxed_kind(head)
    return "mp3" if head[:2] in _MP3_FRAMES else _text_kind(head)


def zip_kind(names: Collection[str], mimetype: str) -> str:
    """Return the kind of a ZIP file by what it holds; *mimetype* is the text of that entry."""
    if mimetype.startswith(_OPEN):
        return {"text": "odt", "spreadsheet": "ods"}.get(mimetype.removeprefix(_OPEN), "zip")
    if "[Content_Types].xml" in names:
        for folder, kind in _OFFICE.items():
            if any(name.startswith(folder) for name in names):
                return kind
    return "zip"


def told_kind(kind: str) -> str:
    """Return what people call a kind."""
    return _NAMES.get(kind, kind.upper())


def _boxed_kind(head: bytes) -> str:
    """Return the kind of a file made of MPEG's boxes: the first one names its brands."""
    brands = head[8 : max(16, min(int.from_bytes(head[:4], "big"), 128))]
    if b"avif" in brands:
        return "avif"
    return "heic" if any(brand in brands for brand in _HEIC) else "mp4"


def _text_kind(head: bytes) -> str:
    if not head:
        return "empty"
    if head.startswith(_WIDE_TEXT):
        return "text"
    if b"\0" in head:
        return ""
    opening = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    if opening == b"<":
        return "svg" if b"<svg" in head.lower() else "html"
    return "text"
