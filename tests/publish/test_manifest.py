"""What a phone is told when the site is put on its home screen."""

import json
from pathlib import Path

from PIL import Image

from publish.feed_samples import SETTINGS
from publish.page_samples import files_of, view_of

DOCS = Path(__file__).parents[2] / "docs"


def test_the_manifest_names_site_and_emblem() -> None:
    """Each icon is a file of the site, as large as it says."""
    told = json.loads(files_of(view_of([]))["manifest.webmanifest"])

    assert told["name"] == SETTINGS.name
    assert told["short_name"] == "xã Thượng Phúc"
    assert told["start_url"] == "/"
    for icon in told["icons"]:
        path = DOCS / icon["src"].removeprefix("/")
        if icon["sizes"] != "any":
            with Image.open(path) as image:
                assert icon["sizes"] == f"{image.width}x{image.height}"
        assert path.is_file()
