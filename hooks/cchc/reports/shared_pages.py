"""A post's picture and printed sheets, filled with its words."""

from cchc.core.content import Content
from cchc.core.post import Post
from cchc.publish.links import Links
from cchc.publish.markdown import Renderer
from cchc.publish.record import paths_of
from cchc.reports.card import Card
from cchc.reports.share import Shared
from cchc.reports.sheets_to_print import Printed, leaflet, poster
from cchc.reports.spoken_text import printed as printed_text


def card_of(content: Content, post: Post, emblem: bytes = b"") -> Card:
    """Return what stands on the picture of *post*."""
    units = content.plan.vocabulary().units
    settings = content.settings
    return Card(
        title=post.title,
        site=settings.agency or settings.name,
        unit=units.label(post.lead),
        foot=f"{settings.host} · {post.date:%d/%m/%Y}",
        emblem=emblem,
    )


def pages_of(content: Content, post: Post, said: Shared) -> dict[str, str]:
    """Return the leaflet and the poster by the names of their files."""
    renderer = Renderer(Links(content.settings.base, paths_of(content)))
    units = content.plan.vocabulary().units
    printed = Printed(
        title=post.title,
        lead=said.summary,
        paragraphs=tuple(printed_text(renderer.html(post))),
        site=content.settings.agency or content.settings.name,
        unit=units.label(post.lead),
        link=said.link,
    )
    return {"to-roi": leaflet(printed), "ap-phich": poster(printed)}
