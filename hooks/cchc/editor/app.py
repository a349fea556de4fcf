"""The server: its pages, and one table that turns errors into answers."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus

from starlette.applications import Starlette
from starlette.convertors import Convertor, register_url_convertor
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from cchc.editor import (
    administration,
    airing,
    board,
    own,
    past,
    recording,
    reporting,
    reviewing,
    sign_in,
    writing,
)
from cchc.editor.guard import Guard
from cchc.editor.office import Office
from cchc.editor.pages import ROOT, STATIC, environment
from cchc.editor.web import Access, door
from cchc.editor.workflow import (
    ForbiddenError,
    GoneError,
    NotSentError,
    OvertakenError,
    UnfinishedError,
)
from cchc.store.commits import ConflictError, MovedError

_SSO_SECONDS = 600


class _Slug(Convertor[str]):
    """The name of a post, as addresses hold it."""

    regex = "[a-z0-9]+(?:[-_][a-z0-9]+)*"

    def convert(self, value: str) -> str:
        return value

    def to_string(self, value: str) -> str:
        return value


register_url_convertor("slug", _Slug())
_SENTENCES: dict[type[Exception] | int, tuple[int, str]] = {
    ForbiddenError: (403, "Bài này của đơn vị khác; tài khoản của bạn không được mở."),
    GoneError: (404, "Không có bài này."),
    OvertakenError: (409, "Bài vừa được người khác sửa; hãy mở lại bài."),
    MovedError: (409, "Bài vừa được người khác sửa; hãy mở lại bài."),
    ConflictError: (409, "Bài trên trang đã được sửa ở cùng chỗ; hãy mở lại bài để xem hai bản."),
    NotSentError: (409, "Bài chưa được gửi duyệt; người viết cần bấm Gửi duyệt trước."),
    UnfinishedError: (422, "Bài còn lỗi nên chưa làm được bước này; hãy mở bài để xem."),
}


def make_app(office: Office) -> ASGIApp:
    """Return the server of an office."""

    @asynccontextmanager
    async def living(_: Starlette) -> AsyncIterator[None]:
        office.begin()
        yield
        office.end()

    wishes = office.wishes
    app = Starlette(
        routes=[*_routes(), *_sign_on_routes(office), *_files(office)],
        exception_handlers={
            HTTPException: _refused,
            **{kind: _told for kind in _SENTENCES if isinstance(kind, type)},
        },
        lifespan=living,
    )
    app.state.office = office
    # Around everything: an answer to a fault of ours bears the headers as well.
    return Guard(app, hosts=wishes.all_hosts, is_secure=wishes.is_secure)


def _routes() -> list[Route]:
    anybody, reviewer, admin = Access.ANYBODY, Access.REVIEWER, Access.ADMIN
    post = "bai/{slug:slug}"
    return [
        *_report_routes(),
        Route("/", lambda _: RedirectResponse(ROOT)),
        door("", board.board),
        door("tin-bai", board.listing),
        door("dang-nhap", sign_in.ask, access=anybody),
        door("dang-nhap", sign_in.sign_in, "POST", access=anybody),
        door("dang-xuat", sign_in.sign_out, "POST"),
        door("con-phien", sign_in.is_alive, access=anybody),
        door("cai-dat/{token}", sign_in.set_up, "GET", "POST", access=anybody),
        door("bai-moi", writing.begin, "GET", "POST"),
        door(post, writing.edit),
        door(post, writing.save, "POST"),
        door(f"{post}/nhap", writing.keep_typed, "POST"),
        door(f"{post}/bo-nhap", writing.drop_typed, "POST"),
        door(f"{post}/bo", writing.discard, "POST"),
        door(f"{post}/goi-y", writing.hint, "POST"),
        door(f"{post}/tep", writing.upload, "POST"),
        door(f"{post}/tep/{{name}}", writing.file),
        door(f"{post}/xem-truoc", writing.preview),
        door(f"{post}/lich-su", past.history),
        door(f"{post}/ghi-nhan", recording.record, "GET", "POST"),
        door(f"{post}/giu", reviewing.keep, "POST"),
        door(f"{post}/duyet", reviewing.review, access=reviewer),
        door(f"{post}/duyet", reviewing.decide, "POST", access=reviewer),
        door(f"{post}/go", reviewing.withdraw, "GET", "POST", access=reviewer),
        door("toi", own.own),
        door("toi", own.change, "POST"),
        door("tai-khoan", administration.accounts, access=admin),
        door("tai-khoan/{number:int}", administration.account, "GET", "POST", access=admin),
        door("nhat-ky", administration.log, access=admin),
    ]


def _report_routes() -> list[Route]:
    office = Access.REPORTS
    return [
        door("bao-cao", reporting.ask, access=office),
        door("bao-cao/ky", reporting.report, access=office),
        door("bao-cao/ke-hoach", reporting.plan, access=office),
        door("bao-cao/ban-tin", reporting.bulletin, access=Access.AIRING),
        door("truyen-thanh", airing.show, access=Access.AIRING),
        door("truyen-thanh", airing.record, "POST", access=Access.AIRING),
        door("bao-cao/chia-se", reporting.share, access=office),
        door("bao-cao/chia-se/{slug:slug}.png", reporting.picture, access=office),
    ]


def _sign_on_routes(office: Office) -> list[Mount]:
    """Return the way to the other office, with a cookie of its own for the time that it takes."""
    if not office.wishes.provider:
        return []
    keeper = Middleware(
        SessionMiddleware,
        secret_key=office.secret,
        session_cookie="bt_sso",
        max_age=_SSO_SECONDS,
        path=f"{ROOT}sso",
        same_site="lax",
        https_only=office.wishes.is_secure,
    )
    from cchc.editor import sign_on_pages  # noqa: PLC0415 - its libraries load slowly, few need them

    routes = [Route("/", sign_on_pages.leave), Route("/ve", sign_on_pages.come_back)]
    return [Mount(f"{ROOT}sso", routes=routes, middleware=[keeper])]


def _files(office: Office) -> list[Mount]:
    site = StaticFiles(directory=office.wishes.site, html=True, check_dir=False)
    return [Mount(f"{ROOT}tep-tinh", StaticFiles(directory=STATIC)), Mount("/", site)]


async def _refused(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    words = str(error.detail) if isinstance(error, HTTPException) else ""
    known = {404: "Không có trang này.", 405: "Không làm được như vậy ở trang này."}
    plain = words if words != HTTPStatus(status).phrase else ""
    return _answer(request, status, known.get(status) or plain or "Yêu cầu không đúng.")


async def _told(request: Request, error: Exception) -> Response:
    status, sentence = _SENTENCES[type(error)]
    return _answer(request, status, sentence)


def _answer(request: Request, status: int, sentence: str) -> Response:
    if request.headers.get("x-csrf") is not None:
        return JSONResponse({"error": sentence}, status)
    office: Office = request.app.state.office
    shown: dict[str, object] = {
        "account": None,
        "csrf": "",
        "site": office.newsroom.standing.content.settings,
        "done": "",
        "here": request.url.path,
        "sentence": sentence,
        "problems": [],
    }
    page = environment().get_template("loi.html").render(shown)
    return Response(page, status, media_type="text/html")
