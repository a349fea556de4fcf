"""Read who may bring changes into the repository: `thanh-vien.yml` beside mkdocs.yml."""

import re

from cchc.core import sentences
from cchc.core.areas import MEMBER_FILE
from cchc.core.fields import Fields
from cchc.core.guide_readers import EMAIL
from cchc.core.members import ROLES, Member, Members
from cchc.core.names import Names
from cchc.core.text import shown
from cchc.core.tree import parse_tree

_FIELDS = ("name", "email", "units", "roles", "ssh", "openpgp")
_KINDS = r"ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp(?:256|384|521)"
_KINDS += r"|sk-(?:ssh-ed25519|ecdsa-sha2-nistp256)@openssh\.com"
_SSH = re.compile(rf"(?P<key>(?:{_KINDS}) [A-Za-z0-9+/]{{40,}}={{0,3}})(?: .*)?")
_OPENPGP = re.compile(
    r"-----BEGIN PGP PUBLIC KEY BLOCK-----\n.+\n-----END PGP PUBLIC KEY BLOCK-----", re.DOTALL
)


def read_members(text: str, units: Names, *, file: str = MEMBER_FILE) -> Members:
    """Read all members, or raise ContentError with all problems."""
    fields = Fields(parse_tree(text, file=file), file=file)
    fields.known(["members"])
    forms = fields.each("members", example="name: …, email: …, units: [kt]")
    found: list[Member] = []
    for form in forms:
        member = _member(form, units)
        _check_alone(form, member)
        _check_others(form, member, found)
        found.append(member)
    if not any(member.is_admin for member in found):
        fields.tell("members", sentences.NO_ADMINISTRATOR)
    fields.raise_problems()
    return Members(tuple(found))


def _member(form: Fields, units: Names) -> Member:
    form.known(_FIELDS)
    return Member(
        name=form.text("name", want="tên người hoặc hộp thư, như Phòng Kinh tế", needed=True),
        emails=_emails(form),
        units=form.terms("units", units, what="đơn vị"),
        roles=form.terms("roles", ROLES, what="vai trò"),
        ssh=_ssh(form),
        openpgp=_openpgp(form),
    )


def _emails(form: Fields) -> tuple[str, ...]:
    found = form.texts("email", example="phong-kinh-te@xa.gov.vn")
    if not found:
        want = "địa chỉ thư dùng trong Git, như phong-kinh-te@xa.gov.vn"
        form.tell("email", sentences.MISSING.format(want=want))
    for email in found:
        if not EMAIL.fullmatch(email):
            form.tell("email", sentences.NOT_EMAIL.format(found=shown(email)))
    return tuple(email.lower() for email in found)


def _ssh(form: Fields) -> tuple[str, ...]:
    keys = []
    for line in form.texts("ssh", example="ssh-ed25519 AAAA…"):
        match = _SSH.fullmatch(line)
        if match:
            keys.append(match["key"])
        else:
            form.tell("ssh", sentences.NOT_SSH_KEY.format(found=shown(line)))
    return tuple(keys)


def _openpgp(form: Fields) -> tuple[str, ...]:
    keys = form.texts("openpgp", example="-----BEGIN PGP PUBLIC KEY BLOCK-----")
    for key in keys:
        if not _OPENPGP.fullmatch(key):
            form.tell("openpgp", sentences.NOT_OPENPGP_KEY)
    return keys


def _check_alone(form: Fields, member: Member) -> None:
    if not member.units and not member.roles:
        form.tell("units", sentences.MEMBER_WITHOUT_RIGHT)
    # Whoever writes in the name of others must not be somebody's guess at an address.
    if member.is_editor and not member.has_keys:
        form.tell("roles", sentences.EDITOR_WITHOUT_KEY)


def _check_others(form: Fields, member: Member, others: list[Member]) -> None:
    for other in others:
        for email in member.emails:
            if email in other.emails:
                form.tell("email", sentences.SAME_EMAIL.format(found=email, other=other.name))
