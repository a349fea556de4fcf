"""One visit to the server: who comes, with what, and whether they may."""

import hmac
import json
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from cchc.editor.guard import SAFE_METHODS
from cchc.editor.office import Office
from cchc.editor.pages import ROOT, environment
from cchc.editor.roles import Account
from cchc.editor.sessions import Session
from cchc.editor.staging import Posted

COOKIE, BEFORE = "bt_phien", "bt_truoc"
_FIELDS, _FILES, _PART = 400, 4, 2 * 1024 * 1024
_NOT_ALLOWED = "Tài khoản này không có quyền làm việc đó."
_STALE = "Trang đã mở quá lâu hoặc yêu cầu không đến từ trang này; hãy tải lại trang."
_ENDED = "Phiên đăng nhập đã hết. Chữ đã gõ vẫn còn: đăng nhập xong sẽ thấy lại."
DONE = {
    "luu": "Đã lưu bản nháp.",
    "gui": "Đã gửi Phòng Văn hóa – Xã hội duyệt.",
    "tra": "Đã trả lại bài kèm ý kiến.",
    "bo": "Đã bỏ bản nháp.",
    "bo-nhap": "Đã bỏ phần chưa lưu; dưới đây là bản đã lưu.",
    "giu": "Đã giữ bản đang soạn.",
    "ghi": "Đã ghi nhận.",
    "phat": "Đã ghi nhận cả bản tin đã phát.",
    "tai-khoan": "Đã lưu tài khoản.",
    "mat-khau": "Đã đổi mật khẩu.",
    "ma": "Đã bật mã một lần.",
    "tat-ma": "Đã tắt mã một lần.",
    "phien": "Đã đăng xuất khỏi thiết bị đó.",
    "ra": "Đã đăng xuất.",
}


class Access(Enum):
    """Who may come to a page at all."""

    ANYBODY = 0
    SIGNED_IN = 1
    REVIEWER = 2
    ADMIN = 3
    REPORTS = 4
    AIRING = 5


@dataclass(frozen=True, slots=True)
class Visit:
    """A request with what is known of it; *form* is empty unless something was sent."""

    office: Office
    request: Request
    session: Session | None
    form: FormData

    @property
    def account(self) -> Account:
        """Whoever is signed in; pages that ask are not shown to others."""
        if self.session is None:
            raise HTTPException(401)
        return self.session.account

    @property
    def posted(self) -> Posted:
        """The texts that were sent, by name."""
        found: dict[str, list[str]] = {}
        for name, value in self.form.multi_items():
            if isinstance(value, str):
                found.setdefault(name, []).append(value)
        return found

    def text(self, name: str) -> str:
        """Return one text that was sent, or ""."""
        value = self.form.get(name)
        return value.strip() if isinstance(value, str) else ""

    def query(self, name: str) -> str:
        """Return one text of the address, or ""."""
        return str(self.request.query_params.get(name, ""))

    def place(self, name: str = "slug") -> str:
        """Return a part of the address's path."""
        return str(self.request.path_params[name])

    @property
    def address(self) -> str:
        """Where the browser is."""
        client = self.request.client
        return client.host if client else ""

    def note(self, action: str, subject: str = "", detail: str = "") -> None:
        """Write into the audit log what this visitor did."""
        name = self.session.account.name if self.session else "(chưa đăng nhập)"
        self.office.cabinet.audit.note((name, self.address), action, subject, detail)

    def page(self, template: str, status: int = 200, **values: object) -> HTMLResponse:
        """Return a page."""
        shown: Mapping[str, object] = {
            "account": self.session.account if self.session else None,
            "csrf": self.session.csrf if self.session else "",
            "site": self.office.newsroom.standing.content.settings,
            "done": DONE.get(self.query("xong"), ""),
            "here": self.request.url.path,
            "problems": [],
            **values,
        }
        return HTMLResponse(environment().get_template(template).render(shown), status)


Handler = Callable[[Visit], Response]


def go(path: str, *, done: str = "") -> RedirectResponse:
    """Send a browser on to a page of ours."""
    ending = f"{'&' if '?' in path else '?'}xong={done}" if done else ""
    return RedirectResponse(ROOT + path + ending, 303)


def told(answer: Any, status: int = 200) -> JSONResponse:  # noqa: ANN401 - whatever JSON can say
    """Return an answer for a script."""
    return JSONResponse(answer, status)


def door(path: str, handler: Handler, *methods: str, access: Access = Access.SIGNED_IN) -> Route:
    """Return the route of one page; without *methods* it is only looked at."""

    async def endpoint(request: Request) -> Response:
        office: Office = request.app.state.office
        secret = request.cookies.get(cookie_name(office), "")
        session = await run_in_threadpool(office.cabinet.sessions.find, secret)
        form = await _form(request)
        visit = Visit(office, request, session, form)
        try:
            return await run_in_threadpool(_answered, visit, handler, access)
        finally:
            await form.close()

    return Route(ROOT + path, endpoint, methods=list(methods or ("GET",)), name=path)


def cookie_name(office: Office) -> str:
    """Return the name of the session's cookie; by https no other host may set it."""
    return f"__Host-{COOKIE}" if office.wishes.is_secure else COOKIE


def uploaded(visit: Visit, name: str) -> UploadFile | None:
    """Return a file that was sent, or None."""
    found = visit.form.get(name)
    return found if isinstance(found, UploadFile) else None


def json_of(form: FormData) -> dict[str, Any]:
    """Return the JSON that a script sent; {} for anything else."""
    raw = form.get("json")
    try:
        found = json.loads(raw) if isinstance(raw, str) else {}
    except (ValueError, RecursionError):
        raise HTTPException(400) from None
    return found if isinstance(found, dict) else {}


async def _form(request: Request) -> FormData:
    if request.method in SAFE_METHODS:
        return FormData()
    if request.headers.get("content-type", "").startswith("application/json"):
        raw = await request.body()
        return FormData({"json": raw.decode("utf-8", "replace")})
    return await request.form(max_fields=_FIELDS, max_files=_FILES, max_part_size=_PART)


def _answered(visit: Visit, handler: Handler, access: Access) -> Response:
    if access is not Access.ANYBODY:
        if visit.session is None:
            return _sign_in_first(visit)
        _expect_rights(visit, access)
        if visit.request.method not in SAFE_METHODS:
            _expect_token(visit, visit.session.csrf)
    return handler(visit)


def _expect_rights(visit: Visit, access: Access) -> None:
    account = visit.account
    is_let_in = {
        Access.SIGNED_IN: True,
        Access.REVIEWER: account.is_reviewer,
        Access.ADMIN: account.is_admin,
        Access.REPORTS: account.may_report,
        Access.AIRING: account.may_report or visit.office.amending.is_station(account),
    }
    if not is_let_in[access]:
        raise HTTPException(403, _NOT_ALLOWED)


def _expect_token(visit: Visit, token: str) -> None:
    sent = visit.text("csrf") or visit.request.headers.get("x-csrf", "")
    if not hmac.compare_digest(sent.encode(), token.encode()):
        raise HTTPException(403, _STALE)


def _sign_in_first(visit: Visit) -> Response:
    """Ask who it is; what was typed is carried along, and is there after signing in."""
    request = visit.request
    if request.headers.get("x-csrf") is not None:
        return told({"error": "Phiên đăng nhập đã hết; chữ đã gõ vẫn còn trên máy này."}, 401)
    path = request.url.path
    if request.method in SAFE_METHODS:
        return RedirectResponse(f"{ROOT}dang-nhap?tiep={quote(path)}", 303)
    kept = {name: values for name, values in visit.posted.items() if name != "csrf"}
    return sign_in_page(visit, path=path, kept=kept, fault=_ENDED)


def sign_in_page(
    visit: Visit, *, path: str, kept: Posted | None = None, fault: str = ""
) -> Response:
    """Return the page that asks who it is; *kept* is what was typed before, to be kept."""
    secret = visit.request.cookies.get(BEFORE) or secrets.token_urlsafe(24)
    status = 401 if kept else (400 if fault else 200)
    token, sign_on = before_token(visit.office, secret), visit.office.wishes.provider
    label = sign_on.label if sign_on else ""
    page = visit.page(
        "dang-nhap.html", status, next=path, kept=kept or {}, fault=fault, token=token, label=label
    )
    set_cookie(visit.office, page, BEFORE, secret)
    return page


def before_token(office: Office, secret: str) -> str:
    """Return the token of a form that is sent before anybody is signed in."""
    return hmac.new(office.secret.encode(), secret.encode(), "sha256").hexdigest()


def set_cookie(office: Office, answer: Response, name: str, value: str) -> None:
    """Give a browser a cookie that no script reads and no other site sends."""
    answer.set_cookie(
        name, value, path="/", httponly=True, secure=office.wishes.is_secure, samesite="lax"
    )
