"""To another office's sign-on and back."""

from functools import cache

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from cchc.editor.office import Office
from cchc.editor.pages import ROOT
from cchc.editor.sign_in import let_in
from cchc.editor.single_sign_on import RefusedSignOnError, SignOn
from cchc.editor.web import Visit, sign_in_page

NOT_VOUCHED = "Hệ thống đăng nhập của cơ quan không xác nhận; hãy thử lại."


async def leave(request: Request) -> Response:
    """Go to the other office to sign in there."""
    office: Office = request.app.state.office
    sign_on = _sign_on(office)
    try:
        return await sign_on.leave(request, f"{office.wishes.address.rstrip('/')}{ROOT}sso/ve")
    except RefusedSignOnError:
        return sign_in_page(Visit(office, request, None, FormData()), path=ROOT, fault=NOT_VOUCHED)


async def come_back(request: Request) -> Response:
    """Come back from the other office: let in whoever has an account here."""
    office: Office = request.app.state.office
    sign_on = _sign_on(office)
    visit = Visit(office, request, None, await request.form())
    try:
        vouched = await sign_on.come_back(request)
    except RefusedSignOnError:
        return sign_in_page(visit, path=ROOT, fault=NOT_VOUCHED)
    finding = office.cabinet.accounts.by_sign_on
    account = await run_in_threadpool(finding, vouched.subject, vouched.email)
    if account is None:
        visit.note("đăng nhập bị từ chối", vouched.email or vouched.subject)
        fault = "Chưa có tài khoản cho địa chỉ thư này; hãy báo người quản trị."
        return sign_in_page(visit, path=ROOT, fault=fault)
    return await run_in_threadpool(let_in, visit, account, ROOT)


@cache
def _sign_on(office: Office) -> SignOn:
    if office.wishes.provider is None:
        raise RefusedSignOnError
    return SignOn(office.wishes.provider)
