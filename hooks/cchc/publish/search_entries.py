"""What the registers and the plan add to the search: documents by number, answers, rules."""

import re
from collections.abc import Iterator

from cchc.core.entry_words import DOCUMENT_KINDS, EVENT_KINDS
from cchc.publish import addresses
from cchc.publish.document_pages import document_path
from cchc.publish.event_pages import event_path
from cchc.publish.findable import Findable, opening
from cchc.publish.plan_words import name_of
from cchc.publish.view import View

_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_MARKS = re.compile(r"[*_`#>|]+|^\s*[-+] ", re.MULTILINE)


def entries(view: View) -> Iterator[Findable]:
    """Yield what stands in the registers, each where it stands; procedures are yielded apart."""
    yield from _documents(view)
    yield from _questions(view)
    yield from _events(view)
    yield from _videos(view)
    yield from _surveys(view)


def rules(view: View) -> Iterator[Findable]:
    """Yield the page of each rule of the plan."""
    for rule in view.content.plan.rules:
        title = f"{rule.source.place}: {name_of(view, rule)}"
        told = rule.source.quote
        yield Findable(addresses.rule_path(rule.id), title, opening(told), told)


def _documents(view: View) -> Iterator[Findable]:
    for each in view.content.registers.documents:
        about = f"{DOCUMENT_KINDS.label(each.kind)} · {each.issuer}"
        path = f"{document_path(view, each)}#{each.code}"
        title = f"{each.number}: {each.title}"
        yield Findable(path, title, about, each.source, each.day.isoformat())


def procedures(view: View) -> Iterator[Findable]:
    """Yield the procedures: who types their words means them, not what tells of them."""
    for each in view.content.registers.procedures:
        told = (*each.papers, *each.steps, each.result, each.basis, _said(each.prose))
        about = " · ".join(filter(None, (each.field, each.time, each.fee)))
        path = addresses.procedure_path(each.code)
        yield Findable(path, each.title, about, " · ".join(filter(None, told)))


def _questions(view: View) -> Iterator[Findable]:
    for each in view.content.registers.questions:
        path, told = f"{addresses.QUESTIONS}#{each.code}", _said(each.prose)
        yield Findable(path, each.question, opening(told), told)


def _events(view: View) -> Iterator[Findable]:
    for each in view.content.registers.events:
        about = " · ".join(filter(None, (EVENT_KINDS.label(each.kind), each.place)))
        path = f"{event_path(each)}#{each.code}"
        day = each.days[0].isoformat()
        yield Findable(path, each.title, about, _said(each.prose), day)


def _videos(view: View) -> Iterator[Findable]:
    for each in view.content.registers.videos:
        path, day = f"{addresses.VIDEOS}#{each.code}", each.day.isoformat()
        yield Findable(path, each.title, each.summary, _said(each.prose), day)


def _surveys(view: View) -> Iterator[Findable]:
    for each in view.content.registers.surveys:
        yield Findable(addresses.SURVEYS, each.title, each.summary)


def _said(prose: str) -> str:
    """Return the words of a Markdown text."""
    return " ".join(_MARKS.sub(" ", _LINK.sub(r"\1", prose)).split())
