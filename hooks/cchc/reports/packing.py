"""ZIP files that come out the same whenever they are packed."""

import re
from collections.abc import Iterable, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_PROPERTIES = "docProps/core.xml"
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</)")
# The first moment that a ZIP file can tell.
_WHEN = (1980, 1, 1, 0, 0, 0)


def packed(files: Mapping[str, bytes] | Iterable[tuple[str, bytes]]) -> bytes:
    """Return *files* by their names as one ZIP, in the order given."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, made in dict(files).items():
            entry = ZipInfo(name, _WHEN)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, made)
    return buffer.getvalue()


def repacked(made: bytes) -> bytes:
    """Return a ZIP (a Word or Excel file is one) without the moment that it was written at."""
    with ZipFile(BytesIO(made)) as archive:
        return packed((name, _timeless(name, archive.read(name))) for name in archive.namelist())


def _timeless(name: str, made: bytes) -> bytes:
    """Return a part of an Office file; its writer notes the moment whatever it is told."""
    return _MODIFIED.sub(rb"\g<1>2026-01-01T00:00:00Z\g<2>", made) if name == _PROPERTIES else made
