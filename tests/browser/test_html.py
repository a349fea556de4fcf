"""Every page is valid HTML5, and holds nothing that the policy forbids."""

from collections import Counter
from pathlib import Path

from lxml import html

from browser.checkers import vnu
from site_walk import LINKS

_EVENTS = "//@*[starts-with(name(), 'on')]"
_DATA = "application/ld+json"


def pages(built: Path) -> list[Path]:
    """Return every page of the site."""
    return sorted(built.rglob("*.html"))


def test_the_checker_of_the_w3c_has_nothing_to_say(built: Path) -> None:
    """vnu, over every page in one run: no error, and no warning either."""
    assert [f"{each['url']}: {each['message']}" for each in vnu(built)] == []


def test_the_checker_would_notice(tmp_path: Path) -> None:
    """A list in a paragraph, an attribute that is none: both are told."""
    page = "<!doctype html><html lang=vi><title>x</title><p><ul><li aria-labl=x>x</ul></p>"
    (tmp_path / "x.html").write_text(page, "utf-8")

    assert [each["type"] for each in vnu(tmp_path)].count("error") == 2


def test_every_page_names_each_place_once(built: Path) -> None:
    """No id comes twice, one h1, one main; labels and descriptions name ids that are there."""
    for path in pages(built):
        tree = html.parse(str(path), html.HTMLParser(encoding="utf-8"))
        ids = Counter(str(each) for each in tree.xpath("//@id"))
        if tree.xpath("//meta[@http-equiv='refresh']"):
            continue

        assert [each for each, times in ids.items() if times > 1] == [], path
        assert len(tree.xpath("//h1")) == len(tree.xpath("//main")) == 1, path
        named = " ".join(tree.xpath("//@aria-labelledby | //@aria-describedby | //@for")).split()
        assert set(named) <= ids.keys(), path


def test_no_page_holds_script_or_style(built: Path) -> None:
    """Nor an event handler, nor a style attribute; the only scripts inside are data."""
    for path in pages(built):
        tree = html.parse(str(path), html.HTMLParser(encoding="utf-8"))
        inside = tree.xpath("//script[not(@src)]/@type")

        assert tree.xpath("//style | //@style") == [], path
        assert tree.xpath(_EVENTS) == [], path
        assert set(inside) <= {_DATA}, path


def test_every_picture_has_its_words(built: Path) -> None:
    """An alt attribute, be it empty; and every address that is named is on this site or a link."""
    for path in pages(built):
        tree = html.parse(str(path), html.HTMLParser(encoding="utf-8"))

        assert tree.xpath("//img[not(@alt)]") == [], path
        for tag in LINKS.keys() - {"a", "link"}:
            found = tree.xpath(f"//{tag}/@{LINKS[tag]}")
            assert not [each for each in found if str(each).startswith(("http", "//"))], path
