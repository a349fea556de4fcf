"""A rule's page: its words, how it is read, where it stands, and the posts behind the figure."""

from core.count_samples import aired, post, shown
from publish.plan_samples import plan_view, text_of

NEWS = [
    post("vhxh-1", shown("trang-ttdt", "2026-03-12"), date="2026-03-12"),
    post("vhxh-2", shown("trang-ttdt", "2026-03-20"), date="2026-03-20"),
    post("loa", aired("2026-03-10", "2026-03-11"), unit="mttq", date="2026-03-10"),
    post("ke-hoach", kind="ke-hoach", on_site="false", tasks="[tp-pl-2]", date="2026-03-12"),
]
VIEW = plan_view("thuong-phuc", "2026-03-31", *NEWS)


def test_the_plans_words_stand_first_with_their_place_and_number() -> None:
    """“đảm bảo gửi đăng tải 02 tin/bài CCHC trong tháng”, as issued."""
    page = text_of(VIEW, "chi-tieu/tp-2-9/")

    assert "<blockquote><p>đảm bảo gửi đăng tải 02 tin/bài CCHC trong tháng trên Trang" in page
    assert "IV.2 gạch 9, Kế hoạch số 108/KH-UBND ngày 06/03/2026 của UBND xã Thượng Phúc" in page
    assert "<dt>Mã trong bài viết, dữ liệu mở</dt><dd><code>tp-2-9</code></dd>" in page
    assert "Phối hợp: Văn phòng HĐND-UBND xã" in page


def test_the_readings_are_told_in_words() -> None:
    """Whoever doubts a figure sees which reading made it; a rule named by its id is linked."""
    page = text_of(VIEW, "chi-tieu/tp-2-9/")
    pair = text_of(plan_view("ha-noi", "2026-03-31"), "chi-tieu/hn-pl-7a/")

    assert "<li>các đơn vị làm chung một số</li>" in page
    assert '<li>bài đã dùng cho <a href="/chi-tieu/hn-pl-7b/">Phụ lục 7 (vế 2)</a>' in pair


def test_the_other_reading_stands_beside_the_figure() -> None:
    """Jointly two of two; one by one the first has both, the second none (R11)."""
    joint, each = text_of(VIEW, "chi-tieu/tp-2-9/"), text_of(VIEW, "chi-tieu/tp-pl-3/")

    assert "<strong>2/2</strong>" in joint
    other = joint.split("Nếu tính riêng, theo cách hiểu khác")[1].split("</div>")[0]
    assert 'Phòng Văn hóa – Xã hội</a>: 2/2 <span class="cc-st cc-dat">' in other
    assert 'Văn phòng HĐND và UBND xã</a>: 0/2 <span class="cc-st cc-dang-thuc-hien">' in other
    assert 'Nếu tính chung, theo cách hiểu khác: 2/2 <span class="cc-st cc-dat">' in each


def test_rules_that_say_otherwise_are_shown_as_a_pair_with_both_standings() -> None:
    """The body gives one number to two offices, the appendix one to each (R25)."""
    pair = (
        text_of(VIEW, "chi-tieu/tp-2-9/").split("Kế hoạch nêu khác nhau")[1].split("</section>")[0]
    )

    assert '<a href="/chi-tieu/tp-2-9/">IV.2 gạch 9</a>: “đảm bảo' in pair
    assert '<a href="/chi-tieu/tp-pl-3/">Phụ lục 3</a>: “Tuyên truyền' in pair
    assert pair.count("tháng 3/2026: <strong>") == 4


def test_each_period_names_its_posts_with_the_days_that_counted() -> None:
    """The newest period first; what the month still lacks is told at the head of the page."""
    page = text_of(VIEW, "chi-tieu/tp-pl-3/")

    assert '<tr id="vhxh-2026-03"><th scope="row">tháng 3/2026</th>' in page
    assert '/vhxh-1/">Bài vhxh-1</a> <span class="cc-meta">(12/03/2026)</span>' in page
    assert "thiếu 02 tin/bài, hết hạn hôm nay" in page


def test_weeks_stand_under_their_month_and_airings_are_told_by_their_days() -> None:
    """Two airings of one post in one week are two; its writer is told, for anyone's counts."""
    page = text_of(VIEW, "chi-tieu/tp-5-2/")

    assert '<tr class="cc-group" id="ttdvth-2026-03"><th colspan="3">Tháng 3/2026:' in page
    assert '<tr id="ttdvth-2026-W11"><th scope="row">tuần 11 (09/03/2026–15/03/2026)</th>' in page
    assert "(10/03/2026, 11/03/2026) – Ủy ban MTTQ Việt Nam xã</span>" in page


def test_a_task_tells_its_day_whether_it_is_done_and_by_what() -> None:
    """A mere record is named without a link; the others are late by so many days."""
    page = text_of(VIEW, "chi-tieu/tp-pl-2/")

    assert "từ 06/03/2026 đến hết ngày 16/03/2026" in page
    assert '<tr id="vhxh-2026-03-16">' in page
    assert "hoàn thành</span> ngày 12/03/2026" in page
    assert "<li>Bài ke-hoach (12/03/2026)</li>" in page
    assert "quá hạn 15 ngày</span>" in page


def test_a_duty_lists_what_serves_it_and_is_never_marked() -> None:
    """There is no number or day to hold it against."""
    page = text_of(VIEW, "chi-tieu/tp-yc-c/")

    assert "không có số lượng, thời hạn nên không chấm" in page
    assert "cc-st" not in page


def test_a_group_without_a_roster_says_so() -> None:
    """Nobody is guessed: the name of the group, and that its members are not known (R24)."""
    page = text_of(plan_view("ha-noi", "2026-03-31"), "chi-tieu/hn-1-dd/")

    assert "UBND các xã, phường: chưa xác định thành viên" in page
    assert "chưa xác định thành viên của nhóm</span>" in page


def test_internal_figures_leave_words_and_readings() -> None:
    """What the plan asks for and how it is read stays public."""
    page = text_of(
        plan_view("thuong-phuc", "2026-03-31", *NEWS, figures="internal"), "chi-tieu/tp-pl-2/"
    )

    assert "từ 06/03/2026 đến hết ngày 16/03/2026" in page
    assert "<li>10 ngày theo lịch" in page
    assert "Bài ke-hoach" not in page
