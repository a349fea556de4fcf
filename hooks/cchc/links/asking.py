"""Ask other sites whether a page is there: slowly, one request a host at a time, by their rules."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Self
from urllib.robotparser import RobotFileParser

import httpx

from cchc.gather import limits
from cchc.gather.gate import HOME, open_client, web_address
from cchc.gather.limits import FetchError, Limits

_AGENT = "cchc-kiem-tra-lien-ket"
_MOVED = frozenset({301, 302, 303, 307, 308})
_FOR_GOOD = frozenset({301, 308})
# Servers that do not know HEAD, or think that only programs ask so.
_ASK_AGAIN = frozenset({400, 403, 404, 405, 406, 410, 500, 501})
_BUSY = frozenset({429, 503})
_GONE = frozenset({404, 410})
_ROBOTS_SIZE = 100_000
GONE = "trang không còn (mã {found})"
REFUSED = "máy chủ không cho xem (mã {found})"
NOT_ALLOWED = "trang ấy không cho máy kiểm tra (robots.txt)"
BUSY = "máy chủ bận, sẽ hỏi lại lần sau"


class State(StrEnum):
    """What is known of a link."""

    GOOD = "tot"
    MOVED = "da-chuyen"
    BROKEN = "hong"
    UNSURE = "chua-ro"
    NOT_ASKED = "khong-hoi"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an address answered: the state, the reason, and where it has moved for good."""

    state: State
    reason: str = ""
    moved: str = ""


@dataclass(frozen=True, slots=True)
class Manners:
    """Seconds between two requests to one host; *limits* are those of all fetching."""

    limits: Limits
    delay: float = 1.0


class Asker:
    """Asks for many addresses; what a host's rules and answers forbid is not asked."""

    def __init__(self, manners: Manners) -> None:
        self._manners = manners
        self._client = open_client(manners.limits)
        self._all = asyncio.Semaphore(manners.limits.at_once)
        self._hosts: dict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._rules: dict[str, RobotFileParser] = {}
        self._tired: set[str] = set()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._client.aclose()

    async def ask(self, text: str) -> Verdict:
        """Return what the address *text* answers."""
        try:
            url = web_address(text)
            return await self._followed(url)
        except FetchError as error:
            state = State.UNSURE if error.temporary else State.BROKEN
            return Verdict(state, error.reason)

    async def _followed(self, url: httpx.URL) -> Verdict:
        home, moved = url.host, ""
        for _ in range(self._manners.limits.redirects + 1):
            async with self._hosts[url.host], self._all:
                if url.host in self._tired:
                    return Verdict(State.UNSURE, BUSY)
                if not (await self._rules_of(url, home)).can_fetch(_AGENT, str(url)):
                    return Verdict(State.NOT_ASKED, NOT_ALLOWED)
                response = await self._answer(url, home)
            status = response.status_code
            if status not in _MOVED or "location" not in response.headers:
                return self._judged(status, url, moved)
            url = web_address(str(url.join(response.headers["location"])))
            moved = str(url) if status in _FOR_GOOD else moved
        raise FetchError(limits.TOO_MANY_REDIRECTS.format(limit=self._manners.limits.redirects))

    def _judged(self, status: int, url: httpx.URL, moved: str) -> Verdict:
        if status in _BUSY:
            self._tired.add(url.host)
            return Verdict(State.UNSURE, BUSY)
        if status in _GONE:
            return Verdict(State.BROKEN, GONE.format(found=status))
        if status >= httpx.codes.INTERNAL_SERVER_ERROR:
            return Verdict(State.UNSURE, limits.STATUS.format(found=status))
        if status >= httpx.codes.BAD_REQUEST:
            # A page may be for signed-in people, and for no program.
            return Verdict(State.NOT_ASKED, REFUSED.format(found=status))
        return Verdict(State.MOVED, moved=moved) if moved else Verdict(State.GOOD)

    async def _answer(self, url: httpx.URL, home: str) -> httpx.Response:
        response = await self._asked("HEAD", url, home)
        if response.status_code in _ASK_AGAIN:
            response = await self._asked("GET", url, home)
        return response

    async def _asked(self, method: str, url: httpx.URL, home: str) -> httpx.Response:
        """Return the head of an answer; its body is not read."""
        await asyncio.sleep(self._manners.delay)
        headers = {"User-Agent": _AGENT, "Accept": "text/html,*/*;q=0.5"}
        try:
            async with (
                asyncio.timeout(self._manners.limits.total),
                self._client.stream(method, url, headers=headers, extensions={HOME: home}) as found,
            ):
                return found
        except (TimeoutError, httpx.TimeoutException) as error:
            reason = limits.SLOW.format(limit=self._manners.limits.total)
            raise FetchError(reason, temporary=True) from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            reason = limits.NO_ANSWER.format(found=type(error).__name__)
            raise FetchError(reason, temporary=True) from error

    async def _rules_of(self, url: httpx.URL, home: str) -> RobotFileParser:
        """Return what the host lets programs ask; read once, nothing forbidden without a file."""
        place = f"{url.scheme}://{url.netloc.decode('ascii')}/robots.txt"
        if place not in self._rules:
            self._rules[place] = rules = RobotFileParser()
            rules.parse((await self._text(httpx.URL(place), home)).splitlines())
        return self._rules[place]

    async def _text(self, url: httpx.URL, home: str) -> str:
        body = bytearray()
        headers, more = {"User-Agent": _AGENT}, {HOME: home}
        try:
            async with (
                asyncio.timeout(self._manners.limits.read),
                self._client.stream("GET", url, headers=headers, extensions=more) as found,
            ):
                async for chunk in found.aiter_raw():
                    body += chunk
                    if len(body) > _ROBOTS_SIZE:
                        break
                is_there = found.status_code == httpx.codes.OK
        except (TimeoutError, httpx.HTTPError):
            return ""
        return bytes(body[:_ROBOTS_SIZE]).decode("utf-8", "replace") if is_there else ""


Told = Callable[[str, Verdict], None]


async def ask_all(urls: Iterable[str], manners: Manners, tell: Told) -> None:
    """Ask for every address; *tell* hears each verdict as it comes in."""
    async with Asker(manners) as asker:

        async def one(url: str) -> None:
            tell(url, await asker.ask(url))

        tasks: list[Awaitable[None]] = [one(url) for url in urls]
        await asyncio.gather(*tasks)
