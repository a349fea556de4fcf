"""Change values in mkdocs.yml, line by line, so that its comments and order stay."""

import re
from collections.abc import Mapping


def with_values(text: str, values: Mapping[str, str]) -> str:
    """Return *text* with new values for some of its keys; raises KeyError for one not there.

    A key is the last part of its path and stands once in the file: `site_url`, `plan`.
    """
    for key, value in values.items():
        line = re.compile(rf"^(\s*){re.escape(key)}:[^\n]*$", re.MULTILINE)
        told = "'" + value.replace("'", "''") + "'"
        text, found = line.subn(lambda match, key=key, told=told: f"{match[1]}{key}: {told}", text)  # type: ignore[misc]
        if found != 1:
            raise KeyError(key)
    return text
