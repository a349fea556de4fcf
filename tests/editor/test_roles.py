"""Who may do what, asked of the running server: every page, by every kind of account."""

from collections.abc import Iterator

import pytest

from editor.editing import (
    Client,
    client,
    form,
    free_port,
    open_office,
    serving,
    write_project,
)

LOGINS = ("", "ha", "binh", "lan", "tu", "dai")


@pytest.fixture(scope="module")
def visitors(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Client]]:
    """Serve a project with a draft of Phòng Kinh tế in review, and sign everybody in."""
    root = write_project(tmp_path_factory.mktemp("roles") / "project")
    office = open_office(root, port=free_port())
    with serving(office) as address:
        found = {login: client(address, login) for login in LOGINS}
        found["ha"].post("bai-moi", {"title": "Bài đang viết", "unit": "kt"})
        fields = form() | {"version": found["ha"].version("bai-dang-viet"), "act": "gui"}
        found["ha"].post("bai/bai-dang-viet", fields)
        yield found


PAGES = {
    # nobody (sent to sign in), writer of the unit, of another one, reviewer, administrator, station
    "": (303, 200, 200, 200, 200, 200),
    "tin-bai": (303, 200, 200, 200, 200, 200),
    "toi": (303, 200, 200, 200, 200, 200),
    "bai-moi": (303, 200, 200, 200, 403, 200),
    "bai/bai-1": (303, 200, 403, 200, 403, 403),
    "bai/bai-dang-viet": (303, 200, 403, 200, 403, 403),
    "bai/bai-dang-viet/lich-su": (303, 200, 403, 200, 403, 403),
    "bai/bai-dang-viet/xem-truoc": (303, 409, 403, 409, 403, 403),
    "bai/bai-dang-viet/tep/a.webp": (303, 404, 403, 404, 403, 403),
    "bai/bai-dang-viet/duyet": (303, 403, 403, 200, 403, 403),
    "bai/bai-1/ghi-nhan": (303, 200, 403, 200, 403, 200),
    "bai/bai-1/go": (303, 403, 403, 200, 403, 403),
    "tai-khoan": (303, 403, 403, 403, 200, 403),
    "tai-khoan/1": (303, 403, 403, 403, 200, 403),
    "nhat-ky": (303, 403, 403, 403, 200, 403),
    "bai/khong-co": (303, 404, 404, 404, 404, 404),
    "truyen-thanh": (303, 403, 403, 200, 200, 200),
    "bao-cao": (303, 403, 403, 200, 200, 403),
}


@pytest.mark.parametrize("page", PAGES)
def test_each_page_opens_to_those_who_may(visitors: dict[str, Client], page: str) -> None:
    """A page is shown, refused, or asks who it is; the server decides, not a hidden link."""
    for login, status in zip(LOGINS, PAGES[page], strict=True):
        visitor = visitors[login]
        answer = visitor.http.get(visitor.address + page, follow_redirects=False)

        assert (login, answer.status_code) == (login, status)


STEPS = {
    "bai/bai-1": form() | {"version": "x", "act": "luu"},
    "bai/bai-dang-viet/nhap": {},
    "bai/bai-dang-viet/tep": {},
    "bai/bai-dang-viet/bo": {"version": "x"},
    "bai/bai-dang-viet/giu": {"version": "x"},
    "bai/bai-dang-viet/duyet": {"act": "dang", "version": "x"},
    "bai/bai-1/ghi-nhan": {"channel": "zalo", "days": "2026-11-20", "act": "dang"},
    "bai/bai-1/go": {"reason": "Thử"},
    "truyen-thanh": {"bai": "bai-1", "days": "20/11/2026", "act": "phat"},
    "tai-khoan/0": {"name": "Kẻ gian"},
}
MAY = {"tai-khoan/0": {"tu"}, "bai/bai-dang-viet/duyet": {"lan"}, "bai/bai-1/go": {"lan"}}
MAY["truyen-thanh"] = {"lan", "dai"}


@pytest.mark.parametrize("step", STEPS)
def test_no_step_is_taken_by_those_who_may_not(visitors: dict[str, Client], step: str) -> None:
    """A step that is not theirs gets 403, with a sentence, whoever sends it by whatever way."""
    for login in ("ha", "binh", "lan", "tu", "dai"):
        if login not in MAY.get(step, {"ha", "lan"}):
            answer = visitors[login].post(step, dict(STEPS[step]))

            assert (login, answer.status_code) == (login, 403)
            assert "không" in answer.text


def test_a_writer_puts_no_other_unit_first(visitors: dict[str, Client]) -> None:
    """A quota counts for the unit named first: only its own writers may name it there."""
    version = visitors["ha"].version("bai-dang-viet")
    answer = visitors["ha"].post(
        "bai/bai-dang-viet", form() | {"unit": "vp", "version": version, "act": "luu"}
    )

    assert answer.status_code == 403
    assert visitors["ha"].post("bai-moi", {"title": "T", "unit": "vp"}).status_code == 403


def test_a_closed_account_is_out_at_once(visitors: dict[str, Client]) -> None:
    """Closing an account ends its sessions; the last administrator cannot be closed."""
    admin = visitors["tu"]
    fields = {"name": "Trần Văn Bình", "email": "binh@mau.example.vn", "login": "binh"}

    assert admin.post("tai-khoan/2", fields).status_code == 200
    answer = visitors["binh"].http.get(f"{admin.address}tin-bai", follow_redirects=False)
    assert answer.status_code == 303

    fields = {"name": "Phạm Anh Tú", "email": "tu@mau.example.vn", "login": "tu", "is_active": "1"}
    refused = admin.post("tai-khoan/4", fields)
    assert refused.status_code == 422
    assert "phải còn ít nhất một người quản trị đang hoạt động" in refused.text
