"""The history of a post: who changed what, when, and how the texts differ."""

from starlette.responses import Response

from cchc.editor.reviewing import side_by_side
from cchc.editor.web import Visit
from cchc.store.commits import Version


def history(visit: Visit) -> Response:
    """Show the versions of a post, and what one of them changed."""
    office = visit.office
    paper = office.workflow.open(visit.account, visit.place())
    tip = (paper.draft.tip if paper.draft else office.repository.tip()) or ""
    versions = office.repository.history(tip, paper.file)
    chosen = _chosen(versions, visit.query("ban"))
    lines = []
    if chosen is not None:
        after = _text(visit, versions[chosen])
        before = _text(visit, versions[chosen + 1]) if chosen + 1 < len(versions) else ""
        lines = side_by_side(before, after)
    steps = office.repository.steps(paper.draft.tip) if paper.draft else []
    return visit.page(
        "lich-su.html",
        paper=paper,
        versions=versions,
        chosen=versions[chosen] if chosen is not None else None,
        lines=lines,
        steps=steps,
    )


def _chosen(versions: list[Version], commit: str) -> int | None:
    found = (number for number, each in enumerate(versions) if commit and each.id == commit)
    return next(found, None)


def _text(visit: Visit, version: Version) -> str:
    if not version.blob:
        return ""
    return visit.office.repository.data(version.blob).decode("utf-8", "replace")
