"""What officers write by habit comes out as they mean it, and nothing written is slow to read."""

import time
from datetime import date

import pytest

from cchc.publish.links import Links
from cchc.publish.markdown import Renderer
from publish.feed_samples import post

DAY = date(2026, 3, 12)


def html(body: str) -> str:
    """Render a text."""
    return Renderer(Links("/", {})).html(post("bai", DAY, body=body))


def test_a_list_needs_no_empty_line_before_it() -> None:
    """A line that ends in a colon and the dashes below it are a sentence and its list."""
    assert html("Hồ sơ gồm:\n- Tờ khai\n- Ảnh") == (
        "<p>Hồ sơ gồm:</p>\n<ul>\n<li>Tờ khai</li>\n<li>Ảnh</li>\n</ul>"
    )


def test_a_bare_address_is_a_link() -> None:
    """An address in the text can be tapped."""
    assert html("Xem https://dichvucong.gov.vn.") == (
        '<p>Xem <a href="https://dichvucong.gov.vn" rel="noopener">https://dichvucong.gov.vn</a>.</p>'
    )


def test_a_footnote_leads_there_and_back_in_vietnamese() -> None:
    """A screen reader hears where the arrow leads."""
    found = html("Theo kế hoạch[^1].\n\n[^1]: Số 108.")

    assert '<a href="#fn-1" id="fnref-1" rel="noopener">1</a>' in found
    assert 'aria-label="Quay lại chỗ ghi chú 1"' in found


def test_a_table_keeps_its_columns_aligned_without_style() -> None:
    """The site's policy allows no style in the text."""
    found = html("| a | b |\n|---|--:|\n| x | 1 |")

    assert '<td align="right">1</td>' in found
    assert "style" not in found


@pytest.mark.parametrize("text", ["[" * 50_000, "*a " * 30_000, "`" * 90_000, "<" * 90_000])
def test_no_text_takes_long(text: str) -> None:
    """What is written to choke a converter does not: a second, where a slow one takes minutes."""
    start = time.process_time()

    html(text)

    assert time.process_time() - start < 10
