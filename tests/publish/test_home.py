"""The moving part of the home page: one lead, a list, what the office issued, the doors."""

from datetime import timedelta

from cchc.publish.home import home
from publish.feed_samples import DAY, post
from publish.page_samples import many, view_of


def test_the_newest_leads_and_none_comes_twice() -> None:
    """One lead, four cards, six links: eleven posts, each once."""
    posts = [post(f"b-{day:02}", DAY - timedelta(days=day)) for day in range(20)]
    page = home(view_of(posts))

    assert page.index("b-00") < page.index("b-01")
    found = [day for day in range(20) if page.count(f">Tin b-{day:02}<") == 1]
    assert found == list(range(11))


def test_what_the_office_issued_is_told_apart() -> None:
    """Plans and reports stand in a box of their own, however old they are."""
    plan = post("ke-hoach", DAY - timedelta(days=90), kind="ke-hoach")
    page = home(view_of([plan, *(post(f"b-{day}", DAY) for day in range(12))]))
    box = page.partition("Kế hoạch, báo cáo, văn bản</h2>")[2].partition("</section>")[0]

    assert "Tin ke-hoach" in box
    assert "Kế hoạch, báo cáo, văn bản</h2>" not in home(view_of(many(3)))


def test_each_field_and_unit_has_its_door() -> None:
    """Also those without news yet."""
    page = home(view_of([]))

    assert page.count('href="/linh-vuc/') == 7
    assert '<a href="/don-vi/kt/">Phòng Kinh tế</a>' in page
    assert "Chưa có tin bài nào." in page
