"""The pages of the registers: every entry is there, in words, and works without a script."""

import json
from dataclasses import replace
from datetime import date

from cchc.core.entries import Contact, Document, Registers
from cchc.publish.contacts import contact_blocks, footer_contact, hot_line, unit_contact
from cchc.publish.document_pages import PER_LEAF
from cchc.publish.doors import coming, new_documents
from publish.page_samples import files_of
from publish.register_samples import REGISTERS, pages, register_view, tree_of, words

PAGES = pages(register_view())


def test_every_register_has_its_pages() -> None:
    """A list each, years and kinds of documents, years of events, a page for each procedure."""
    assert sorted(PAGES) == [
        "ban-tin/",
        "hoi-dap/",
        "khao-sat/",
        "su-kien/",
        "su-kien/nam/2026/",
        "thu-tuc/",
        "thu-tuc/ket-hon/",
        "thu-tuc/khai-sinh/",
        "thu-tuc/sao-y/",
        "trac-nghiem/",
        "van-ban/",
        "van-ban/loai/ke-hoach/",
        "van-ban/loai/thong-bao/",
        "van-ban/nam/2025/",
        "van-ban/nam/2026/",
        "video/",
    ]


def test_an_empty_register_says_so() -> None:
    """A site that has just begun has the pages, and no empty table or script on them."""
    told = {path: words(tree_of(page)) for path, page in pages(register_view(Registers())).items()}

    assert "Chưa có văn bản nào." in told["van-ban/"]
    assert "Chưa có lịch nào sắp tới." in told["su-kien/"]
    assert "Chưa có bản ghi âm nào." in told["ban-tin/"]
    assert "Hiện không có khảo sát nào đang mở." in told["khao-sat/"]
    assert "Chưa có câu hỏi nào." in told["hoi-dap/"]
    assert "quiz.js" not in pages(register_view(Registers()))["trac-nghiem/"].head


def test_documents_are_filtered_by_links_that_are_counted() -> None:
    """Each year and kind with its number; where one stands is marked."""
    year = tree_of(PAGES["van-ban/nam/2026/"])
    filters = [words(each) for each in year.xpath("//nav[@class='cc-filters']")]

    assert filters == [
        "Lọc theo năm Năm 2026 2 Năm 2025 1",
        "Lọc theo loại Kế hoạch 1 Thông báo 2",
    ]
    assert year.xpath("string(//a[@aria-current='page'])") == "Năm 2026"
    assert year.xpath("//tbody/tr/@id") == ["2-tb-2026", "1-tb-2026"]
    assert tree_of(PAGES["van-ban/loai/thong-bao/"]).xpath("//tbody/tr/@id") == [
        "2-tb-2026",
        "9-tb-2025",
    ]


def test_a_document_tells_all_that_the_rules_ask() -> None:
    """Number, day, what it is about, office, the file with type and size, the other site's host."""
    row = tree_of(PAGES["van-ban/"]).xpath("//tr[@id='2-tb-2026']")[0]

    assert [words(cell) for cell in row] == [
        "2/TB",
        "01/03/2026",
        "Về “A & B”Thông báo · UBND <xã>",
        "Tải về 2/TB (PDF, 1,2 MB)Xem văn bản 2/TB (a.vn)",
    ]
    assert row.xpath(".//a/@href") == ["/tep/a%20b.pdf", "https://a.vn/b?c=1&d"]
    assert [cell.get("data-name") for cell in row][3] == "Tệp"


def test_many_documents_are_cut_into_pages() -> None:
    """Fifty a page, the full ones counted from the oldest, as lists of posts are."""
    many = tuple(
        Document(f"c-{number}", f"{number}/TB", date(2026, 1, 1), "UBND", "Về", "thong-bao")
        for number in range(PER_LEAF + 2, 0, -1)
    )
    found = pages(register_view(Registers(documents=many)))

    older = tree_of(found["van-ban/trang/2/"]).xpath("//tbody/tr/@id")
    assert (len(older), older[-1]) == (PER_LEAF, "c-1")
    assert tree_of(found["van-ban/"]).xpath("//a[@rel='next']/@href") == ["/van-ban/trang/2/"]
    assert found["van-ban/trang/2/"].title == "Văn bản: từ 1/TB đến 50/TB"


def test_events_to_come_stand_before_those_that_are_over() -> None:
    """The nearest first; a calendar to take along for those that are really to come."""
    page = tree_of(PAGES["su-kien/"])
    titles = [words(each) for each in page.xpath("//h2 | //h3")]

    assert titles == ["Sắp tới", "Tiếp dân Đã hủy", "Đối thoại", "Đã qua", "Đã họp"]
    assert page.xpath("//article//a[contains(@href, '.ics')]/@href") == [
        "/lich/su-kien/doi-thoai.ics"
    ]
    assert "01/09/2026, 08/09/2026, 08:00–10:30" in words(page)


def test_an_event_moves_to_the_past_when_its_last_day_is_over() -> None:
    """The page changes with the day, so the day is part of what it is made of."""
    last, after = (register_view(day=date(2026, 9, day)) for day in (8, 9))

    assert words(tree_of(pages(last)["su-kien/"])).index("Đối thoại") < words(
        tree_of(pages(last)["su-kien/"])
    ).index("Đã qua")
    assert "Chưa có lịch nào sắp tới." in words(tree_of(pages(after)["su-kien/"]))


def test_a_video_asks_nobody_before_a_click() -> None:
    """Ours is loaded when it is played; another's is a link that tells where it leads."""
    ours, theirs = tree_of(PAGES["video/"]).xpath("//article")

    assert ours.xpath(".//video/@preload") == ["none"]
    assert ours.xpath(".//track/@kind") == ["captions"]
    assert ours.xpath(".//track/@srclang") == ["vi"]
    assert "Lời trong video Lời." in words(ours)
    assert not theirs.xpath(".//video | .//iframe | .//script | .//img[starts-with(@src, 'http')]")
    assert words(theirs.xpath(".//p[@class='cc-elsewhere']")[0]) == "Xem video (video.example)"


def test_procedures_are_listed_by_field() -> None:
    """Each field has an anchor; what a procedure's page does not know yet it says."""
    page = tree_of(PAGES["thu-tuc/"])
    one = words(tree_of(PAGES["thu-tuc/khai-sinh/"]))

    assert page.xpath("//h2/@id") == ["ho-tich", "chung-thuc"]
    assert "Nơi nộp(xã điền)" in one
    assert "Giấy tờ cần có Tờ khai Các bước Nộp Nhận" in one


def test_questions_are_told_to_machines_too() -> None:
    """FAQPage with full links; no answer can close the tag that it stands in."""
    page = PAGES["hoi-dap/"]
    text = page.head.partition('ld+json">')[2].partition("</script>")[0]
    told = json.loads(text)

    assert told["@type"] == "FAQPage"
    assert [each["name"] for each in told["mainEntity"]] == ["Nộp ở đâu?", "Chung?"]
    answer = told["mainEntity"][0]["acceptedAnswer"]["text"]
    assert 'href="https://thuongphuc.example/lien-he/"' in answer
    assert tree_of(page).xpath("//article/@id") == ["o-dau", "chung"]
    assert tree_of(page).xpath("//h2/@id") == ["linh-vuc-tthc", "linh-vuc-chung"]


def test_the_quiz_needs_no_script() -> None:
    """The answer with its letter and its source is folded up under each question."""
    ask = tree_of(PAGES["trac-nghiem/"]).xpath("//section")[0]

    assert [words(each) for each in ask.xpath(".//ol/li")] == ["Một", "Hai <3"]
    assert words(ask.xpath("./details")[0]) == (
        "Xem đáp án câu 1 Đáp án: B. Hai <3 Nguồn: Kế hoạch, mục 1"
    )


def test_a_survey_is_offered_while_it_is_open() -> None:
    """Those to come and those over are named, without a link that would lead to nothing."""
    page = tree_of(PAGES["khao-sat/"])

    assert [words(each) for each in page.xpath("//h2 | //h3")] == [
        *("Đang mở", "Đang hỏi", "Sắp mở", "Sẽ hỏi", "Đã đóng", "Đã hỏi")
    ]
    assert page.xpath("//article//a/@href") == ["https://ks.example/1"]


def test_a_number_can_be_dialled_and_what_is_missing_is_told() -> None:
    """Marks between digits are for people; the plus of another country stays."""
    view = register_view()
    told = contact_blocks(view)

    assert '<a href="tel:02434567890">024.3456 7890</a>, <a href="tel:+84241">+84 24 1</a>' in told
    assert "<dt>Địa chỉ</dt><dd>(xã điền)</dd>" in told
    assert "chưa có số liệu" in told
    assert "UBND xã Thượng Phúc" in told


def test_one_file_feeds_footer_home_and_unit_pages() -> None:
    """The same numbers everywhere; a unit's own contact stands on its page."""
    view = register_view()

    assert '<a href="tel:19001">1900 1</a>' in hot_line(view)
    assert '<a href="tel:19001">1900 1</a>' in footer_contact(view)
    assert "mailto:vhxh@xa.gov.vn" in unit_contact(view, "vhxh")
    assert "mailto:vhxh@xa.gov.vn" in files_of(view)["don-vi/vhxh/index.html"]
    assert unit_contact(view, "kt") == ""


def test_a_complete_contact_warns_of_nothing() -> None:
    """Nothing is left to fill in, and nothing says so."""
    full = Contact("co-quan", "co-quan", "UBND", "", "Thôn Một", ("024 3456",), "a@b.vn", "Sáng")
    view = register_view(Registers(contacts=(full,)))

    assert "xã điền" not in contact_blocks(view)
    assert "xã điền" not in footer_contact(view)


def test_doors_lead_to_where_entries_stand_for_good() -> None:
    """The anchor of a document and of an event is on the page of its year."""
    view = register_view()

    assert 'href="/van-ban/nam/2026/#2-tb-2026"' in new_documents(view)
    assert 'href="/su-kien/nam/2026/#doi-thoai"' in coming(view)


def test_the_site_map_names_every_section() -> None:
    """Registers, years, kinds, procedures and standing pages, each as a link."""
    files = files_of(register_view())
    page = files["so-do-trang/index.html"]

    for path in ("/van-ban/nam/2025/", "/su-kien/", "/thu-tuc/sao-y/", "/lien-he/", "/chu-de/"):
        assert f'href="{path}"' in page


def test_search_engines_are_told_of_every_page() -> None:
    """The sitemap has the pages of the registers, with the day of the newest document."""
    told = files_of(register_view())["sitemap.xml"]

    for path in PAGES:
        assert f"<loc>https://thuongphuc.example/{path}</loc>" in told
    assert "van-ban/nam/2025/</loc><lastmod>2025-03-01</lastmod>" in told


def test_a_change_makes_only_its_own_pages_anew() -> None:
    """Another answer touches no page but that of the questions."""
    other = replace(REGISTERS, questions=REGISTERS.questions[:1])
    before, after = (pages(register_view(each)) for each in (REGISTERS, other))

    assert [path for path in before if before[path] != after[path]] == ["hoi-dap/"]
