"""A view of the site with registers in it, and its pages as programs see them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from lxml import html

from cchc.core.entries import (
    Broadcast,
    Contact,
    Document,
    Event,
    Procedure,
    Question,
    QuizQuestion,
    Registers,
    Survey,
    Video,
)
from cchc.publish.register_pages import register_pages
from cchc.publish.shell import Page
from cchc.publish.view import View
from publish.feed_samples import DAY
from publish.page_samples import view_of

DOCUMENTS = tuple(
    Document(
        f"{number}-tb-{year}", f"{number}/TB", date(year, 3, 1), "UBND <xã>", "Về “A & B”", kind
    )
    for year, kind, number in (
        (2026, "thong-bao", 2),
        (2026, "ke-hoach", 1),
        (2025, "thong-bao", 9),
    )
)
EVENTS = (
    Event("da-qua", "Đã họp", "hoi-nghi", (date(2026, 1, 5),), place="Nhà văn hóa"),
    Event(
        "doi-thoai",
        "Đối thoại",
        "doi-thoai",
        (date(2026, 9, 1), date(2026, 9, 8)),
        "08:00",
        "10:30",
    ),
    Event("tiep-dan", "Tiếp dân", "tiep-dan", (date(2026, 8, 1),), cancelled=True),
)
REGISTERS = Registers(
    documents=(replace(DOCUMENTS[0], file="a b.pdf", url="https://a.vn/b?c=1&d"), *DOCUMENTS[1:]),
    events=EVENTS,
    videos=(
        Video("cua-ta", "Của ta", date(2026, 3, 1), "a.mp4", "a.vtt", prose="Lời."),
        Video(
            "noi-khac", "Nơi khác", date(2026, 2, 1), url="https://video.example/x", poster="a.jpg"
        ),
    ),
    broadcasts=(
        Broadcast("tuan-47", "Tuần 47 <A & B>", date(2026, 11, 20), "tuan-47.mp3", 585),
        Broadcast("tuan-46", "Tuần 46", date(2026, 11, 13), "tuan-46.m4a", 45),
    ),
    procedures=(
        Procedure("khai-sinh", "Khai sinh", "Hộ tịch", papers=("Tờ khai",), steps=("Nộp", "Nhận")),
        Procedure("ket-hon", "Kết hôn", "Hộ tịch"),
        Procedure("sao-y", "Sao y", "Chứng thực", url="https://dvc.example/s"),
    ),
    questions=(
        Question("o-dau", "Nộp ở đâu?", "Xem [Liên hệ](/lien-he/) </script>.", "tthc", "Luật"),
        Question("chung", "Chung?", "Có.", "chung"),
    ),
    quiz=(QuizQuestion("mot", "Mấy tin?", ("Một", "Hai <3"), 2, "Kế hoạch, mục 1"),),
    contacts=(
        Contact("co-quan", "co-quan", phones=("024.3456 7890", "+84 24 1")),
        Contact("nong", "duong-day-nong", "Đường dây nóng CCHC", phones=("1900 1",)),
        Contact("vhxh", "don-vi", unit="vhxh", email="vhxh@xa.gov.vn"),
    ),
    surveys=(
        Survey("mo", "Đang hỏi", "https://ks.example/1", last=date(2026, 12, 31)),
        Survey("dong", "Đã hỏi", "https://ks.example/2", last=date(2026, 1, 31)),
        Survey("cho", "Sẽ hỏi", "https://ks.example/3", date(2027, 1, 1)),
    ),
    sizes={
        "a b.pdf": 1_300_000,
        "a.mp4": 2_000,
        "a.vtt": 100,
        "a.jpg": 900,
        "tuan-47.mp3": 4_680_000,
    },
)


def register_view(registers: Registers = REGISTERS, *, day: date = DAY) -> View:
    """Return a view of a site without posts that has *registers*."""
    view = view_of([], day=day)
    return replace(view, content=replace(view.content, registers=registers))


def pages(view: View) -> Mapping[str, Page]:
    """Return every page of the registers by its path."""
    return {sheet.path: sheet.make() for sheet in register_pages(view)}


def tree_of(page: Page) -> html.HtmlElement:
    """Return a page's content as a browser reads it."""
    return html.fragment_fromstring(page.content, create_parent="main")


def words(element: html.HtmlElement) -> str:
    """Return what people read in *element*, on one line."""
    return " ".join(element.text_content().split())
