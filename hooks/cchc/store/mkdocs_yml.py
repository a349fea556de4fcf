"""Read mkdocs.yml as a form: MkDocs' own tags in it are none of ours, and left alone."""

import re
from pathlib import Path

from cchc.core.tree import Mapping, parse_tree
from cchc.store.text_files import read_text

# `!!python/name:…`, `!ENV` and the like; MkDocs resolves them, our settings do not use them.
_TAGGED = re.compile(r"(?<=[:\-\[,] )!{1,2}[\w/:.!-]*", re.MULTILINE)


def read_site_form(path: Path, *, file: str) -> Mapping:
    """Return mkdocs.yml's top mapping with line numbers; raises ContentError."""
    text = read_text(path, file=file)
    return parse_tree(_TAGGED.sub("", text), file=file)
