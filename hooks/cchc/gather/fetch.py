"""Fetch one address: conditionally, politely, within limits, and never anything but the web."""

import asyncio
import zlib
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Self

import httpx

from cchc.gather import limits
from cchc.gather.gate import HOME, open_client, web_address
from cchc.gather.limits import FetchError, Limits
from cchc.store.gathered import Validators

NOTHING = Validators()
_AGENT = "cchc (lay tin cai cach hanh chinh)"
_ACCEPT = (
    "application/rss+xml, application/atom+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5"
)
_NOT_MODIFIED = 304
_MOVED = frozenset({301, 302, 303, 307, 308})
_MOVED_FOR_GOOD = frozenset({301, 308})
_TEMPORARY = frozenset({408, 425, 429, 500, 502, 503, 504})
_GZIP = 16 + zlib.MAX_WBITS
_MB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address gave: the bytes, or that nothing changed; *moved* is its new address."""

    url: str
    body: bytes = b""
    content_type: str = ""
    validators: Validators = NOTHING
    unchanged: bool = False
    moved: str = ""


_Redirect = tuple[int, httpx.URL]


@dataclass(frozen=True, slots=True)
class _Question:
    """What goes with a request and with all that it is redirected to."""

    home: str
    validators: Validators

    @property
    def headers(self) -> dict[str, str]:
        """The request's headers."""
        told = {"User-Agent": _AGENT, "Accept": _ACCEPT, "Accept-Encoding": "gzip"}
        if self.validators.etag:
            told["If-None-Match"] = self.validators.etag
        if self.validators.modified:
            told["If-Modified-Since"] = self.validators.modified
        return told


class Fetcher:
    """Asks for addresses: few at a time, and one at a time of each host."""

    def __init__(self, limits_: Limits) -> None:
        self._limits = limits_
        self._client = open_client(limits_)
        self._all = asyncio.Semaphore(limits_.at_once)
        self._hosts: dict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._client.aclose()

    async def fetch(self, text: str, validators: Validators = NOTHING) -> Answer:
        """Return what the address *text* gives; raises FetchError with the reason if nothing."""
        url, moved = web_address(text), ""
        question = _Question(url.host, validators)
        for _ in range(self._limits.redirects + 1):
            answer = await self._asked(url, question)
            if isinstance(answer, Answer):
                return replace(answer, moved=moved)
            status, target = answer
            if url.scheme == "https" and target.scheme == "http":
                raise FetchError(limits.DOWNGRADE.format(found=target))
            moved = str(target) if status in _MOVED_FOR_GOOD else moved
            url = target
        raise FetchError(limits.TOO_MANY_REDIRECTS.format(limit=self._limits.redirects))

    async def _asked(self, url: httpx.URL, question: "_Question") -> Answer | _Redirect:
        """Return what *url* answers, or the status and target of a redirect."""
        async with self._hosts[url.host], self._all:
            try:
                async with asyncio.timeout(self._limits.total):
                    return await self._answer(url, question)
            except (TimeoutError, httpx.TimeoutException) as error:
                reason = limits.SLOW.format(limit=self._limits.total)
                raise FetchError(reason, temporary=True) from error
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                reason = limits.NO_ANSWER.format(found=type(error).__name__)
                raise FetchError(reason, temporary=True) from error

    async def _answer(self, url: httpx.URL, question: "_Question") -> Answer | _Redirect:
        async with self._client.stream(
            "GET", url, headers=question.headers, extensions={HOME: question.home}
        ) as response:
            status = response.status_code
            if status in _MOVED and "location" in response.headers:
                return status, web_address(str(url.join(response.headers["location"])))
            if status == _NOT_MODIFIED:
                return Answer(str(url), unchanged=True)
            if status != httpx.codes.OK:
                reason = limits.STATUS.format(found=status)
                raise FetchError(reason, temporary=status in _TEMPORARY)
            return Answer(
                str(url),
                await self._body(response),
                response.headers.get("content-type", ""),
                Validators(
                    response.headers.get("etag", ""), response.headers.get("last-modified", "")
                ),
            )

    async def _body(self, response: httpx.Response) -> bytes:
        """Return the bytes, unpacked by ourselves: no more is ever held than may be."""
        encoding = response.headers.get("content-encoding", "identity").strip().lower()
        if encoding not in {"identity", "", "gzip", "x-gzip"}:
            raise FetchError(limits.WRONG_ENCODING.format(found=encoding[:40]))
        body = bytearray()
        unpacker = zlib.decompressobj(_GZIP) if "gzip" in encoding else None
        async with _closed(response) as chunks:
            async for chunk in chunks:
                body += _unpacked(unpacker, chunk, self._limits.size - len(body))
                if len(body) > self._limits.size:
                    raise FetchError(limits.TOO_LARGE.format(limit=self._limits.size // _MB))
        if unpacker and not unpacker.eof:
            raise FetchError(limits.BROKEN_GZIP, temporary=True)
        return bytes(body)


def _unpacked(unpacker: "zlib._Decompress | None", chunk: bytes, room: int) -> bytes:
    """Return what *chunk* holds, at most one byte more than there is *room* for."""
    if unpacker is None:
        return chunk
    try:
        return unpacker.decompress(chunk, room + 1)
    except zlib.error as error:
        raise FetchError(limits.BROKEN_GZIP) from error


@asynccontextmanager
async def _closed(response: httpx.Response) -> AsyncIterator[AsyncIterator[bytes]]:
    """Lend the raw chunks of *response*, and close their source however the reading ends."""
    chunks = response.aiter_raw()
    try:
        yield chunks
    finally:
        await response.aclose()
