"""Thượng Phúc: việc thường xuyên, khuyến khích, yêu cầu chung: nêu bài phục vụ, không chấm."""

from core.count_samples import CITY, Counted, post, sent, shown, unquoted_cases


def tally(until: str, *sources: str) -> Counted:
    """Count posts against the plan of Thượng Phúc."""
    return Counted("thuong-phuc", until, *sources)


def test_every_case_quotes_the_plan() -> None:
    """Như “Đa dạng hóa hình thức tuyên truyền”: mỗi ca dẫn đúng lời của kế hoạch."""
    assert unquoted_cases(globals(), ["thuong-phuc"]) == []


def test_a_duty_is_never_met_or_missed() -> None:
    """Không có đạt, chưa đạt.

    “Yêu cầu Thủ trưởng các phòng, đơn vị nghiêm túc triển khai thực hiện”.
    """
    duties = [figure for figure in tally("2026-12-31").figures if figure["type"] == "duty"]

    assert len(duties) == 44
    assert {(figure["status"], figure["target"]) for figure in duties} == {(None, None)}


def test_fanpage_posts_of_the_centre_are_listed() -> None:
    """“Đưa tin, bài, phóng sự về công tác CCHC của đơn vị trên fanpage chính thức của xã”."""
    counted = tally(
        "2026-12-31",
        post("a", shown("fanpage", "2026-04-02"), unit="ttdvth", date="2026-04-02"),
        post("b", shown("fanpage", "2026-04-03"), unit="vp", date="2026-04-03"),
        post("c", unit="ttdvth"),
    )

    assert counted.items("tp-5-3") == ["a"]


def test_posts_sent_to_the_city_are_listed() -> None:
    """Bài mọi đơn vị gửi đi.

    “đảm bảo số lượng tin, bài trên Trang thông tin CCHC của Thành phố”.
    """
    counted = tally(
        "2026-12-31",
        post("a", sent(CITY, "2026-03-12"), unit="bqlda"),
        post("b", sent(CITY, "2026-03-10"), unit="kt"),
        post("c"),
    )

    assert counted.items("tp-2-6") == ["b", "a"]


def test_social_networks_are_open_to_all() -> None:
    """Đơn vị nào đưa lên Zalo cũng được.

    “bằng ít nhất một trong số các hình thức qua mạng xã hội”.
    """
    counted = tally("2026-12-31", post("a", shown("zalo", "2026-03-12"), unit="mttq"))

    assert counted.items("tp-ht-dd") == ["a"]


def test_a_topic_is_served_by_category_or_topic() -> None:
    """“Lồng ghép tuyên truyền CCHC với phổ biến chủ trương, chính sách của Đảng và pháp luật”."""
    counted = tally("2026-12-31", post("a", topics="[phap-luat]"), post("b"))

    assert counted.items("tp-yc-c") == ["a"]


def test_what_is_only_asked_is_listed_too() -> None:
    """Đề nghị.

    “tuyên truyền, vận động Nhân dân nâng cao đồng thuận xã hội trong thực hiện CCHC”.
    """
    counted = tally("2026-12-31", post("a", unit="mttq"), post("b", unit="vp"))

    assert counted.items("tp-6-b") == ["a"]
    assert counted.figure("tp-6-b")["status"] is None


def test_nothing_is_listed_where_nothing_could_tell() -> None:
    """“được cân đối từ nguồn kinh phí CCHC đã được bố trí”: không bài nào chứng minh được."""
    counted = tally("2026-12-31", post("a"))

    assert counted.items("tp-kp") == []


def test_only_posts_of_the_plan_s_year_are_listed() -> None:
    """“giải pháp CCHC thành phố Hà Nội lần thứ III - năm 2026”: bài của năm 2025 không được nêu."""
    contest = {"topics": "[cuoc-thi-sang-kien]"}
    counted = tally("2027-02-01", post("a", date="2025-11-02", **contest), post("b", **contest))

    assert counted.items("tp-ht-e") == ["b"]


def test_drafts_and_withdrawn_posts_serve_nothing() -> None:
    """Nháp, bài đã gỡ không được nêu.

    “Các mô hình, cách làm hay được triển khai tại địa phương”.
    """
    counted = tally(
        "2026-12-31",
        post("a", topics="[mo-hinh]", draft="true"),
        post("b", topics="[mo-hinh]", withdrawn="{date: 2026-04-01, reason: Trùng bài}"),
    )

    assert counted.items("tp-nd-c8") == []
