"""A small commune whose feeds the tests read: two units, a plan with one quota, a few posts."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime

from cchc.core.calendar import ZONE
from cchc.core.content import Content
from cchc.core.plan import Plan, Unit
from cchc.core.post import Image, Post, Publication, Withdrawal, opening_of
from cchc.core.rules import Bearers, Quota, Scope, Source, Wanted
from cchc.core.settings import Settings
from cchc.publish.addresses import post_path
from cchc.publish.feed_shown import all_shown
from cchc.publish.feeds import feed_products
from cchc.publish.links import Links
from cchc.publish.markdown import Renderer
from cchc.publish.record import Record, paths_of
from cchc.publish.rendering import render

HOST = "https://thuongphuc.example"
DAY = date(2026, 4, 30)
SETTINGS = Settings(
    url=f"{HOST}/",
    name="Trang thông tin xã Thượng Phúc",
    plan="plans/a.yml",
    agency="UBND xã Thượng Phúc",
)
UNITS = (
    Unit("vhxh", "Phòng Văn hóa – Xã hội"),
    Unit("kt", "Phòng Kinh tế"),
    Unit("mttq", "Ủy ban MTTQ Việt Nam xã", graded=False),
)
QUOTA = Quota(
    id="tp-1",
    source=Source("1", "I.1", "Mỗi tháng 02 tin, bài gửi đăng"),
    bearers=Bearers(Scope.EACH, ("vhxh", "kt")),
    wanted=Wanted(channels=("trang-cchc-tp",)),
)
PLAN = Plan(
    file="plans/a.yml",
    code="a",
    name="xã Thượng Phúc",
    title="Kế hoạch tuyên truyền CCHC",
    issuer="UBND xã",
    number="108/KH-UBND",
    issued=date(2026, 3, 6),
    year=2026,
    keeper="vhxh",
    units=UNITS,
    groups=(),
    rules=(QUOTA,),
    channel_names=(("fanpage", ("Fanpage xã",)),),
)
RICH = """Xem [biểu mẫu](mau.pdf), [bài trước](../03/mot-cua.md), [trang chủ](/), [mục dưới](#duoi).

![Quầy số 1](quay-1.jpg)

| Việc | Ngày |
|---|---|
| Hồ sơ < 5 trang & ảnh | 3 |

Chú thích[^1] và [báo](https://bao.example/tin?a=1&b=2 "Báo & đài").

[^1]: Theo kế hoạch href="/khong-doi/".
"""


def post(slug: str, day: date | datetime, **changes: object) -> Post:
    """Return a post of the Phòng Văn hóa – Xã hội, on the air at eight unless told otherwise."""
    fields: dict[str, object] = {
        "file": f"{day:%Y/%m}/{slug}.md",
        "title": f"Tin {slug}",
        "units": ("vhxh",),
        "category": "tthc",
        "moment": opening_of(day),
        "body": "Nội dung của bài.",
        **changes,
    }
    return Post(**fields)  # type: ignore[arg-type] # a test says which fields differ


def sample_posts() -> tuple[Post, ...]:
    """Return posts of every sort that a feed tells apart."""
    picture = Image("quầy 1.jpg", 'Quầy "Một cửa" & ghế', "Ảnh: Văn phòng")
    return (
        post("mot-cua", date(2026, 3, 10), image=picture, topics=("dvc-truc-tuyen",)),
        post("phong-phu", date(2026, 4, 2), body=RICH, units=("kt", "vhxh"), category="cong-vu"),
        post("gui-tp", date(2026, 4, 5), elsewhere=(_sent(date(2026, 4, 5)),)),
        post("gui-muon", date(2026, 4, 6), elsewhere=(_sent(date(2026, 4, 9)),)),
        post("mang-ve", date(2026, 4, 7), cross_posted=True, elsewhere=(_sent(date(2026, 4, 7)),)),
        post("da-go", date(2026, 4, 8), withdrawn=Withdrawal(date(2026, 4, 20), "nhầm số liệu")),
        post("ban-ghi", date(2026, 4, 8), on_site=False),
        post("dem", datetime(2026, 3, 31, 17, 30, tzinfo=UTC).astimezone(ZONE)),
        post("loa", date(2026, 4, 3), elsewhere=(_aired(date(2026, 4, 12), date(2026, 4, 14)),)),
    )


def _sent(day: date) -> Publication:
    return Publication("trang-cchc-tp", sent=day)


def _aired(*days: date) -> Publication:
    return Publication("truyen-thanh", aired=days)


def content_of(posts: Sequence[Post], *, day: date = DAY, settings: Settings = SETTINGS) -> Content:
    """Return what a build on *day* is made of."""
    return Content(settings, PLAN, tuple(posts), (), day)


def record_of(post: Post, links: Links) -> Record:
    """Return the record of *post*, its text rendered at once; it has no key to be remembered by."""
    done = render(post, Renderer(links))
    return Record(post, post_path(post), "", links.image(post), lambda: done)


def feeds_of(content: Content, media: Mapping[str, int] | None = None) -> dict[str, bytes]:
    """Return every feed of *content* by its path, from posts rendered as the build renders them."""
    links = Links(content.settings.base, paths_of(content))
    records = [record_of(post, links) for post in content.news]
    shown = all_shown(content, records, media or {})
    return {
        path: made
        for product in feed_products(content, shown, media=media or {})
        for path, made in zip(product.paths, product.make(), strict=True)
    }
