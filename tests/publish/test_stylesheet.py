"""The one stylesheet holds what pages use of the theme, and all that is ours."""

import pytest

from cchc.publish.css import css_text, read_css
from cchc.publish.css_palette import Palette, palettes_of
from cchc.publish.stylesheet import NAME, Stylesheet, stylesheet

LIGHT = {"scheme": "default", "primary": "red"}
DARK = {"media": "(prefers-color-scheme: dark)", "scheme": "slate", "primary": "red"}
BODY = '<body data-md-color-scheme="default" data-md-color-primary="red" dir="ltr">'


def sheet(theme: str, own: str = "", *, page: str = "", palettes: object = None) -> str:
    """Return the stylesheet for one page."""
    found = palettes_of(palettes or [LIGHT])
    return stylesheet([theme], [own], pages=[BODY + page], palettes=found).text


@pytest.mark.parametrize(
    "selector",
    [
        ".used",
        "p .used",
        "#place",
        "[hidden]",
        '[dir="ltr"] p',
        "[dir=ltr] .used",
        ".used:not(.elsewhere)",
        ".used:is(.elsewhere,p)",
        ".used::before",
        "article>video",
    ],
)
def test_what_a_page_may_match_stays(selector: str) -> None:
    """Its class, id or attribute is there; elements and what stands in brackets are not asked."""
    page = '<p class="other used" id="place" hidden>'

    assert "color:red" in sheet(f"{selector}{{color:red}}", page=page)


@pytest.mark.parametrize("selector", [".gone", ".used .gone", "#gone", "[open]", '[dir="rtl"] p'])
def test_what_no_page_matches_goes(selector: str) -> None:
    """A class, an id or an attribute that no page has takes its rule along."""
    assert sheet(f"{selector}{{color:red}}", page='<p class="used">') == ""


def test_one_selector_of_several_may_go() -> None:
    """The rule stays for those that are used."""
    found = sheet("@media print{.gone,.used{color:red}.gone{color:blue}}", page='<p class="used">')

    assert found == "@media print{.used{color:red}}"


@pytest.mark.parametrize("name", ["footnotes", "footnote-ref", "footnote-backref"])
def test_what_a_post_may_bring_stays(name: str) -> None:
    """The allow-list of posts' texts lets these through, whether or not one has them today."""
    assert sheet(f".{name}{{color:red}}") == f".{name}{{color:red}}"


def test_our_own_files_stay_whole() -> None:
    """A page that is not made yet may use any class of ours."""
    own = ".cc-later{color:red}@media print{#later{color:blue}}"

    assert sheet("", own) == own


def test_names_that_nothing_uses_go() -> None:
    """A custom property that only an unused one names goes too; so do keyframes."""
    theme = ":root{--a:1;--b:var(--a);--c:2;--d:3}p{width:var(--c);animation:turn 1s}"
    frames = "@keyframes turn{to{top:0}}@keyframes fade{to{top:0}}"

    found = sheet(theme + frames, ".cc-x{height:var(--d)}")

    assert found.startswith(":root{--c:2;--d:3}")
    assert "turn{" in found
    assert "fade" not in found


def test_no_picture_lies_inside() -> None:
    """The policy of the site loads no `data:` address; what named one names nothing."""
    theme = (
        'p{--i:url("data:image/svg+xml,<svg/>");mask:var(--i);color:red}i{background:url(data:,x)}'
    )

    assert sheet(theme) == "p{color:red}"


def test_a_palette_with_a_condition_needs_no_script() -> None:
    """Its rules come again for the names that stand in the page, when the device asks for it."""
    theme = '[data-md-color-scheme="slate"]{color:white}[data-md-color-scheme=default]{color:black}'

    found = sheet(theme, palettes=[LIGHT, DARK])

    first = '[data-md-color-scheme="default"]'
    dark = f"@media screen and (prefers-color-scheme: dark){{{first}{{color:white}}}}"
    assert found == f"{first}{{color:black}}{dark}"


def test_our_own_rules_follow_the_palette_too() -> None:
    """Those of the theme come before ours, in the dark as in the light."""
    dark = "[data-md-color-scheme=slate]"

    found = sheet(f"{dark} p{{top:0}}", f"{dark} .cc-x{{top:1px}}", palettes=[LIGHT, DARK])

    assert found.index("top:0") < found.index("top:1px")
    assert "slate" not in found


def test_one_palette_alone_is_a_palette() -> None:
    """As Material takes it: a mapping, with names of its own where some are left out."""
    words = tuple(f'[data-md-color-{name}="indigo"]' for name in ("primary", "accent"))

    assert palettes_of({"scheme": "slate"}) == (
        Palette("", ('[data-md-color-scheme="slate"]', *words)),
    )


def test_another_text_is_another_name() -> None:
    """Browsers may keep the file for ever: pages name it by what it holds."""
    one, other = Stylesheet("p{top:0}"), Stylesheet("p{top:1px}")

    assert one.name != other.name
    assert one.linked(f'<link href="/{NAME}">') == f'<link href="/{one.name}">'


def test_a_file_that_is_no_css_is_told() -> None:
    """Its line and what is wrong with it."""
    with pytest.raises(ValueError, match=r"^2: "):
        read_css("p{}\n}")


def test_a_rule_is_written_as_it_was_read() -> None:
    """But for comments and space."""
    rules = (
        "@font-face{src:url(a)}",
        'a > b,c::after{color:red!important;content:" "}',
        "@supports (a:b){p{top:0}}",
    )

    found = css_text(read_css(f'@charset "x";/* . */{" ".join(rules)}'))

    assert found == "".join(rules)
