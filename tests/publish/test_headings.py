"""The headings of a text stand below its title."""

from cchc.publish.links import Links
from cchc.publish.markdown import Renderer
from publish.feed_samples import DAY, post


def test_headings_of_a_text_begin_below_the_title() -> None:
    """No level is skipped: `##` stays h2; only a text that uses `#` is lowered as a whole."""
    renderer = Renderer(Links("/", {}))

    assert renderer.html(post("a", DAY, body="## Một\n\n### Hai")) == "<h2>Một</h2>\n<h3>Hai</h3>"
    assert renderer.html(post("a", DAY, body="# Một\n\n## Hai")) == "<h2>Một</h2>\n<h3>Hai</h3>"
