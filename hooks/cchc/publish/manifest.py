"""What a phone is told when somebody puts the site on its home screen."""

import json

from cchc.core.plan import Plan
from cchc.core.settings import Settings

PATH = "manifest.webmanifest"
# The red of docs/assets/stylesheets/site.css, behind the emblem.
_RED, _WHITE = "#a8201a", "#ffffff"
_EMBLEM = "assets/images/bieu-tuong"
_SIZES = (192, 512)


def manifest(settings: Settings, plan: Plan) -> str:
    """Return the web manifest: the site's names, where it starts, its emblem."""
    icons = [{"src": f"{settings.base}{_EMBLEM}.svg", "sizes": "any", "type": "image/svg+xml"}]
    icons += [
        {"src": f"{settings.base}{_EMBLEM}-{size}.png", "sizes": f"{size}x{size}"}
        | {"type": "image/png"}
        for size in _SIZES
    ]
    told = {
        "name": settings.name,
        "short_name": plan.name,
        "description": settings.description,
        "lang": "vi",
        "dir": "ltr",
        "start_url": settings.base,
        "scope": settings.base,
        "display": "browser",
        "theme_color": _RED,
        "background_color": _WHITE,
        "icons": icons,
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"
