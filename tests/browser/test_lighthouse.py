"""Lighthouse, as on a phone, finds nothing to mend; real nginx serves the site, as shipped."""

from pathlib import Path

from browser.checkers import chromium, lighthouse
from browser.kinds import KINDS, LIKE_ANOTHER
from hosting.web_servers import nginx

# Accessibility, practices, search engines; speed swings with what else the machine does.
FULL, FAST = [100, 100, 100], 99


def test_every_kind_of_page_has_full_marks(built: Path, tmp_path: Path) -> None:
    """100, and at least 99 in speed, the best of six tries: other tests keep the machine busy."""
    (tmp_path / "nginx").mkdir()
    (tmp_path / "profile").mkdir()
    with nginx(built, tmp_path / "nginx") as site, chromium(tmp_path / "profile") as port:
        looked_at = [f"{site.url}/{KINDS[each]}" for each in KINDS if each not in LIKE_ANOTHER]
        found = lighthouse(port, looked_at)

    assert [each["address"] for each in found] == looked_at
    assert [each for each in found if each["scores"][1:] != FULL] == []
    assert [each for each in found if each["scores"][0] < FAST] == []


def test_a_fault_would_be_noticed(tmp_path: Path) -> None:
    """A page without a title, a language or words for its picture has fewer marks."""
    for name in ("site", "nginx", "profile"):
        (tmp_path / name).mkdir()
    (tmp_path / "site/index.html").write_text("<p><img src=a.png><a href=/>x</a>", "utf-8")
    server = nginx(tmp_path / "site", tmp_path / "nginx")
    with server as site, chromium(tmp_path / "profile") as port:
        [found] = lighthouse(port, [f"{site.url}/"])

    assert found["scores"][1] < 100
    assert {"document-title", "html-has-lang", "image-alt"} <= set(found["faults"])
