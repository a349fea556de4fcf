"""A shell keeps the theme's bytes, and takes a page's words safely."""

import pytest

from cchc.publish import shell
from cchc.publish.shell import Page, Shell, absolute
from publish.page_samples import THEME

PAGE = Page("tin-bai/2026/03/a/", 'A & "B" <b>', "Tóm <tắt>", "<p>Chữ</p>", "<meta>")


def test_pouring_keeps_every_byte_outside_the_holes() -> None:
    """Poured with the markers themselves, a shell gives back the theme's page."""
    cut = Shell.cut(THEME, base="/", path="tin-bai/")
    same = Page("", shell.TITLE, shell.DESCRIPTION, shell.CONTENT, shell.HEAD)

    poured = cut.pour(same, site_url=shell.CANONICAL)

    assert poured == absolute(THEME, base="/", path="tin-bai/")


def test_words_are_escaped_and_html_is_not() -> None:
    """A title cannot end its tag or its attribute, wherever the theme puts it."""
    poured = Shell.cut(THEME, base="/", path="tin-bai/").pour(PAGE, site_url="https://x.vn/")

    assert poured.count("A &amp; &quot;B&quot; &lt;b&gt;") == 2
    assert 'content="Tóm &lt;tắt&gt;"' in poured
    assert 'href="https://x.vn/tin-bai/2026/03/a/"' in poured
    assert "<main><p>Chữ</p></main>" in poured
    assert "⟦" not in poured


def test_words_that_look_like_a_hole_stay_words() -> None:
    """What is poured is not searched for holes again."""
    page = Page("", shell.CONTENT, "", f"<p>{shell.TITLE}</p>")

    poured = Shell.cut(THEME, base="/", path="tin-bai/").pour(page, site_url="https://x.vn/")

    assert f"<main><p>{shell.TITLE}</p></main>" in poured


@pytest.mark.parametrize("base", ["/", "/thuong-phuc/"])
def test_links_begin_at_the_sites_root(base: str) -> None:
    """A shell is poured at any depth, so nothing in it may be relative to where it was made."""
    page = absolute(THEME, base=base, path="tin-bai/")

    assert f'href="{base}assets/a.svg"' in page
    assert f'src="{base}anh.png"' in page
    assert f'href="{base}tin-bai/"' in page
    assert f'<a href="{base}">' in page
    assert f'"search": "{base}assets/search.js"' in page
    root = base.rstrip("/") or "/"
    assert f'"base": "{root}"' in page
    assert f'new URL("{root}",location)' in page


def test_links_to_places_and_to_other_sites_stay() -> None:
    """A fragment, another host and a mail address are no paths of ours."""
    page = absolute(THEME, base="/", path="tin-bai/")

    for address in ("#noi-dung", "https://ngoai.example/?a=1&amp;b=2", "mailto:a@b.vn"):
        assert f'href="{address}"' in page


def test_a_theme_without_a_place_for_the_title_is_refused() -> None:
    """A new theme that drops a hole stops the build instead of losing every title."""
    with pytest.raises(ValueError, match="no place for ⟦title⟧ in tin-bai/"):
        Shell.cut(THEME.replace(shell.TITLE, ""), base="/", path="tin-bai/")


def test_what_a_section_needs_stands_behind_each_head() -> None:
    """A stylesheet of a few pages is part of their shell, and so of its key."""
    cut = Shell.cut(THEME, base="/", path="tin-bai/")
    sheet = '<link rel="stylesheet" href="/a.css">'

    styled = cut.with_head(sheet)

    poured = styled.pour(PAGE, site_url="https://xa.example/")
    assert poured.count(sheet) == 1
    assert f"{PAGE.head}\n{sheet}" in poured
    assert poured.replace(f"\n{sheet}", "") == cut.pour(PAGE, site_url="https://xa.example/")
    assert styled.key != cut.key
