"""All files together: none twice, lists after posts, every page in the sitemap."""

import re

from cchc.publish.addresses import CONTACT, FEEDBACK
from publish.feed_samples import DAY, post, sample_posts
from publish.page_samples import files_of, many, view_of


def test_posts_come_before_the_lists_that_name_them() -> None:
    """A visitor never follows a link to a page that is not there yet."""
    paths = list(files_of(view_of(many(25))))

    last_post = max(place for place, path in enumerate(paths) if path.startswith("tin-bai/20"))
    assert last_post < paths.index("tin-bai/index.html")
    assert len(set(paths)) == len(paths)


def test_every_link_from_page_to_page_leads_to_a_file() -> None:
    """Made pages link only to made pages, standing pages and what lies beside posts."""
    files = files_of(view_of([*sample_posts(), *many(25)]))
    known = {f"/{path.removesuffix('index.html')}" for path in files}
    known |= {"/", f"/{CONTACT}", f"/{FEEDBACK}", "/assets/a.svg", "/anh.png"}
    known |= {"/tim-kiem/muc-luc.json"}
    known |= {f"/assets/stylesheets/{name}.css" for name in ("plan", "search")}

    for path, text in files.items():
        if path.endswith(".html"):
            links = re.findall(r'<(?:a|link)[^>]* href="(/[^"#?]*)', text)
            wrong = [
                each for each in links if each not in known and "/tin-bai/2026/04/mau" not in each
            ]
            assert not wrong, path


def test_the_sitemap_names_every_page_with_its_day() -> None:
    """A post's day is its date; standing pages have none."""
    sitemap = files_of(view_of([post("bai", DAY)]))["sitemap.xml"]

    bai = "https://thuongphuc.example/tin-bai/2026/04/bai/"
    assert f"<url><loc>{bai}</loc><lastmod>2026-04-30</lastmod></url>" in sitemap
    assert "<url><loc>https://thuongphuc.example/lien-he/</loc></url>" in sitemap
    assert sitemap.count("<loc>") == len(set(re.findall("<loc>(.*?)</loc>", sitemap)))


def test_robots_may_read_everything_and_find_the_sitemap() -> None:
    """The site is there to be found."""
    robots = files_of(view_of([]))["robots.txt"]

    assert robots == (
        "User-agent: *\nAllow: /\n\nSitemap: https://thuongphuc.example/sitemap.xml\n"
    )
