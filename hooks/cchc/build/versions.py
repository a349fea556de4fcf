"""What a build is made with: our own code, and the libraries that shape its bytes."""

import platform
from importlib.metadata import version
from pathlib import Path

from cchc.store.memory import files_digest

LIBRARIES = (
    "brotli",
    "comrak-ext",
    "feedgen",
    "icalendar",
    "lxml",
    "Markdown",
    "mkdocs",
    "mkdocs-material",
    "msgspec",
    "nh3",
    "pillow",
    "pymdown-extensions",
    "tinycss2",
)
# Rooms whose code shapes no page.
_BESIDE = frozenset({"cli", "deploy", "editor", "gather", "links", "moving", "reports"})
_SOURCE = Path(__file__).resolve().parent.parent.parent


def made_with() -> str:
    """Return a word that changes whenever a page could come out otherwise from the same content."""
    shaping = (path for path in _SOURCE.rglob("*.py") if path.parent.name not in _BESIDE)
    code = files_digest(shaping, root=_SOURCE)
    libraries = " ".join(f"{name}={version(name)}" for name in LIBRARIES)
    return f"{code} {platform.python_version()} {libraries}"
