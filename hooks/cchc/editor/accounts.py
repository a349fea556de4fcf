"""Accounts: passwords, one-time codes, and the account of another office's sign-on."""

import re
import sqlite3
import time
import unicodedata
from dataclasses import dataclass

import pyotp
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from cchc.editor.database import Database
from cchc.editor.roles import Account

SHORTEST_PASSWORD = 10
_STEP_SECONDS = 30
_LOGIN = re.compile(r"[a-z0-9][a-z0-9._-]{1,39}")
_EMAIL = re.compile(r"[^\s@<>\"']{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_NAME_LENGTH = 80
_HASHER = PasswordHasher()
# Checked for an account that is not there, so that an answer takes as long as for one that is.
_NOBODY = _HASHER.hash("không có ai")

NAME = "hãy viết họ và tên, không có dấu < >"
EMAIL = "hãy viết địa chỉ thư như ten@example.gov.vn"
LOGIN = "tên đăng nhập gồm chữ thường không dấu, số, dấu chấm; từ 2 đến 40 ký tự"
TAKEN = "tên đăng nhập này đã có người dùng"
PASSWORD = f"mật khẩu cần ít nhất {SHORTEST_PASSWORD} ký tự; nên dùng một câu dễ nhớ"
LAST_ADMIN = "phải còn ít nhất một người quản trị đang hoạt động"


@dataclass(frozen=True, slots=True)
class Wanted:
    """An account as somebody wants it to be."""

    login: str
    name: str
    email: str
    units: tuple[str, ...] = ()
    is_reviewer: bool = False
    is_admin: bool = False
    is_active: bool = True


class Accounts:
    """The accounts of one database."""

    def __init__(self, database: Database) -> None:
        self._db = database

    @property
    def are_none(self) -> bool:
        """Whether nobody has an account yet."""
        return not self._db.row("SELECT 1 FROM accounts")

    def all(self) -> list[Account]:
        """Return every account, by name."""
        return [_account(row) for row in self._db.rows("SELECT * FROM accounts ORDER BY name")]

    def get(self, number: int) -> Account | None:
        """Return the account *number*, or None."""
        row = self._db.row("SELECT * FROM accounts WHERE id = ?", number)
        return _account(row) if row else None

    def faults(self, wanted: Wanted, number: int = 0) -> dict[str, str]:
        """Return what is wrong with an account as it is wanted, by field."""
        other = self._db.row("SELECT id FROM accounts WHERE login = ?", wanted.login)
        faults = {
            "name": "" if is_name(wanted.name) else NAME,
            "email": "" if _EMAIL.fullmatch(wanted.email) else EMAIL,
            "login": "" if _LOGIN.fullmatch(wanted.login) else LOGIN,
            "is_admin": LAST_ADMIN if self._is_last_admin(wanted, number) else "",
        }
        if other and other["id"] != number:
            faults["login"] = TAKEN
        return {name: fault for name, fault in faults.items() if fault}

    def create(self, wanted: Wanted, password: str) -> int:
        """Make an account; returns its number."""
        return self._db.run(
            "INSERT INTO accounts (login, name, email, units, is_reviewer, is_admin, is_active,"
            " password) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            *_values(wanted),
            _HASHER.hash(password) if password else "",
        )

    def change(self, number: int, wanted: Wanted) -> None:
        """Change an account; one that is closed loses its sessions."""
        self._db.run(
            "UPDATE accounts SET login = ?, name = ?, email = ?, units = ?, is_reviewer = ?,"
            " is_admin = ?, is_active = ? WHERE id = ?",
            *_values(wanted),
            number,
        )
        if not wanted.is_active:
            self._db.run("DELETE FROM sessions WHERE account = ?", number)

    def set_password(self, number: int, password: str) -> None:
        """Give an account another password; whoever is signed in with the old one is not."""
        with self._db.change():
            hashed = _HASHER.hash(password)
            self._db.run("UPDATE accounts SET password = ? WHERE id = ?", hashed, number)
            self._db.run("DELETE FROM sessions WHERE account = ?", number)

    def signed_in(self, login: str, password: str, code: str) -> Account | None:
        """Return the account whose password and one-time code these are, or None."""
        row = self._db.row("SELECT * FROM accounts WHERE login = ? AND is_active", login.lower())
        hashed = str(row["password"]) if row else ""
        if not _fits(hashed or _NOBODY, password) or row is None or not hashed:
            return None
        return _account(row) if self._code_fits(row, code) else None

    def password_fits(self, number: int, password: str) -> bool:
        """Tell whether *password* is that of an account."""
        row = self._db.row("SELECT password FROM accounts WHERE id = ?", number)
        return bool(row) and _fits(str(row["password"]) if row else "", password)

    def set_totp(self, number: int, secret: str) -> None:
        """Ask an account for one-time codes from now on; "" asks for none."""
        self._db.run("UPDATE accounts SET totp = ?, totp_last = 0 WHERE id = ?", secret, number)

    def by_sign_on(self, subject: str, email: str) -> Account | None:
        """Return the account that another office's sign-on vouches for; it makes no new ones."""
        row = self._db.row(
            "SELECT * FROM accounts WHERE is_active AND subject = ? AND subject != ''", subject
        )
        if row is None and email:
            row = self._db.row(
                "SELECT * FROM accounts WHERE is_active AND subject = '' AND lower(email) = ?",
                email.lower(),
            )
            if row:
                self._db.run("UPDATE accounts SET subject = ? WHERE id = ?", subject, row["id"])
        return _account(row) if row else None

    def _is_last_admin(self, wanted: Wanted, number: int) -> bool:
        if not number or (wanted.is_admin and wanted.is_active):
            return False
        others = "SELECT 1 FROM accounts WHERE is_admin AND is_active AND id != ?"
        return not self._db.row(others, number)

    def _code_fits(self, row: sqlite3.Row, code: str) -> bool:
        """Tell whether a code is right and new: each opens once."""
        if not row["totp"]:
            return True
        found = fitting_step(str(row["totp"]), code, after=int(row["totp_last"]))
        if found:
            self._db.run("UPDATE accounts SET totp_last = ? WHERE id = ?", found, row["id"])
        return found > 0


def fitting_step(secret: str, code: str, *, after: int = 0) -> int:
    """Return the time step that *code* is of, one around now and later than *after*; or 0."""
    totp = pyotp.TOTP(secret)
    now = int(time.time())
    for step in (now // _STEP_SECONDS + shift for shift in (-1, 0, 1)):
        if step > after and pyotp.utils.strings_equal(totp.generate_otp(step), code.strip()):
            return step
    return 0


def is_name(name: str) -> bool:
    """Tell whether a commit can bear this name."""
    signs = any(unicodedata.category(char)[0] == "C" or char in '<>"' for char in name)
    return bool(name.strip()) and not signs and len(name) <= _NAME_LENGTH


def _fits(hashed: str, password: str) -> bool:
    try:
        return _HASHER.verify(hashed, password)
    except (VerificationError, InvalidHashError):
        return False


def _values(wanted: Wanted) -> tuple[object, ...]:
    return (
        wanted.login,
        wanted.name.strip(),
        wanted.email,
        " ".join(wanted.units),
        wanted.is_reviewer,
        wanted.is_admin,
        wanted.is_active,
    )


def _account(row: sqlite3.Row) -> Account:
    return Account(
        id=int(row["id"]),
        login=str(row["login"]),
        name=str(row["name"]),
        email=str(row["email"]),
        units=tuple(str(row["units"]).split()),
        is_reviewer=bool(row["is_reviewer"]),
        is_admin=bool(row["is_admin"]),
        is_active=bool(row["is_active"]),
        has_totp=bool(row["totp"]),
    )
