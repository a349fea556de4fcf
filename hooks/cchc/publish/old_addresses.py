"""Where the addresses of a former site lead: pages of ours, and a map for the web server.

A page can stand only at a path that is a folder or an HTML file, outside of what our own pages
use; a server knows every address, those with a query too, and answers 301.
"""

import re
from collections.abc import Collection, Iterator
from urllib.parse import quote, unquote

from cchc.core.content import Content
from cchc.core.post import Post
from cchc.publish.addresses import post_path

_PLAIN = re.compile(r"/(?:(?!\.)[\w.,~-]+/)*(?:(?!\.)[\w.,~-]+\.html?|[\w,~-]+/?)")
_SAFE = "/?=&;:@!$'()*+,~%"
_NGINX = """\
# Địa chỉ của trang cũ: chép vào /etc/nginx/conf.d/, rồi trong server thêm hai dòng
#   if ($bai_moi) {{ return 301 $bai_moi; }}
map_hash_bucket_size 1024;
map_hash_max_size 65536;
map $request_uri $bai_moi {{
    default "";
{lines}
}}
"""
_CADDY = """\
# Địa chỉ của trang cũ: trong Caddyfile, ở trang của xã thêm dòng  import <tệp này>
map {{uri}} {{bai_moi}} {{
{lines}
	default ""
}}
@dia_chi_cu expression `{{bai_moi}} != ""`
redir @dia_chi_cu {{bai_moi}} permanent
"""


def old_pages(post: Post, taken: Collection[str]) -> Iterator[str]:
    """Yield the paths at which a page can lead to *post*; none that begins as one of *taken*."""
    for address in post.old_addresses:
        path = unquote(address)
        if _PLAIN.fullmatch(path) and path[1:].partition("/")[0] not in taken:
            ended = path if path.endswith(("/", ".html", ".htm")) else f"{path}/"
            yield ended[1:]


def server_map(content: Content, server: str) -> str:
    """Return the configuration of *server* (nginx or caddy) that leads old addresses here."""
    base = content.settings.base
    pairs = [
        (spelling, f"{base}{post_path(post)}")
        for post in content.pages
        for address in post.old_addresses
        for spelling in _spellings(address)
    ]
    # nginx takes large and small letters for the same, and an address twice for a fault.
    told = dict(pairs) if server == "caddy" else {each.lower(): to for each, to in pairs}
    form, line = (_CADDY, '\t"{}" "{}"') if server == "caddy" else (_NGINX, '    "{}" "{}";')
    return form.format(lines="\n".join(line.format(*pair) for pair in sorted(told.items())))


def _spellings(address: str) -> Iterator[str]:
    """Yield an address as browsers and as WordPress write it: codes in large and small letters."""
    path, mark, query = address.partition("?")
    large = quote(unquote(path), safe=_SAFE.replace("%", "")) + mark + query
    yield large
    yield re.sub(r"%[0-9A-F]{2}", lambda found: found[0].lower(), large)
    if not mark and "." not in path.rpartition("/")[2]:
        yield large.rstrip("/") if large.endswith("/") else f"{large}/"
