"""Personal data is found where it stands, and nothing official is taken for it."""

import pytest

from cchc.core.personal import personal_data


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("CCCD: 001201012345", ["can-cuoc 001201012345"]),
        ("số 001 201 012 345 cấp năm 2021", ["can-cuoc 001 201 012 345"]),
        ("CMND số 012345678 do CA Hà Nội cấp", ["can-cuoc 012345678"]),
        ("anh An, 0912 345 678", ["dien-thoai 0912 345 678"]),
        ("gọi +84 912.345.678 nhé", ["dien-thoai +84 912.345.678"]),
        ("STK 19034567890123 tại Agribank", ["tai-khoan 19034567890123"]),
        ("Số tài khoản: 1234 5678 9012", ["tai-khoan 1234 5678 9012"]),
        ("viết cho an.nguyen@gmail.com", ["thu an.nguyen@gmail.com"]),
    ],
)
def test_personal_data_is_found(text: str, found: list[str]) -> None:
    """Numbers of identity cards, mobiles and accounts, and private addresses, once each."""
    assert [f"{each.kind} {each.found}" for each in personal_data(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch số 108/KH-UBND ngày 06/03/2026",
        "Điện thoại: 024 3888 1234; đường dây nóng 1900 1234",
        "Thư: vanthu@thuongphuc.hanoi.gov.vn",
        "Tổng 1.234.567.890 đồng, 12 nhiệm vụ, năm 2026",
        "https://dichvucong.gov.vn/ho-so/2026/000123456789012",
        "Mã hồ sơ 000.00.12.H26-260312-0001",
    ],
)
def test_what_is_official_is_not_taken_for_personal(text: str) -> None:
    """Numbers of documents, landlines, sums and addresses of offices raise no question."""
    assert personal_data(text) == []


def test_the_question_names_the_line() -> None:
    """The officer is told where, what, and asked whether the person agreed."""
    told = [str(each) for each in personal_data("Tin.\n\nGọi 0912345678 hoặc 0912345678.")]

    assert told == [
        "Dòng 3 có số điện thoại cá nhân: “0912345678”. Người này đã đồng ý cho đăng chưa?"
    ]
