"""Signing in through another office: a provider as OpenID Connect describes it, run here."""

import base64
import hashlib
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import parse_qs, urlencode

import pyotp
import pytest
import uvicorn
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from cchc.editor.office import Office, Wishes
from cchc.editor.provider import Provider
from editor.editing import PASSWORD, WRITER, client, free_port, serving, value_of, write_project

CLIENT, SECRET = "bien-tap", "bi-mat-chung"


@dataclass
class Issuer:
    """The other office: whoever comes is `person`; `forged` spoils what it signs."""

    address: str
    person: dict[str, object] = field(default_factory=dict)
    forged: dict[str, object] = field(default_factory=dict)
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "k1"}))
    sign_with: RSAKey | None = None
    asked: dict[str, dict[str, str]] = field(default_factory=dict)

    def app(self) -> Starlette:
        """Return its server."""
        return Starlette(
            routes=[
                Route("/.well-known/openid-configuration", self.describe),
                Route("/authorize", self.authorize),
                Route("/token", self.token, methods=["POST"]),
                Route("/jwks", self.keys),
            ]
        )

    async def describe(self, _: Request) -> Response:
        """Tell where everything is."""
        ends = {"authorization": "authorize", "token": "token"}
        told = {f"{name}_endpoint": f"{self.address}/{path}" for name, path in ends.items()}
        told |= {"issuer": self.address, "jwks_uri": f"{self.address}/jwks"}
        algorithms = {"id_token_signing_alg_values_supported": ["RS256"]}
        return JSONResponse({**told, **algorithms, "response_types_supported": ["code"]})

    async def keys(self, _: Request) -> Response:
        """Show the public key."""
        return JSONResponse({"keys": [self.key.as_dict(private=False)]})

    async def authorize(self, request: Request) -> Response:
        """Send the browser back with a code, as if the person had signed in here."""
        asked = dict(request.query_params)
        code = f"ma-{len(self.asked)}"
        self.asked[code] = asked
        back = urlencode({"code": code, "state": asked["state"]})
        return RedirectResponse(f"{asked['redirect_uri']}?{back}", 303)

    async def token(self, request: Request) -> Response:
        """Give the token for a code, once, to whoever knows the secret and the verifier."""
        sent = {
            name: values[0] for name, values in parse_qs((await request.body()).decode()).items()
        }
        basic = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        asked = self.asked.pop(sent.get("code", ""), None)
        digest = hashlib.sha256(sent.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        if (
            request.headers.get("authorization") != f"Basic {basic}"
            or not asked
            or asked["code_challenge"] != challenge
        ):
            return JSONResponse({"error": "invalid_grant"}, 400)
        now = int(time.time())
        claims = {"iss": self.address, "aud": CLIENT, "iat": now, "exp": now + 60}
        claims |= {"nonce": asked["nonce"], **self.person, **self.forged}
        signed = jwt.encode({"alg": "RS256", "kid": "k1"}, claims, self.sign_with or self.key)
        return JSONResponse({"access_token": "x", "token_type": "Bearer", "id_token": signed})


@contextmanager
def issuing() -> Iterator[Issuer]:
    """Run the other office."""
    port = free_port()
    issuer = Issuer(f"http://127.0.0.1:{port}")
    server = uvicorn.Server(uvicorn.Config(issuer.app(), port=port, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield issuer
    server.should_exit = True
    thread.join(timeout=10)


@pytest.fixture(scope="module")
def issuer() -> Iterator[Issuer]:
    """Run the other office."""
    with issuing() as issuer:
        yield issuer


@pytest.fixture(scope="module")
def office(issuer: Issuer, tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Open an editor that trusts it, with one account."""
    folder: Path = tmp_path_factory.mktemp("sso")
    root = write_project(folder / "project")
    provider = Provider(issuer.address, CLIENT, SECRET)
    address = f"http://127.0.0.1:{free_port()}/"
    office = Office(Wishes(root, folder / "data", folder / "site", address, provider=provider))
    office.cabinet.accounts.create(replace(WRITER), PASSWORD)
    return office


@pytest.fixture(scope="module")
def address(office: Office) -> Iterator[str]:
    """Serve it."""
    with serving(office) as address:
        yield address


HA = {"sub": "so-7", "email": "ha@mau.example.vn", "email_verified": True}


def come(address: str, issuer: Issuer, person: dict[str, object]) -> str:
    """Go to the other office as *person*, and come back; returns the page."""
    issuer.person = person
    return client(address).get("sso/").text


def test_a_person_with_an_account_is_let_in(address: str, issuer: Issuer) -> None:
    """The first time the checked address tells who it is, later the other side's number."""
    assert "Nguyễn Thị Hà" in come(address, issuer, HA)
    assert "Nguyễn Thị Hà" in come(address, issuer, {**HA, "email": "ten-moi@mau.example.vn"})


@pytest.mark.parametrize(
    "person",
    [
        {"sub": "la", "email": "la@mau.example.vn", "email_verified": True},
        {"sub": "la", "email": "ha@mau.example.vn", "email_verified": True},
        {"sub": "la", "email": "ha@mau.example.vn"},
        {"sub": "", "email": "", "email_verified": True},
    ],
)
def test_others_are_not(address: str, issuer: Issuer, person: dict[str, object]) -> None:
    """No account is made by itself, and nobody takes over that of another number."""
    page = come(address, issuer, person)

    assert "Đăng xuất" not in page


@pytest.mark.parametrize(
    "forged",
    [{"aud": "khac"}, {"iss": "https://khac.vn"}, {"nonce": "cu"}, {"exp": 1}],
    ids=["audience", "issuer", "nonce", "expired"],
)
def test_a_token_that_is_not_for_us_is_refused(
    address: str, issuer: Issuer, forged: dict[str, object]
) -> None:
    """A token for another client, of another issuer, of another sign-in, or too old."""
    issuer.forged = forged
    page = come(address, issuer, HA)
    issuer.forged = {}

    assert "Hệ thống đăng nhập của cơ quan không xác nhận" in page


def test_a_token_that_others_signed_is_refused(address: str, issuer: Issuer) -> None:
    """Only the other office's own key counts."""
    issuer.sign_with = RSAKey.generate_key(2048, {"kid": "k1"})
    page = come(address, issuer, HA)
    issuer.sign_with = None

    assert "Hệ thống đăng nhập của cơ quan không xác nhận" in page


def test_a_way_back_that_nobody_began_is_refused(address: str) -> None:
    """A code with a state that this browser did not ask for opens nothing."""
    page = client(address).get("sso/ve?code=ma-0&state=la").text

    assert "Hệ thống đăng nhập của cơ quan không xác nhận" in page


def test_an_office_that_is_away_is_told(tmp_path: Path) -> None:
    """Where nobody answers, the own sign-in stays, with a sentence."""
    root, address = write_project(tmp_path / "project"), f"http://127.0.0.1:{free_port()}/"
    away = Provider("http://127.0.0.1:1", CLIENT, SECRET)
    wishes = Wishes(root, tmp_path / "data", tmp_path / "site", address, provider=away)
    with serving(Office(wishes)) as address:
        page = client(address).get("sso/").text

    assert "Hệ thống đăng nhập của cơ quan không xác nhận" in page


def test_one_time_codes_are_asked_and_used_once(address: str) -> None:
    """With codes turned on a password alone opens nothing, nor does a code seen before."""
    writer = client(address, "ha")
    page = writer.get("toi").text
    secret = page.split("<code>")[1].partition("<")[0]
    code = pyotp.TOTP(secret).now()
    assert "mã chưa đúng" in writer.post("toi", {"act": "ma", "code": "000000"}).text
    assert "Đã bật mã một lần." in writer.post("toi", {"act": "ma", "code": code}).text

    told = [sign_in(address, code) for code in ("", "000000", code, code)]
    assert told == [False, False, True, False]


def sign_in(address: str, code: str) -> bool:
    """Try to sign in with a code."""
    visitor = client(address)
    token = value_of(visitor.get("dang-nhap").text, "csrf")
    sent = {"csrf": token, "login": "ha", "password": PASSWORD, "code": code}
    return "Đăng xuất" in visitor.http.post(f"{address}dang-nhap", data=sent).text
