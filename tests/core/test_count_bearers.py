"""Thượng Phúc: ai được tính, nhóm gồm những ai (readings R11, R12, R13, R24)."""

from core.count_samples import CITY, Counted, changed, post, sent, unquoted_cases

MARCH = "2026-03"
OFFICES = "      - unit: vhxh\n      - unit: vp\n      - unit: kt\n"
APPENDIX_3 = "    units: [phong-chuyen-mon]\n    kinds: [tin-bai, bai-chuyen-sau]\n    channels"


def tally(until: str, *sources: str) -> Counted:
    """Count posts against the plan of Thượng Phúc."""
    return Counted("thuong-phuc", until, *sources)


def with_offices(roster: str, until: str, *sources: str) -> Counted:
    """Count posts where a person has written another roster of the specialised offices."""
    return Counted(changed("thuong-phuc", (OFFICES, roster)), until, *sources)


def test_every_case_quotes_the_plan() -> None:
    """Như “Các phòng chuyên môn”: mỗi ca dẫn đúng lời của kế hoạch."""
    assert unquoted_cases(globals(), ["thuong-phuc"]) == []


def test_a_byline_of_two_offices_is_the_first_one_s() -> None:
    """Bài hai phòng tính cho phòng đứng đầu (R12).

    “(02 tin/bài CCHC trong tháng)” của mỗi phòng.
    """
    counted = tally("2026-03-31", post("a", unit="[kt, vp]"))

    assert counted.quota("tp-pl-3", MARCH, unit="kt")[0] == 1
    assert counted.quota("tp-pl-3", MARCH, unit="vp")[0] == 0


def test_a_byline_of_two_counts_once_for_both_together() -> None:
    """“gửi đăng tải 02 tin/bài CCHC trong tháng”: VHXH và Văn phòng cùng viết là một tin (R12)."""
    counted = tally("2026-03-31", post("a", unit="[vhxh, vp]"), post("b", unit="[vp, vhxh]"))

    assert counted.quota("tp-2-9", MARCH) == (2, "dat")


def test_a_second_author_is_enough_where_units_answer_together() -> None:
    """Văn phòng đứng sau Phòng Kinh tế vẫn được tính.

    “gửi đăng tải 02 tin/bài CCHC trong tháng”.
    """
    counted = tally("2026-03-31", post("a", unit="[kt, vp]"))

    assert counted.quota("tp-2-9", MARCH)[0] == 1


def test_all_authors_are_credited_if_the_office_says_so() -> None:
    """“Các phòng chuyên môn”: đổi cách tính tác giả thành mọi đơn vị thì cả hai phòng có (R12)."""
    option = (APPENDIX_3, APPENDIX_3.replace("    kinds", "    byline: all\n    kinds"))
    plan = changed("thuong-phuc", _in_appendix_3(option))
    counted = Counted(plan, "2026-03-31", post("a", unit="[kt, vp]"))

    assert counted.quota("tp-pl-3", MARCH, unit="kt")[0] == 1
    assert counted.quota("tp-pl-3", MARCH, unit="vp")[0] == 1


def test_the_other_reading_of_the_group_is_one_number_for_all() -> None:
    """“(02 tin/bài CCHC trong tháng)”: hiểu là làm chung thì mỗi phòng một bài đã đủ (R11)."""
    option = (APPENDIX_3, f"    scope: joint\n{APPENDIX_3}")
    plan = changed("thuong-phuc", _in_appendix_3(option))
    counted = Counted(plan, "2026-03-31", post("a", unit="kt"), post("b", unit="vp"))

    assert counted.quota("tp-pl-3", MARCH) == (2, "dat")
    assert counted.figure("tp-pl-3", MARCH)["units"] == ["vhxh", "vp", "kt"]


def test_a_unit_that_leaves_is_no_longer_bound() -> None:
    """“Các phòng chuyên môn”: phòng rời nhóm sau 30/6 thì từ tháng 7 không còn chỉ tiêu (R24)."""
    roster = OFFICES.replace("unit: kt", "{unit: kt, to: 2026-06-30}")
    counted = with_offices(roster, "2026-08-31")

    assert counted.periods("tp-pl-3", unit="kt") == [f"2026-0{month}" for month in range(1, 7)]
    assert counted.periods("tp-pl-3", unit="vp")[-1] == "2026-09"


def test_a_unit_that_joins_is_bound_from_that_month() -> None:
    """“Các phòng chuyên môn”: đơn vị vào nhóm giữa tháng 5 thì chấm từ tháng 5, đủ số (R24)."""
    counted = with_offices(f"{OFFICES}      - {{unit: bqlda, from: 2026-05-15}}\n", "2026-06-01")

    assert counted.periods("tp-pl-3", unit="bqlda") == ["2026-05", "2026-06", "2026-07"]
    assert counted.quota("tp-pl-3", "2026-05", unit="bqlda") == (0, "chua-dat")


def test_a_joint_number_follows_the_roster() -> None:
    """“Có ít nhất 01 tin/bài triển khai công tác CCHC”: ai giúp được tính theo nhóm từng tháng."""
    roster = OFFICES.replace("unit: kt", "{unit: kt, to: 2026-06-30}")
    sources = [
        post("a", sent(CITY, "2026-06-10"), unit="kt", date="2026-06-10"),
        post("b", sent(CITY, "2026-07-10"), unit="kt", date="2026-07-10"),
    ]
    counted = with_offices(roster, "2026-08-01", *sources)

    assert counted.quota("tp-pl-5", "2026-06") == (1, "dat")
    assert counted.quota("tp-pl-5", "2026-07") == (0, "chua-dat")
    assert counted.figure("tp-pl-5", "2026-07")["units"] == ["vhxh", "vp"]


def test_an_empty_roster_is_not_guessed() -> None:
    """“Các phòng chuyên môn”: chưa ghi thành viên thì chưa xác định, không đoán từ bài (R24)."""
    counted = with_offices("", "2026-04-30", post("a", unit="kt"))

    assert counted.quota("tp-pl-3", MARCH) == (0, "chua-xac-dinh")
    assert counted.figure("tp-pl-3", MARCH)["units"] == []
    assert counted.figure("tp-pl-3", MARCH)["group"] == "phong-chuyen-mon"


def test_a_unit_is_known_by_the_names_of_the_plan() -> None:
    """“Trung tâm DVTH xã”, “VHXX”: các cách gọi trong văn bản đều là một đơn vị."""
    counted = tally(
        "2026-03-31",
        post("a", unit="Phòng Văn hoá – Xã hội"),
        post("b", unit="VHXX"),
    )

    assert counted.quota("tp-pl-3", MARCH, unit="vhxh") == (2, "dat")


def test_units_add_up_to_the_whole() -> None:
    """“(02 tin/bài CCHC trong tháng)”: cộng các phòng lại bằng số bài của cả nhóm (R12)."""
    bylines = ("[kt, vp]", "[vp, vhxh, kt]", "vhxh", "[bqlda, kt]")
    sources = [post(f"bai-{number}", unit=unit) for number, unit in enumerate(bylines)]
    counted = tally("2026-03-31", *sources)

    each = [counted.quota("tp-pl-3", MARCH, unit=unit)[0] for unit in ("vhxh", "vp", "kt")]
    assert each == [1, 1, 1]


def _in_appendix_3(change: tuple[str, str]) -> tuple[str, str]:
    """Aim a change at the rule tp-pl-3: the group is named by other rules before it."""
    note = "Thân giao Phòng VHXH với Văn phòng (tp-2-9): tính cả hai.'\n"
    old, new = change
    return f"{note}{old}", f"{note}{new}"
