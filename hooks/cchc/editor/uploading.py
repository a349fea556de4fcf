"""What may be uploaded, told by its bytes and not by its name."""

import io
import zipfile
from collections.abc import Collection

from cchc.core.text import slugify
from cchc.editor.staging import Upload
from cchc.store.pictures import PictureError, prepare_upload

LIMIT_MB = 20
PICTURE_MB = 30
_MB = 1024 * 1024
_MEMBERS = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx"}
_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "webp": "image/webp",
}
UNKNOWN = "tệp này không phải hình, PDF, DOCX hay XLSX; hãy đổi sang một trong các dạng đó"
TOO_LARGE = f"tệp quá lớn; hãy giảm xuống dưới {LIMIT_MB} MB (hình: {PICTURE_MB} MB)"
MACROS = "tệp có lệnh chạy kèm (macro); hãy lưu lại thành DOCX hoặc XLSX thường"
NO_ROOM = "các tệp chưa lưu của bạn đã quá nhiều; hãy lưu các bài đang viết rồi tải lên lại"


class RefusedFileError(Exception):
    """A file that may not be uploaded; the words say why."""


def received(raw: bytes, name: str, taken: Collection[str]) -> Upload:
    """Return an uploaded file as it will stand beside its post, under a name not *taken*."""
    kind, content = _known(raw)
    stem = slugify(name.replace("\\", "/").rpartition("/")[2].rpartition(".")[0] or name) or "tep"
    return Upload(_free(stem[:60].strip("-"), kind, taken), _TYPES[kind], content)


def _known(raw: bytes) -> tuple[str, bytes]:
    if len(raw) > PICTURE_MB * _MB:
        raise RefusedFileError(TOO_LARGE)
    kind = "pdf" if raw.startswith(b"%PDF-") else _office_kind(raw)
    if not kind:
        try:
            return "webp", prepare_upload(raw)
        except PictureError as error:
            raise RefusedFileError(UNKNOWN) from error
    if len(raw) > LIMIT_MB * _MB:
        raise RefusedFileError(TOO_LARGE)
    return kind, raw


def _office_kind(raw: bytes) -> str:
    """Tell a text from a table by what lies in the archive; what holds macros is refused."""
    if not raw.startswith(b"PK\x03\x04"):
        return ""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise RefusedFileError(UNKNOWN) from error
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise RefusedFileError(MACROS)
    found = next((kind for member, kind in _MEMBERS.items() if member in names), "")
    if not found:
        raise RefusedFileError(UNKNOWN)
    return found


def _free(stem: str, kind: str, taken: Collection[str]) -> str:
    number, name = 1, f"{stem}.{kind}"
    while name in taken:
        number += 1
        name = f"{stem}-{number}.{kind}"
    return name
