"""The door of the server: which hosts, which origins, how much; and what browsers may then do."""

from collections.abc import Collection, MutableMapping
from typing import Any
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
LIMIT, LIMIT_OF_FILES = 4 * 1024 * 1024, 60 * 1024 * 1024
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "media-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    # Not no-referrer: browsers would then not say from where a form comes.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
_PRIVATE = "no-store"
_FOREIGN = "Yêu cầu đến từ một trang khác nên không được thực hiện."
_HOST = "Địa chỉ này không phải của trình biên tập."
TOO_LARGE = "Nội dung gửi lên quá lớn."


class Guard:
    """Lets in what comes from *hosts* and from our own pages."""

    def __init__(self, app: ASGIApp, *, hosts: Collection[str], is_secure: bool) -> None:
        self._app = app
        self._hosts = frozenset(host.lower() for host in hosts)
        self._is_secure = is_secure

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse, or pass on with the headers that every answer bears."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refusal = self._refusal(scope)

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._protect(scope, message)
            await send(message)

        app = PlainTextResponse(refusal[1], refusal[0]) if refusal else self._app
        await app(scope, _limited(scope, receive), answer)

    def _refusal(self, scope: Scope) -> tuple[int, str] | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "").lower()
        if _name_of(host) not in self._hosts:
            return 400, _HOST
        if scope["method"] not in SAFE_METHODS and _is_foreign(headers, host):
            return 403, _FOREIGN
        size = headers.get("content-length", "0")
        if not size.isdigit() or int(size) > _limit(scope):
            return 413, TOO_LARGE
        return None

    def _protect(self, scope: Scope, message: MutableMapping[str, Any]) -> None:
        headers = MutableHeaders(scope=message)
        for name, value in HEADERS.items():
            headers[name] = value
        if self._is_secure:
            headers["strict-transport-security"] = "max-age=31536000"
        if scope["path"].startswith("/bien-tap/") and "cache-control" not in headers:
            headers["cache-control"] = _PRIVATE


def _name_of(host: str) -> str:
    return f"{host.partition(']')[0]}]" if host.startswith("[") else host.partition(":")[0]


def _is_foreign(headers: Headers, host: str) -> bool:
    origin = headers.get("origin")
    if origin is not None:
        return urlsplit(origin).netloc.lower() != host
    return headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}


def _limit(scope: Scope) -> int:
    return LIMIT_OF_FILES if scope["path"].endswith("/tep") else LIMIT


def _limited(scope: Scope, receive: Receive) -> Receive:
    """Count what comes: a browser need not say how much there will be."""
    left = _limit(scope)

    async def counted() -> Message:
        nonlocal left
        message = await receive()
        left -= len(message.get("body", b""))
        if left < 0:
            raise HTTPException(413, TOO_LARGE)
        return message

    return counted
