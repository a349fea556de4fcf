"""The map of the site: every section, unit, field, topic, month and standing page, as a tree."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cchc.core.entry_words import DOCUMENT_KINDS
from cchc.core.vocabulary import CATEGORIES, TOPICS
from cchc.publish import addresses
from cchc.publish.feed_links import feed_head
from cchc.publish.html import escape, lines, link, listed
from cchc.publish.list_page import month_name
from cchc.publish.procedure_pages import by_field
from cchc.publish.register_parts import opening
from cchc.publish.shell import Page
from cchc.publish.view import View

_TITLE = "Sơ đồ trang"
_GUIDE = "huong-dan/"


@dataclass(frozen=True, slots=True)
class Branch:
    """A page and those below it; each as its path and name."""

    path: str
    name: str
    leaves: tuple[tuple[str, str], ...] = ()


def site_map(view: View, standing: Mapping[str, str]) -> Page:
    """Return the map; *standing* are the names of the pages that MkDocs makes, by their paths."""
    groups = (
        ("Tin bài", _news(view)),
        ("Văn bản, lịch, hướng dẫn", [*_registers(view), *_guides(standing)]),
        ("Kế hoạch, số liệu", [Branch(addresses.PLAN, "Chỉ tiêu")]),
        ("Về trang này", _others(standing)),
    )
    content = lines(
        opening(view, _TITLE, "Mọi trang, mọi mục của trang thông tin, trên một trang."),
        *(f"<h2>{escape(name)}</h2>\n{_tree(view, branches)}" for name, branches in groups),
    )
    about = f"{_TITLE} – {view.settings.name}"
    return Page(addresses.SITE_MAP, _TITLE, about, content, feed_head(view))


def _tree(view: View, branches: list[Branch]) -> str:
    return listed((_branch(view, branch) for branch in branches), css="cc-map")


def _branch(view: View, branch: Branch) -> str:
    below = listed(link(view.at(path), name) for path, name in branch.leaves)
    return link(view.at(branch.path), branch.name) + (f"\n{below}" if below else "")


def _news(view: View) -> list[Branch]:
    fields = ((addresses.category_path(code), CATEGORIES.label(code)) for code in CATEGORIES)
    units = ((addresses.unit_path(unit.code), unit.name) for unit in view.listed_units)
    topics = ((addresses.topic_path(code), TOPICS.label(code)) for code in view.by_topic)
    months = ((addresses.month_path(each), month_name(each)) for each in view.by_month)
    return [
        Branch(addresses.NEWS, "Mọi tin bài"),
        Branch(addresses.CATEGORIES, "Lĩnh vực", tuple(fields)),
        Branch(addresses.UNITS, "Đơn vị", tuple(units)),
        Branch(addresses.TOPICS, "Chủ đề", tuple(topics)),
        Branch(addresses.ARCHIVE, "Lưu trữ", tuple(months)),
        Branch(addresses.SEARCH, "Tìm kiếm"),
        Branch("rss/", "Nhận tin qua RSS"),
    ]


def _registers(view: View) -> list[Branch]:
    procedures = [each for found in by_field(view).values() for each in found]
    return [
        Branch(addresses.DOCUMENTS, "Văn bản", tuple(_documents(view))),
        Branch(addresses.EVENTS, "Lịch, sự kiện", tuple(_years(view))),
        Branch(
            addresses.PROCEDURES,
            "Thủ tục hành chính",
            tuple((addresses.procedure_path(each.code), each.title) for each in procedures),
        ),
        Branch(addresses.QUESTIONS, "Hỏi đáp"),
        Branch(addresses.VIDEOS, "Video"),
        Branch(addresses.QUIZ, "Trắc nghiệm"),
        Branch(addresses.SURVEYS, "Khảo sát ý kiến"),
    ]


def _documents(view: View) -> Iterator[tuple[str, str]]:
    documents = view.content.registers.documents
    for year in dict.fromkeys(each.day.year for each in documents):
        yield addresses.year_path(addresses.DOCUMENTS, year), f"Năm {year}"
    used = {each.kind for each in documents}
    for kind in (each for each in DOCUMENT_KINDS if each in used):
        yield addresses.kind_path(addresses.DOCUMENTS, kind), DOCUMENT_KINDS.label(kind)


def _years(view: View) -> Iterator[tuple[str, str]]:
    found = {event.days[0].year for event in view.content.registers.events}
    for year in sorted(found, reverse=True):
        yield addresses.year_path(addresses.EVENTS, year), f"Năm {year}"


def _guides(standing: Mapping[str, str]) -> list[Branch]:
    leaves = ((path, name) for path, name in standing.items() if path.startswith(_GUIDE))
    found = [(path, name) for path, name in leaves if path != _GUIDE]
    return [Branch(_GUIDE, standing.get(_GUIDE, "Hướng dẫn"), tuple(found))] if found else []


def _others(standing: Mapping[str, str]) -> list[Branch]:
    return [
        Branch(path, name)
        for path, name in standing.items()
        if path and path.endswith("/") and not path.startswith(_GUIDE)
    ]
