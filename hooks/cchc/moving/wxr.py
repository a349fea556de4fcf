"""Read a WordPress export (WXR): posts and the library of pictures; drafts and pages are told."""

import io
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from urllib.parse import unquote

from lxml import etree

from cchc.core.calendar import ZONE
from cchc.moving import old
from cchc.moving.old import OldItem, OldPicture, OldSite, UnreadableError, old_address
from cchc.moving.wordpress import html_of
from cchc.moving.xml import clean_xml

NOT_WXR = "không phải tệp xuất của WordPress (WXR)"
CUT = "tệp xuất bị hỏng hoặc cắt giữa chừng: chỉ đọc được {found} mục"
_HIDDEN = {
    "draft": old.DRAFT,
    "auto-draft": old.DRAFT,
    "pending": old.DRAFT,
    "private": old.HIDDEN,
    "future": old.FUTURE,
    "trash": old.TRASH,
}
_NEWS, _PAGE, _FILE = "post", "page", "attachment"


@dataclass(frozen=True, slots=True)
class _Item:
    """One element `item`: its fields by their names, categories and notes by theirs."""

    fields: Mapping[str, str]
    categories: tuple[str, ...]
    notes: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        return self.fields.get(name, "").strip()


@dataclass(slots=True)
class _Export:
    """What was found so far."""

    items: list[_Item] = field(default_factory=list)
    authors: dict[str, str] = field(default_factory=dict)


def is_wxr(raw: bytes) -> bool:
    """Tell whether a file is a WordPress export."""
    return b"wordpress.org/export/" in raw[:20_000]


def read_wxr(raw: bytes) -> OldSite:
    """Return what an export holds; raises UnreadableError for what is none."""
    export, fault = _Export(), ""
    parser = etree.iterparse(
        io.BytesIO(clean_xml(raw)), events=("end",), recover=True, huge_tree=True,
        resolve_entities=False, no_network=True, load_dtd=False,
    )  # fmt: skip
    try:
        for _, element in parser:
            _take(element, export)
    except etree.XMLSyntaxError:
        fault = CUT.format(found=len(export.items))
    if not export.items:
        raise UnreadableError(NOT_WXR)
    if len(parser.error_log) and not fault:
        fault = CUT.format(found=len(export.items))
    pictures = dict(_pictures(export.items))
    items = tuple(_told(each, export, pictures) for each in export.items if _is_told(each))
    return OldSite(items, pictures, (fault,) if fault else ())


def _take(element: Any, export: _Export) -> None:  # noqa: ANN401 - lxml's elements
    name = _name(element)
    if name == "author" and len(element):
        told = {_name(each): (each.text or "").strip() for each in element}
        export.authors[told.get("author_login", "")] = told.get("author_display_name", "")
    if name == "item":
        export.items.append(_read(element))
        element.clear()


def _read(element: Any) -> _Item:  # noqa: ANN401 - lxml's elements
    fields: dict[str, str] = {}
    categories, notes = [], {}
    for each in element:
        if _name(each) == "category" and each.get("domain") in {None, "category"}:
            categories += [(each.text or "").strip(), each.get("nicename") or ""]
        elif _name(each) == "postmeta":
            told = {_name(one): one.text or "" for one in each}
            notes[told.get("meta_key", "")] = told.get("meta_value", "")
        else:
            fields.setdefault(_name(each), each.text or "")
    return _Item(fields, tuple(filter(None, categories)), notes)


def _name(element: Any) -> str:  # noqa: ANN401 - lxml's elements
    if not isinstance(element.tag, str):
        return ""
    found = etree.QName(element)
    # Text and summary are both called `encoded`, each in a namespace of its own.
    return f"excerpt:{found.localname}" if "excerpt" in (found.namespace or "") else found.localname


def _pictures(items: list[_Item]) -> Iterator[tuple[str, OldPicture]]:
    for each in items:
        if each["post_type"] == _FILE and each["attachment_url"]:
            alt = each.notes.get("_wp_attachment_image_alt", "")
            yield each["post_id"], OldPicture(each["attachment_url"], alt, each["excerpt:encoded"])


def _is_told(item: _Item) -> bool:
    """Tell whether an item is for people at all: no menu's entry, no revision, no file."""
    return item["post_type"] in {_NEWS, _PAGE}


def _told(item: _Item, export: _Export, pictures: Mapping[str, OldPicture]) -> OldItem:
    addresses = (old_address(item["link"]), old_address(item["guid"]))
    login = item["creator"]
    return OldItem(
        page=item["link"] or item["guid"],
        addresses=tuple(dict.fromkeys(filter(None, addresses))),
        title=" ".join(item["title"].split()),
        html=html_of(item["encoded"], pictures),
        moment=_moment(item),
        summary=item["excerpt:encoded"],
        author=tuple(filter(None, (export.authors.get(login, ""), login))),
        categories=item.categories,
        slug=unquote(item["post_name"]),
        picture=pictures.get(item.notes.get("_thumbnail_id", "")),
        left_out=_left_out(item),
    )


def _left_out(item: _Item) -> str:
    if item["post_type"] == _PAGE:
        return old.PAGE
    return old.HIDDEN if item["post_password"] else _HIDDEN.get(item["status"], "")


def _moment(item: _Item) -> datetime | None:
    """Return when it appeared: the moment in Greenwich is sure, the local one is the office's."""
    for name, zone in (("post_date_gmt", UTC), ("post_date", ZONE)):
        with suppress(ValueError):
            found = datetime.strptime(item[name], "%Y-%m-%d %H:%M:%S").replace(tzinfo=zone)
            return found.astimezone(ZONE)
    return None
