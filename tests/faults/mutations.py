"""Real inputs, changed by chance as bad copies, other programs and attackers change them."""

import os
from collections.abc import Sequence

from hypothesis import settings
from hypothesis import strategies as st

# CCHC_DEEP=50 tries fifty times as much; CI tries the plain number.
_DEEP = int(os.environ.get("CCHC_DEEP", "1"))
# What breaks readers: YAML's, Markdown's, HTML's and XML's own signs, and characters of no use.
_SIGNS = (
    "---", "\n---\n", ": ", "\t", "- ", "&a", "*a", "!!python/object:os.system", "!", "|", ">",
    "{", "}", "[", "]", "'", '"', "#", "%", "@", "`", "\\", "~", "\r", "\r\n", "\x00", "\ufeff",
    "\u202e", "\u2028", "\ud7ff", "\u0301", "\ufb01", "<script>", "</script>",
    "<img src=x onerror=a>", "javascript:alert(1)", "java\nscript:alert(1)", "data:text/html,x",
    "](", "![", "<!--", "-->", "<![CDATA[", "]]>", "&lt;", "&#0;", "&#x1F600;", "&xxe;",
    "<!ENTITY x SYSTEM 'file:///etc/passwd'>", "../../../../", "2026-02-30", "0000-00-00",
    "9999999999999999999999999999999999999999", "-1", "1e999", "null", "on", "....", "://",
    "%00",
)  # fmt: skip
TOKENS = tuple(sign.encode() for sign in _SIGNS)


def bounded(examples: int) -> settings:
    """Return how many examples a property is tried with; the same ones every time."""
    return settings(
        max_examples=examples * _DEEP, deadline=None, derandomize=_DEEP == 1, database=None
    )


@st.composite
def mutated(draw: st.DrawFn, corpus: Sequence[bytes]) -> bytes:
    """Draw one of *corpus* with one to five changes."""
    raw = draw(st.sampled_from(corpus))
    for _ in range(draw(st.integers(1, 5))):
        start = draw(st.integers(0, len(raw)))
        end = min(len(raw), start + draw(st.sampled_from((0, 0, 1, 2, 9, 60, 400))))
        other = draw(st.sampled_from(corpus))
        at = draw(st.integers(0, len(other)))
        new = draw(
            st.one_of(
                st.sampled_from(TOKENS),
                st.just(b""),
                st.just(other[at : at + 50]),
                st.just(raw[start:end] * 3),
                st.binary(min_size=1, max_size=3),
            )
        )
        raw = raw[:start] + new + raw[end:]
    return raw
