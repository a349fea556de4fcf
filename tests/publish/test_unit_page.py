"""A unit's page: what it still owes, its tasks, its history, and what the level above asks."""

from core.count_samples import post, sent, shown
from publish.plan_samples import plan_view, text_of

NEWS = [
    post("vhxh-1", shown("trang-ttdt", "2026-03-12"), date="2026-03-12"),
    post("gui-tp", sent("trang-cchc-tp", "2026-03-16"), unit="kt", date="2026-03-16"),
    post(
        "du-an",
        shown("trang-ttdt", "2026-03-18"),
        unit="bqlda",
        category="tai-chinh-cong",
        date="2026-03-18",
    ),
    post("ke-hoach", kind="ke-hoach", on_site="false", tasks="[tp-pl-2]", date="2026-03-12"),
]
VIEW = plan_view("thuong-phuc", "2026-03-20", *NEWS, above="ha-noi")


def owed(page: str) -> str:
    """Return what the page says is still to do."""
    return page.partition('<ul class="cc-owed">')[2].partition("</ul>")[0]


def test_what_is_owed_is_told_with_its_day_and_with_whom() -> None:
    """In the plan's short words; a number that is shared names the others."""
    told = owed(text_of(VIEW, "don-vi/vhxh/"))

    assert (
        "<strong>Thiếu 01 tin/bài trên Trang TTĐT (đã có 01/02)</strong>: tháng 3/2026,"
        " còn 11 ngày (hạn: hết ngày 31/03/2026)"
    ) in told
    assert 'Làm chung với: <a href="/don-vi/vp/">Văn phòng HĐND và UBND xã</a></span>' in told
    assert "Trang CCHC Thành phố" not in told


def test_what_the_plan_says_twice_is_owed_once() -> None:
    """Body and appendix ask for the same report: one line, with both places (R25)."""
    told = owed(text_of(VIEW, "don-vi/vhxh/"))

    assert told.count("<strong>Báo cáo quý I</strong>: hết hạn hôm nay") == 1
    assert (
        '/chi-tieu/tp-2-11/">IV.2 gạch 11</a>, <a href="/chi-tieu/tp-pl-6/">Phụ lục 6</a>' in told
    )


def test_a_shared_number_told_twice_says_by_which_rule_it_is_shared() -> None:
    """The body binds two offices together, the appendix one of them alone."""
    told = owed(text_of(VIEW, "don-vi/ttdvth/"))

    assert "Phòng Văn hóa – Xã hội</a> (IV.2 gạch 10)</span>" in told


def test_a_rate_that_nobody_typed_in_is_asked_for() -> None:
    """Posts cannot prove it: a person must type it in."""
    page = text_of(plan_view("nam-dan", "2026-01-01"), "don-vi/ubnd-xa/")

    assert "Cần nhập số liệu (yêu cầu đạt 100%)" in page


def test_tasks_tell_their_day_and_state_and_lead_to_the_evidence() -> None:
    """The earliest due first."""
    page = text_of(VIEW, "don-vi/vhxh/")
    tasks = page.partition('<ul class="cc-tasks">')[2].partition("</ul>")[0]

    assert '<a href="/chi-tieu/tp-1-a-han/#vhxh-2026-03-16">Kế hoạch: trong 10 ngày' in tasks
    assert "hoàn thành</span> ngày 12/03/2026 · hạn 16/03/2026" in tasks


def test_its_months_stand_in_a_table_with_whom_it_shares_them() -> None:
    """Its own quotas and those that it bears with others."""
    page = text_of(VIEW, "don-vi/vhxh/")

    assert '<a href="/chi-tieu/tp-pl-3/#vhxh-2026-03"' in page
    assert '<a href="/chi-tieu/tp-2-9/#vhxh-vp-2026-03"' in page
    assert '<small>chung với <a href="/don-vi/vp/">' in page


def test_it_offers_its_calendar_and_its_feed_above_the_posts() -> None:
    """A unit that the plan does not grade has no days to keep, so no calendar."""
    graded, asked = text_of(VIEW, "don-vi/vhxh/"), text_of(VIEW, "don-vi/ubnd-xa/")

    assert '<a href="/lich/vhxh.ics">lịch của đơn vị (.ics)</a>' in graded
    assert graded.index("/don-vi/vhxh/rss.xml") < graded.index('id="tin-bai"')
    assert graded.count("/don-vi/vhxh/rss.xml") == 1
    assert "/lich/ubnd-xa.ics" in asked


def test_the_plan_above_is_told_apart_on_the_communes_own_page() -> None:
    """Every office's post counts for the commune as one of many (R26)."""
    page, other = text_of(VIEW, "don-vi/ubnd-xa/"), text_of(VIEW, "don-vi/vhxh/")

    assert (
        "Theo kế hoạch cấp trên (Kế hoạch số 75/KH-UBND ngày 27/02/2026 của UBND thành phố" in page
    )
    assert "cap-tren" not in other
    assert '<a href="/don-vi/ubnd-xa/#hn-1-d1-2026-03" title="đạt">1/1' in page
    assert '<tr id="hn-1-d1-2026-03">' in page
    assert "Bài gui-tp" in page


def test_every_rule_above_has_its_place_there() -> None:
    """A post that proves a task of the level above leads to it."""
    page = text_of(VIEW, "don-vi/ubnd-xa/")

    assert VIEW.rules_above
    assert not [rule for rule in VIEW.rules_above if f'id="{rule}"' not in page]
    assert VIEW.rule_link("hn-1-d1") == '<a href="/don-vi/ubnd-xa/#hn-1-d1">IV.1.d</a>'


def test_internal_figures_leave_what_the_plan_gives_the_unit() -> None:
    """Demands and days, and the standing work; not what is owed."""
    view = plan_view("thuong-phuc", "2026-03-20", *NEWS, figures="internal", above="ha-noi")
    page = text_of(view, "don-vi/vhxh/")

    assert "Được giao trong kế hoạch" in page
    assert (
        '<a href="/chi-tieu/tp-pl-3/">Phụ lục 3</a>: Mỗi tháng 02 tin/bài trên Trang TTĐT' in page
    )
    assert "(hạn: 16/03/2026)" in page
    assert "Còn phải làm" not in page
    assert 'id="hn-1-d1"' in text_of(view, "don-vi/ubnd-xa/")


def test_a_unit_that_owes_nothing_is_told_so() -> None:
    """Words, not an empty list."""
    page = text_of(VIEW, "don-vi/bqlda/")

    assert "Kỳ này đơn vị đã làm đủ phần việc được giao." in page
