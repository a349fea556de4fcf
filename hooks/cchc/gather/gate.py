"""Which addresses we go to: web addresses of public form, and hosts outside of private networks.

A feed says where its host's requests go (by redirects, by what its name resolves to); without this
door it could send us to machines that only this office can reach.
"""

import asyncio
import ipaddress
import socket

import httpx

from cchc.gather import limits
from cchc.gather.limits import FetchError, Limits

# A request's extension: the host that the address came from that a person wrote.
HOME = "cchc_home"
_PORTS = {"http": 80, "https": 443}


def web_address(text: str) -> httpx.URL:
    """Return *text* as the URL of a web page; raises FetchError for what is none."""
    try:
        url = httpx.URL(text)
    except (httpx.InvalidURL, ValueError) as error:
        raise FetchError(limits.NOT_WEB.format(found=text[:80])) from error
    if url.scheme not in _PORTS:
        raise FetchError(limits.NOT_WEB.format(found=text[:80]))
    if url.userinfo or not url.host:
        raise FetchError(limits.HAS_LOGIN)
    return url


class PinnedTransport(httpx.AsyncHTTPTransport):
    """Connects to the very address that was looked at, so that a name cannot mean two machines."""

    def __init__(self, limits_: Limits) -> None:
        # A connection kept open could serve another name on the same machine, unverified.
        super().__init__(limits=httpx.Limits(max_keepalive_connections=0))
        self._private = limits_.private

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send *request* to the host's address, under the host's name."""
        host = request.url.host
        address = await _address_of(host, request.url.port or _PORTS[request.url.scheme])
        known = self._private and host == request.extensions[HOME]
        if not known and not ipaddress.ip_address(address).is_global:
            raise FetchError(limits.PRIVATE.format(found=host))
        request.extensions["sni_hostname"] = host
        request.url = request.url.copy_with(host=address)
        return await super().handle_async_request(request)


async def _address_of(host: str, port: int) -> str:
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(limits.NO_HOST.format(found=host), temporary=True) from error
    return str(found[0][4][0]).partition("%")[0]


def open_client(limits: Limits) -> httpx.AsyncClient:
    """Return what asks other sites, and no address within."""
    timeout = httpx.Timeout(limits.read, connect=limits.connect)
    # The environment's proxies and passwords are not for addresses that others choose.
    transport = PinnedTransport(limits)
    return httpx.AsyncClient(transport=transport, timeout=timeout, trust_env=False)
