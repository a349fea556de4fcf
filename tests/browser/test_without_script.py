"""Everything but search works where no script runs."""

from browser.conftest import Open
from browser.kinds import DESK, KINDS


def test_from_home_to_an_old_post_and_back(visit: Open) -> None:
    """Through the menu, the list, its filter, its pages, a post, and on to one like it."""
    page = visit(java_script_enabled=False)
    page.click("summary:has-text('Danh mục')")
    page.click(".cc-menu a:text-is('Tin bài')")
    page.click(".cc-filter summary")
    page.click(".cc-filter a:text-is('Cải cách thủ tục hành chính')")
    assert page.locator("h1").inner_text() == "Cải cách thủ tục hành chính"

    page.click(".cc-card-title a >> nth=0")
    assert page.locator(".cc-text").is_visible()
    page.click(".cc-related a >> nth=0")
    page.click(".cc-crumbs a:text-is('Tin bài')")
    page.click("a:text-is('Cũ hơn ›')")
    assert "từ" in page.locator("h1").inner_text()

    page.click(".cc-name")
    assert page.locator(".cc-leading").is_visible()


def test_a_post_is_whole_without_its_script(visit: Open) -> None:
    """Title, day, text and ways on are there; no button stands that does nothing."""
    page = visit(KINDS["bai"], java_script_enabled=False, size=DESK)

    for part in ("h1", "time", ".cc-text", ".cc-neighbours", ".cc-feedback", ".cc-tools a"):
        assert page.locator(part).first.is_visible(), part
    assert page.locator("main button").count() == 0


def test_files_are_told_with_type_and_size(visit: Open) -> None:
    """Below the text, before they are fetched."""
    page = visit(KINDS["bai-bang"], java_script_enabled=False)

    assert "PDF, " in page.locator(".cc-files").inner_text()


def test_an_address_that_is_not_there_says_so(visit: Open) -> None:
    """And leads on."""
    page = visit("khong/co/trang-nay/")

    assert page.locator("h1").inner_text() == "Không tìm thấy trang"
    assert page.title().startswith("Không tìm thấy trang - ")
    page.click("a:text-is('Xem tin bài mới nhất')")
    assert page.locator("h1").inner_text() == "Tin bài"
