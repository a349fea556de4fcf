"""What of a script goes to the readers' phones."""


def without_comments(script: str) -> str:
    """Return *script* without lines that are comments, blank lines and indents.

    No line of ours goes on inside a string, so that an indent is never a part of one.
    """
    lines = (line.strip() for line in script.splitlines())
    return "".join(f"{line}\n" for line in lines if line and not _is_comment(line))


def _is_comment(line: str) -> bool:
    return line.startswith("//") or (line.startswith("/**") and line.endswith("*/"))
