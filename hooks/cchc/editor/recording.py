"""What happened elsewhere, in forms of two fields: sent, published there, aired, put up."""

import re
from collections.abc import Mapping
from datetime import date

from starlette.responses import Response

from cchc.core.form_text import Plain
from cchc.core.post_reader import BROADCAST
from cchc.core.vocabulary import CITY_PAGE, OWN_SITE
from cchc.editor.post_form import values_of
from cchc.editor.reviewing import published
from cchc.editor.web import Visit
from cchc.editor.workflow import Paper, UnfinishedError
from cchc.store.clock import clock

NO_DAY = "Hãy chọn ngày."
NO_CHANNEL = "Hãy chọn kênh."
NOT_PUBLISHED = "Bài chưa được đăng nên chưa ghi nhận được; hãy duyệt đăng trước."
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def record(visit: Visit) -> Response:
    """Show the forms for a post, or write down what one of them says."""
    slug = visit.place()
    paper = visit.office.workflow.open(visit.account, slug)
    if not visit.office.newsroom.file_of(slug):
        return visit.page("loi.html", 409, sentence=NOT_PUBLISHED)
    if visit.request.method != "POST":
        return _page(visit, paper)
    days = _DAY.findall(visit.text("days"))
    if not days or not all(map(_is_day, days)):
        return _page(visit, paper, fault=NO_DAY)
    channel = visit.text("channel")
    if channel not in visit.office.newsroom.standing.vocabulary.channels:
        return _page(visit, paper, fault=NO_CHANNEL)
    return _write(visit, paper, _publication(visit, channel, days))


def with_publication(
    known: list[Plain], added: Mapping[str, Plain], names: Mapping[str, str]
) -> list[Plain]:
    """Return publications with one more, or with more told of one that is there."""
    found = [dict(each) for each in known if isinstance(each, dict)]
    for each in found:
        channel = each.get("channel")
        if isinstance(channel, str) and names.get(channel, channel) == added["channel"]:
            aired = [*_days(each.get("aired")), *_days(added.get("aired"))]
            each.update(
                {name: value for name, value in added.items() if value and name != "channel"}
            )
            if aired:
                each["aired"] = list(dict.fromkeys(sorted(aired)))
            return list(found)
    return [*found, dict(added)]


def _write(visit: Visit, paper: Paper, added: Mapping[str, Plain]) -> Response:
    words = visit.office.newsroom.standing.vocabulary.channels
    stands = visit.office.repository.read(visit.office.repository.tip() or "", paper.file) or b""
    known = values_of(stands.decode("utf-8", "replace")).get("publications", [])
    listed = known if isinstance(known, list) else []
    codes = {name: words.resolve(name) or name for each in listed for name in _channel(each)}
    changes: dict[str, Plain] = {"publications": with_publication(listed, added, codes)}
    told = words.label(str(added["channel"]))
    try:
        line = f"Ghi nhận {told}: {paper.title}"
        visit.office.workflow.amend(visit.account, paper.slug, changes, line)
    except UnfinishedError as error:
        return _page(
            visit, paper, fault="; ".join(each.sentence for each in error.checked.problems)
        )
    visit.note("ghi nhận nơi khác", paper.slug, told)
    return published(visit, paper.slug, visit.office.publisher.publish(clock()))


def _publication(visit: Visit, channel: str, days: list[str]) -> dict[str, Plain]:
    act = visit.text("act")
    if act == "gui":
        return {"channel": channel, "sent": days[0]}
    if act == "phat":
        return {"channel": channel, "aired": list(dict.fromkeys(days))}
    return {"channel": channel, "published": days[0], "url": visit.text("url")}


def _page(visit: Visit, paper: Paper, *, fault: str = "") -> Response:
    channels = visit.office.newsroom.standing.vocabulary.channels
    others = [code for code in channels if code not in BROADCAST and code != OWN_SITE]
    found = next((each for each in visit.office.content.posts if each.slug == paper.slug), None)
    return visit.page(
        "ghi-nhan.html",
        422 if fault else 200,
        paper=paper,
        fault=fault,
        channels=channels,
        others=others,
        broadcast=[code for code in channels if code in BROADCAST],
        city=CITY_PAGE,
        known=found.elsewhere if found else (),
        today=clock(),
        sent={name: visit.text(name) for name in ("days", "url", "channel", "act")},
    )


def _channel(each: Plain) -> list[str]:
    channel = each.get("channel") if isinstance(each, dict) else None
    return [channel] if isinstance(channel, str) else []


def _days(value: Plain | None) -> list[str]:
    values = value if isinstance(value, list) else [value or ""]
    return [each for each in values if isinstance(each, str) and each]


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
