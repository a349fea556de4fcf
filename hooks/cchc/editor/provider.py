"""Where officers may sign in beside here."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Provider:
    """Who vouches: the address of its description, and how we are known there."""

    issuer: str
    client: str
    secret: str
    label: str = "tài khoản cơ quan"
