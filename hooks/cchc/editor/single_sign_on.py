"""Single sign-on, where an office has it: OpenID Connect by Authlib."""

from dataclasses import dataclass

from authlib.integrations.starlette_client import OAuth, OAuthError
from httpx import HTTPError
from joserfc.errors import JoseError
from starlette.requests import Request
from starlette.responses import Response

from cchc.editor.provider import Provider

NAME = "co-quan"
# Not vouched for, not sound, not there.
_FAULTS = (OAuthError, JoseError, HTTPError)


@dataclass(frozen=True, slots=True)
class Vouched:
    """Whom the other side vouches for; *email* only if it has checked that itself."""

    subject: str
    email: str


class RefusedSignOnError(Exception):
    """The other side vouches for nobody, or what it sent is not sound."""


class SignOn:
    """The way to the other side and back."""

    def __init__(self, provider: Provider) -> None:
        self.label = provider.label
        oauth = OAuth()
        oauth.register(
            NAME,
            client_id=provider.client,
            client_secret=provider.secret,
            server_metadata_url=f"{provider.issuer.rstrip('/')}/.well-known/openid-configuration",
            client_kwargs={"scope": "openid email profile", "code_challenge_method": "S256"},
        )
        self._client = oauth.create_client(NAME)  # type: ignore[no-untyped-call]

    async def leave(self, request: Request, back: str) -> Response:
        """Send a browser to the other side, to come back to *back*."""
        try:
            answer: Response = await self._client.authorize_redirect(request, back)
        except _FAULTS as error:
            raise RefusedSignOnError(str(error)) from error
        return answer

    async def come_back(self, request: Request) -> Vouched:
        """Return whom the other side vouches for: signature, audience, nonce and state checked."""
        try:
            token = await self._client.authorize_access_token(request)
        except _FAULTS as error:
            raise RefusedSignOnError(str(error)) from error
        claims = token.get("userinfo") or {}
        if not claims.get("sub"):
            raise RefusedSignOnError
        checked = claims.get("email_verified") in {True, "true"}
        email = str(claims.get("email", "")) if checked else ""
        return Vouched(f"{claims.get('iss', '')} {claims['sub']}", email)
