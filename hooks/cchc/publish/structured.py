"""What a page says to search engines in schema.org's words (JSON-LD).

It stands in a `<script>` that holds data: no browser runs it, so the policy without inline scripts
lets it be.
"""

import json
from collections.abc import Sequence

from cchc.core.vocabulary import CATEGORIES
from cchc.publish import addresses
from cchc.publish.record import Record
from cchc.publish.view import View

_CONTEXT = "https://schema.org"
_OFFICE = "GovernmentOrganization"


def data_script(*things: object) -> str:
    """Return what search engines read of some things; no text in them can end the tag."""
    told = json.dumps({"@context": _CONTEXT, "@graph": things}, ensure_ascii=False)
    safe = told.replace("<", "\\u003c")
    return f'<script type="application/ld+json">{safe}</script>'


def article(view: View, record: Record) -> object:
    """Return a post as a piece of news: who says it, when, about what."""
    post, settings = record.post, view.settings
    url = addresses.url(settings, record.path)
    told: dict[str, object] = {
        "@type": "NewsArticle",
        "headline": post.title,
        "description": record.excerpt,
        "url": url,
        "mainEntityOfPage": url,
        "datePublished": post.moment.isoformat(),
        "inLanguage": "vi",
        "articleSection": CATEGORIES.label(post.category),
        "author": [{"@type": _OFFICE, "name": view.units.label(unit)} for unit in post.units],
        "publisher": office(view),
    }
    if record.image:
        told["image"] = view.full(record.image)
    return told


def office(view: View) -> object:
    """Return the commune's office."""
    settings = view.settings
    return {"@type": _OFFICE, "name": settings.agency or settings.name, "url": settings.url}


def trail(view: View, steps: Sequence[tuple[str, str]]) -> object:
    """Return the way from the home page to here; *steps* are addresses as pages link, and names."""
    entries = [
        {"@type": "ListItem", "position": number, "name": name, "item": view.full(address)}
        for number, (address, name) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": entries}
