"""The city's own project: its plan, a few communes and offices as units, and its drafts."""

from pathlib import Path

from cchc.core.post import Post
from cchc.store.posts import Posts, read_posts
from cchc.store.project import Project

ROOT = Path(__file__).parents[2]
PLAN = "plans/ha-noi-2026.yml"
CONFIG = """\
site_name: Trang thông tin cải cách hành chính thành phố Mẫu
site_url: https://tp.example.vn/
extra:
  cchc:
    plan: plans/ha-noi-2026.yml
    posts: posts
"""
_UNITS = "# Nhóm đơn vị."
_GROUP = "aliases: ['UBND cấp xã', 'UBND xã, phường']\n"


def start_city(folder: Path, communes: dict[str, str]) -> Path:
    """Make *folder* the city's project, with *communes* (names by code) in its plan's roster."""
    (folder / "plans").mkdir(parents=True)
    (folder / "posts").mkdir()
    (folder / "mkdocs.yml").write_text(CONFIG, "utf-8")
    (folder / PLAN).write_text((ROOT / PLAN).read_text("utf-8"), "utf-8")
    with_communes(folder, communes)
    return folder


def with_communes(city: Path, communes: dict[str, str]) -> None:
    """Write *communes* (names by code) into the city's plan: its units, and the communes' group."""
    plan = (city / PLAN).read_text("utf-8")
    units = "".join(f"  - {{code: {code}, name: {name}}}\n" for code, name in communes.items())
    members = "".join(f"      - unit: {code}\n" for code in communes)
    plan = plan.replace(_UNITS, f"{units}\n{_UNITS}", 1)
    plan = plan.replace(_GROUP, f"{_GROUP}    members:\n{members}", 1)
    (city / PLAN).write_text(plan, "utf-8")


def posts_of(city: Path) -> Posts:
    """Read the posts and drafts of the city's page."""
    project = Project(city)
    settings = project.settings()
    vocabulary = project.vocabulary(settings, project.plan(settings))
    return read_posts(city / "posts", vocabulary)


def post_of(city: Path, slug: str) -> Post:
    """Return one of them."""
    return next(post for post in posts_of(city).posts if post.slug == slug)


def communes(number: int) -> dict[str, str]:
    """Return so many made-up communes."""
    return {f"xa-mau-{each}": f"UBND xã Mẫu {each}" for each in range(number)}
