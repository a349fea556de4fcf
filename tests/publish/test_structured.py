"""What a page says to search engines is true, and cannot break out of its tag."""

import json
import re
from collections.abc import Mapping
from typing import Any

from cchc.core.post import Image
from publish.feed_samples import DAY, HOST, post
from publish.page_samples import list_pages, page_of, post_pages, view_of

PATH = "tin-bai/2026/04/bai/"
URL = f"{HOST}/{PATH}"


def things(head: str) -> dict[str, Mapping[str, Any]]:
    """Return what a head says, by kind."""
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', head, re.DOTALL)
    assert found
    told = json.loads(found[1])
    assert told["@context"] == "https://schema.org"
    return {each["@type"]: each for each in told["@graph"]}


def head_of(**changes: object) -> str:
    """Return the head of a post's page."""
    return page_of(post_pages(view_of([post("bai", DAY, **changes)])), PATH).head


def test_a_post_is_news_of_a_state_office() -> None:
    """Who says it, when, where it stands, and its picture with the host before it."""
    found = things(head_of(units=("kt", "vhxh"), image=Image("a.jpg", "Ảnh")))["NewsArticle"]

    assert found["headline"] == "Tin bai"
    assert found["url"] == found["mainEntityOfPage"] == URL
    assert found["datePublished"] == "2026-04-30T08:00:00+07:00"
    assert [each["name"] for each in found["author"]] == ["Phòng Kinh tế", "Phòng Văn hóa – Xã hội"]
    assert found["publisher"]["@type"] == "GovernmentOrganization"
    assert found["image"] == f"{HOST}/tin-bai/2026/04/a.jpg"


def test_the_way_to_a_page_is_told() -> None:
    """From the home page on, with full addresses."""
    steps = things(head_of())["BreadcrumbList"]["itemListElement"]

    assert [each["position"] for each in steps] == [1, 2, 3]
    assert steps[1] == {
        "@type": "ListItem",
        "position": 2,
        "name": "Tin bài",
        "item": f"{HOST}/tin-bai/",
    }


def test_a_list_tells_its_way_too() -> None:
    """A field stands below the fields."""
    page = page_of(list_pages(view_of([])), "linh-vuc/tthc/")
    steps = things(page.head)["BreadcrumbList"]["itemListElement"]

    assert [each["name"] for each in steps] == ["Trang chủ", "Lĩnh vực"]


def test_no_title_ends_the_tag() -> None:
    """A title is data, whatever it says."""
    title = "</script><script>alert(1)</script>"
    head = head_of(title=title)

    assert things(head)["NewsArticle"]["headline"] == title
    assert "<script>" not in head
