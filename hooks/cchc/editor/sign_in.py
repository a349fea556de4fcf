"""Signing in and out; the first administrator; another office's sign-on."""

import hmac
from urllib.parse import urlsplit

from starlette.responses import RedirectResponse, Response

from cchc.editor.accounts import PASSWORD, SHORTEST_PASSWORD, Wanted
from cchc.editor.office import Office
from cchc.editor.pages import ROOT
from cchc.editor.roles import Account
from cchc.editor.web import (
    BEFORE,
    Visit,
    before_token,
    cookie_name,
    go,
    set_cookie,
    sign_in_page,
    told,
)

WRONG = "Tên đăng nhập, mật khẩu hoặc mã một lần chưa đúng."
TOO_OFTEN = "Đã thử sai nhiều lần; hãy đợi 15 phút rồi thử lại."
STALE = "Trang đăng nhập đã mở quá lâu; hãy thử lại."
_KEPT = "giu."


def ask(visit: Visit) -> Response:
    """Show the form; whoever is signed in goes on."""
    path = _inside(visit.query("tiep"))
    return RedirectResponse(path, 303) if visit.session else sign_in_page(visit, path=path)


def sign_in(visit: Visit) -> Response:
    """Let somebody in, or say in one sentence for all cases that this was not right."""
    path, login = _inside(visit.text("tiep")), visit.text("login")
    kept = {
        name.removeprefix(_KEPT): list(values)
        for name, values in visit.posted.items()
        if name.startswith(_KEPT)
    }
    if not _has_token(visit):
        return sign_in_page(visit, path=path, kept=kept, fault=STALE)
    account, fault = _tried(visit, login)
    if account is None:
        visit.note("đăng nhập sai", login)
        return sign_in_page(visit, path=path, kept=kept, fault=fault)
    _keep(visit, account, path, kept)
    return let_in(visit, account, path)


def let_in(visit: Visit, account: Account, path: str) -> Response:
    """Begin a session, and go on."""
    office, agent = visit.office, visit.request.headers.get("user-agent", "")
    secret = office.cabinet.sessions.begin(account, visit.address, agent)
    office.cabinet.audit.note((account.name, visit.address), "đăng nhập")
    answer = RedirectResponse(path, 303)
    set_cookie(office, answer, cookie_name(office), secret)
    return answer


def sign_out(visit: Visit) -> Response:
    """End the session."""
    if visit.session:
        visit.office.cabinet.sessions.end(visit.account, visit.session.key)
        visit.note("đăng xuất")
    answer = go("dang-nhap", done="ra")
    answer.delete_cookie(cookie_name(visit.office), path="/")
    return answer


def is_alive(visit: Visit) -> Response:
    """Tell a script of ours whether the session holds, and its token: it may be a newer one."""
    return told({"csrf": visit.session.csrf}) if visit.session else told({}, 401)


def set_up(visit: Visit) -> Response:
    """Let the first administrator make their account, by an address that opens once."""
    office = visit.office
    known = office.cabinet.database.setting("set-up")
    fits = hmac.compare_digest(known.encode(), visit.place("token").encode())
    if not (known and fits and office.cabinet.accounts.are_none):
        return visit.page("loi.html", 404, sentence="Địa chỉ này không dùng được nữa.")
    faults: dict[str, str] = {}
    if visit.request.method == "POST":
        faults = _first_faults(visit)
        if not faults:
            number = make_first(office, _wanted(visit), visit.text("password"))
            account = office.cabinet.accounts.get(number)
            return let_in(visit, account, ROOT) if account else go("dang-nhap")
    shown = {name: visit.text(name) for name in ("name", "email", "login")}
    return visit.page("cai-dat.html", 422 if faults else 200, faults=faults, shown=shown)


def make_first(office: Office, wanted: Wanted, password: str) -> int:
    """Make the first account; the address for it opens no more."""
    number = office.cabinet.accounts.create(wanted, password)
    office.cabinet.database.set("set-up", "")
    office.cabinet.audit.note((wanted.name, ""), "tạo tài khoản quản trị đầu tiên", wanted.login)
    return number


def _tried(visit: Visit, login: str) -> tuple[Account | None, str]:
    throttle = visit.office.cabinet.throttle
    if not throttle.is_open(login, visit.address):
        return None, TOO_OFTEN
    password = visit.form.get("password")
    given = password if isinstance(password, str) else ""
    account = visit.office.cabinet.accounts.signed_in(login, given, visit.text("code"))
    if account is None:
        throttle.failed(login, visit.address)
        return None, WRONG
    throttle.succeeded(login, visit.address)
    return account, ""


def _keep(visit: Visit, account: Account, path: str, kept: dict[str, list[str]]) -> None:
    """Let what was typed before wait where the form of that post finds it."""
    slug = path.removeprefix(f"{ROOT}bai/").partition("/")[0]
    if kept and path.startswith(f"{ROOT}bai/") and "body" in kept:
        base = kept.pop("version", [""])[0]
        visit.office.cabinet.staging.keep(account, slug, base, kept)


def _has_token(visit: Visit) -> bool:
    secret = visit.request.cookies.get(BEFORE, "")
    expected = before_token(visit.office, secret)
    return bool(secret) and hmac.compare_digest(expected, visit.text("csrf"))


def _inside(path: str) -> str:
    """Return a path of ours; whatever leads elsewhere leads to the first page."""
    parts = urlsplit(path)
    is_ours = path.startswith(ROOT) and not parts.netloc and not parts.scheme
    plain = path.isprintable() and "\\" not in path and "//" not in path
    return path if is_ours and plain else ROOT


def _wanted(visit: Visit) -> Wanted:
    told = (visit.text("login").lower(), visit.text("name"), visit.text("email"))
    return Wanted(*told, is_admin=True)


def _first_faults(visit: Visit) -> dict[str, str]:
    faults = visit.office.cabinet.accounts.faults(_wanted(visit))
    if len(visit.text("password")) < SHORTEST_PASSWORD:
        faults["password"] = PASSWORD
    return faults
