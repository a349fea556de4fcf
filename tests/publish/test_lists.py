"""Lists show everything once, and a new post touches few of their pages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.core.post import Post
from cchc.publish.paging import leaves
from cchc.publish.record import Record
from publish.feed_samples import DAY, post
from publish.page_samples import files_of, list_pages, many, page_of, view_of


@given(st.integers(0, 130))
def test_every_post_is_met_in_order_ten_a_page(number: int) -> None:
    """From the newest page along "older", every post comes, newest first, ten a page."""
    records = view_of(many(number)).records
    found = {leaf.path: leaf for leaf in leaves("tin-bai/", records)}

    walked: list[Record] = []
    path = "tin-bai/"
    while path:
        walked += found[path].records
        path = found[path].older

    assert list(dict.fromkeys(walked)) == list(records)
    assert len(walked) - len(records) < 10
    assert all(len(leaf.records) == 10 for leaf in found.values() if not leaf.is_first)
    assert len(found["tin-bai/"].records) == min(10, number)


@given(st.integers(0, 130))
def test_newer_leads_back_the_way_that_older_came(number: int) -> None:
    """The two links are each other's opposite."""
    found = {leaf.path: leaf for leaf in leaves("a/", view_of(many(number)).records)}

    for leaf in found.values():
        if leaf.older:
            assert found[leaf.older].newer == leaf.path


@pytest.mark.parametrize("number", [0, 5, 19, 20, 57, 99])
def test_a_new_post_leaves_the_full_pages_alone(number: int) -> None:
    """Of all pages of lists, only the first ones change, and at every tenth post one more."""
    old = many(number)
    before = {page.path: page for page in list_pages(view_of(old))}
    after = {page.path: page for page in list_pages(view_of([*old, post("moi", DAY)]))}

    changed = {path for path, page in after.items() if before.get(path) != page}
    firsts = {path for path in changed if "/trang/" not in path}

    assert firsts == {"tin-bai/", "linh-vuc/tthc/", "don-vi/vhxh/", "luu-tru/2026/04/"}
    # Three lists (all, its field, its unit) may each fill a page, and turn the one before to it.
    assert len(changed - firsts) <= 6
    assert not before.keys() - after.keys()


def test_a_new_post_changes_few_files_of_the_site() -> None:
    """Its own page, its older neighbour's, its lists, indexes, feeds, figures and the sitemap."""
    old = many(63)
    before, after = files_of(view_of(old)), files_of(view_of([*old, post("moi", DAY)]))

    changed = {path for path, text in after.items() if before.get(path) != text}
    posts = {path for path in changed if path.startswith("tin-bai/20")}

    assert posts == {"tin-bai/2026/04/moi/index.html", "tin-bai/2025/03/bai-062/index.html"}
    assert not [path for path in changed if "/trang/" in path]


def test_an_empty_list_says_so_kindly() -> None:
    """A unit that has not written yet still has its page."""
    page = page_of(list_pages(view_of([])), "don-vi/kt/")

    assert "Chưa có tin bài nào ở đây." in page.content
    assert "0 tin bài" in page.content


def test_a_list_offers_its_own_feed() -> None:
    """In its head for programs, and at its foot for people."""
    page = page_of(list_pages(view_of(many(3))), "linh-vuc/tthc/")

    assert 'type="application/rss+xml"' in page.head
    assert 'href="/linh-vuc/tthc/rss.xml"' in page.head
    assert '<a href="/linh-vuc/tthc/rss.xml">Cải cách thủ tục hành chính</a>' in page.content


def test_what_was_withdrawn_or_is_not_on_the_site_is_in_no_list() -> None:
    """Lists hold news alone."""
    hidden: list[Post] = [post("ghi", DAY, on_site=False), post("nhap", DAY, draft=True)]
    text = "".join(page.content for page in list_pages(view_of(hidden)))

    assert "Tin ghi" not in text
    assert "Tin nhap" not in text


def test_a_list_can_be_narrowed_without_a_script() -> None:
    """By links to every field and unit; the one that is shown is marked; no number goes stale."""
    page = page_of(list_pages(view_of(many(3))), "linh-vuc/tthc/")
    box = page.content.partition('<details class="cc-filter">')[2].partition("</details>")[0]

    assert '<a href="/linh-vuc/tthc/" aria-current="true">Cải cách thủ tục hành chính</a>' in box
    assert box.count("aria-current") == 1
    assert '<a href="/don-vi/kt/">Phòng Kinh tế</a>' in box
    assert '<a href="/luu-tru/">Xem theo tháng</a>' in box
