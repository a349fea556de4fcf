"""Former sites in the forms that they come in: a WordPress export, a feed, saved pages. Made up."""

from collections.abc import Mapping
from pathlib import Path

from picture_samples import picture

HOST = "https://trang-cu.example"
TABLE = """\
address: https://trang-cu.example/
default: {unit: vhxh, category: chung}
html: {date: span.ngay, content: div.noi-dung}
rules:
  - {old_category: tuyen dung, skip: true}
  - {old_category: Thủ tục hành chính, unit: vp, category: tthc}
  - {old_author: Lan, unit: kt}
  - {old_path: /tin-kinh-te/, unit: kt, category: tai-chinh-cong}
"""
_HEAD = """\
<?xml version="1.0" encoding="UTF-8" ?>
<!-- generator="WordPress/6.5" -->
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Trang cũ</title><link>https://trang-cu.example</link>
<wp:author><wp:author_id>1</wp:author_id><wp:author_login><![CDATA[lan]]></wp:author_login>
<wp:author_display_name><![CDATA[Tổ biên tập]]></wp:author_display_name></wp:author>
"""
_NUMBERS = iter(range(1000, 10_000_000))


def wp_item(title: str, html: str, **told: str) -> str:
    """Return a post of a WordPress export; *told* says what differs from a plain one."""
    number = told.get("number") or str(next(_NUMBERS))
    fields = {
        "name": f"bai-{number}",
        "status": "publish",
        "type": "post",
        "category": "Tin tức",
        "creator": "lan",
        "date": "2019-05-03 01:30:00",
        "excerpt": "",
        "password": "",
        "more": "",
    } | told
    link = fields.get("link", f"{HOST}/2019/05/{fields['name']}/")
    return f"""<item><title><![CDATA[{title}]]></title><link>{link}</link>
<dc:creator><![CDATA[{fields["creator"]}]]></dc:creator>
<guid isPermaLink="false">{HOST}/?p={number}</guid><description></description>
<content:encoded><![CDATA[{html}]]></content:encoded>
<excerpt:encoded><![CDATA[{fields["excerpt"]}]]></excerpt:encoded>
<wp:post_id>{number}</wp:post_id><wp:post_date_gmt>{fields["date"]}</wp:post_date_gmt>
<wp:post_name>{fields["name"]}</wp:post_name><wp:status>{fields["status"]}</wp:status>
<wp:post_type>{fields["type"]}</wp:post_type>
<wp:post_password>{fields["password"]}</wp:post_password>
<category domain="category" nicename="x"><![CDATA[{fields["category"]}]]></category>
<category domain="post_tag" nicename="the"><![CDATA[Thẻ]]></category>{fields["more"]}</item>
"""


def wp_meta(name: str, value: str) -> str:
    """Return a note beside an item."""
    return (
        f"<wp:postmeta><wp:meta_key>{name}</wp:meta_key>"
        f"<wp:meta_value><![CDATA[{value}]]></wp:meta_value></wp:postmeta>"
    )


def wp_file(number: int, place: str, *, alt: str = "", caption: str = "") -> str:
    """Return a picture of the library of a WordPress export."""
    url = f"<wp:attachment_url>{HOST}/wp-content/uploads/{place}</wp:attachment_url>"
    more = url + wp_meta("_wp_attachment_image_alt", alt)
    told = {"number": str(number), "type": "attachment", "status": "inherit", "more": more}
    return wp_item(place, "", excerpt=caption, **told)


def wxr(*items: str) -> bytes:
    """Return a WordPress export."""
    return f"{_HEAD}{''.join(items)}</channel></rss>".encode()


def uploads(folder: Path, *places: str) -> Path:
    """Make a copy of wp-content/uploads with pictures, and other files of one line."""
    for place in places:
        path = folder / place
        path.parent.mkdir(parents=True, exist_ok=True)
        made = picture(path.suffix) if path.suffix in {".jpg", ".png"} else b"%PDF-1.4\n"
        path.write_bytes(made)
    return folder


def saved(folder: Path, pages: Mapping[str, str | bytes]) -> Path:
    """Make a folder of saved pages."""
    for place, page in pages.items():
        path = folder / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(page if isinstance(page, bytes) else page.encode())
    return folder
