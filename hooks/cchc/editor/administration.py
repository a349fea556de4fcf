"""What administrators see and do: accounts, and the log of who did what."""

from starlette.responses import Response

from cchc.editor.accounts import PASSWORD, SHORTEST_PASSWORD, Wanted
from cchc.editor.board import units_of
from cchc.editor.roles import Account
from cchc.editor.web import Visit, go


def accounts(visit: Visit) -> Response:
    """Show every account."""
    everybody = visit.office.cabinet.accounts.all()
    return visit.page("cac-tai-khoan.html", accounts=everybody, units=units_of(visit.office))


def account(visit: Visit) -> Response:
    """Show one account, or change it, or make it."""
    number = int(visit.place("number"))
    known = visit.office.cabinet.accounts.get(number)
    if number and known is None:
        return visit.page("loi.html", 404, sentence="Không có tài khoản này.")
    if visit.request.method != "POST":
        return _page(visit, number, known or Account(0, "", "", ""), {})
    wanted, password = _wanted(visit), visit.text("password")
    faults = visit.office.cabinet.accounts.faults(wanted, number)
    if (password or not number) and len(password) < SHORTEST_PASSWORD:
        faults["password"] = PASSWORD
    if faults:
        return _page(visit, number, wanted, faults)
    _store(visit, number, wanted, password)
    return go("tai-khoan", done="tai-khoan")


def log(visit: Visit) -> Response:
    """Show what was done, a hundred lines at a time."""
    before = int(visit.query("truoc")) if visit.query("truoc").isdigit() else 0
    entries = visit.office.cabinet.audit.latest(before=before)
    return visit.page("nhat-ky.html", entries=entries, last=entries[-1][0] if entries else 0)


def _store(visit: Visit, number: int, wanted: Wanted, password: str) -> None:
    cabinet = visit.office.cabinet
    if not number:
        cabinet.accounts.create(wanted, password)
        visit.note("tạo tài khoản", wanted.login, _rights(wanted))
        return
    cabinet.accounts.change(number, wanted)
    visit.note("sửa tài khoản", wanted.login, _rights(wanted))
    if password:
        cabinet.accounts.set_password(number, password)
        visit.note("đặt lại mật khẩu", wanted.login)
    if visit.text("no_totp"):
        cabinet.accounts.set_totp(number, "")
        visit.note("tắt mã một lần", wanted.login)


def _wanted(visit: Visit) -> Wanted:
    units = units_of(visit.office)
    chosen = [unit for unit in visit.posted.get("unit", ()) if unit in units]
    return Wanted(
        login=visit.text("login").lower(),
        name=visit.text("name"),
        email=visit.text("email"),
        units=tuple(dict.fromkeys(chosen)),
        is_reviewer=bool(visit.text("is_reviewer")),
        is_admin=bool(visit.text("is_admin")),
        is_active=bool(visit.text("is_active")),
    )


def _rights(wanted: Wanted) -> str:
    told = [f"viết: {', '.join(wanted.units)}"] if wanted.units else []
    told += ["duyệt"] if wanted.is_reviewer else []
    told += ["quản trị"] if wanted.is_admin else []
    return "; ".join([*told, "hoạt động" if wanted.is_active else "đã khóa"])


def _page(visit: Visit, number: int, shown: Account | Wanted, faults: dict[str, str]) -> Response:
    known = visit.office.cabinet.accounts.get(number)
    return visit.page(
        "tai-khoan.html",
        422 if faults else 200,
        number=number,
        shown=shown,
        faults=faults,
        units=units_of(visit.office),
        has_totp=bool(known and known.has_totp),
    )
