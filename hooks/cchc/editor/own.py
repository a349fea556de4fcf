"""What everybody looks after themselves: password, one-time codes, where they are signed in."""

from datetime import datetime

import pyotp
import segno
from starlette.responses import Response

from cchc.core.calendar import ZONE
from cchc.editor.accounts import PASSWORD, SHORTEST_PASSWORD, fitting_step
from cchc.editor.web import Visit, cookie_name, go, set_cookie

WRONG_PASSWORD = "mật khẩu hiện nay chưa đúng"  # noqa: S105 - a sentence
WRONG_CODE = "mã chưa đúng; hãy xem đồng hồ của điện thoại rồi nhập mã mới"
_PENDING = "totp-pending-"


def own(visit: Visit) -> Response:
    """Show the page."""
    return _page(visit, {})


def change(visit: Visit) -> Response:
    """Do what the button says."""
    acts = {"mat-khau": _password, "ma": _codes, "tat-ma": _no_codes, "phien": _end}
    act = acts.get(visit.text("act"))
    return act(visit) if act else _page(visit, {})


def _password(visit: Visit) -> Response:
    accounts, account = visit.office.cabinet.accounts, visit.account
    if not accounts.password_fits(account.id, visit.text("old")):
        return _page(visit, {"old": WRONG_PASSWORD})
    if len(visit.text("new")) < SHORTEST_PASSWORD:
        return _page(visit, {"new": PASSWORD})
    accounts.set_password(account.id, visit.text("new"))
    visit.note("đổi mật khẩu")
    agent = visit.request.headers.get("user-agent", "")
    secret = visit.office.cabinet.sessions.begin(account, visit.address, agent)
    answer = go("toi", done="mat-khau")
    set_cookie(visit.office, answer, cookie_name(visit.office), secret)
    return answer


def _codes(visit: Visit) -> Response:
    """Ask for one-time codes once the first one proves that the telephone has the secret."""
    secret = visit.office.cabinet.database.setting(f"{_PENDING}{visit.account.id}")
    if not secret or not fitting_step(secret, visit.text("code")):
        return _page(visit, {"code": WRONG_CODE})
    visit.office.cabinet.accounts.set_totp(visit.account.id, secret)
    visit.office.cabinet.database.set(f"{_PENDING}{visit.account.id}", "")
    visit.note("bật mã một lần")
    return go("toi", done="ma")


def _no_codes(visit: Visit) -> Response:
    if not visit.office.cabinet.accounts.password_fits(visit.account.id, visit.text("old")):
        return _page(visit, {"off": WRONG_PASSWORD})
    visit.office.cabinet.accounts.set_totp(visit.account.id, "")
    visit.note("tắt mã một lần")
    return go("toi", done="tat-ma")


def _end(visit: Visit) -> Response:
    visit.office.cabinet.sessions.end(visit.account, visit.text("key"))
    visit.note("đăng xuất thiết bị khác")
    return go("toi", done="phien")


def _page(visit: Visit, faults: dict[str, str]) -> Response:
    account = visit.account
    secret = "" if account.has_totp else _pending(visit)
    sessions = visit.office.cabinet.sessions.of(account)
    return visit.page(
        "toi.html",
        422 if faults else 200,
        faults=faults,
        secret=secret,
        picture=_picture(visit, secret) if secret else "",
        sessions=[(each, datetime.fromtimestamp(each.seen, ZONE)) for each in sessions],
        key=visit.session.key if visit.session else "",
    )


def _pending(visit: Visit) -> str:
    """Return the secret that waits to be proven; the same until it is."""
    database, name = visit.office.cabinet.database, f"{_PENDING}{visit.account.id}"
    if not database.setting(name):
        database.set(name, pyotp.random_base32())
    return database.setting(name)


def _picture(visit: Visit, secret: str) -> str:
    site = visit.office.newsroom.standing.content.settings.name
    address = pyotp.TOTP(secret).provisioning_uri(name=visit.account.login, issuer_name=site)
    return str(segno.make(address, micro=False).svg_data_uri(scale=4))
