"""One page of every kind, and the ways in which people look at it.

A new kind of page is one line here; every check of this folder then holds for it.
"""

KINDS = {
    "trang-chu": "",
    "tin-bai": "tin-bai/",
    "tin-bai-trang": "tin-bai/trang/2/",
    "bai": "tin-bai/2026/04/mot-cua-mot-cua-lien-thong-nhung-dieu-nguoi-dan-nen-biet/",
    "bai-bang": "tin-bai/2026/03/xa-thuong-phuc-ban-hanh-ke-hoach-thong-tin-tuyen-truyen-cai/",
    "linh-vuc": "linh-vuc/",
    "mot-linh-vuc": "linh-vuc/tthc/",
    "don-vi": "don-vi/",
    "mot-don-vi": "don-vi/vhxh/",
    "luu-tru": "luu-tru/",
    "mot-thang": "luu-tru/2026/03/",
    "chi-tieu": "chi-tieu/",
    "mot-muc": "chi-tieu/tp-2-9/",
    "rss": "rss/",
    "lien-he": "lien-he/",
    "huong-dan": "huong-dan/viet-bai/",
    "404": "404.html",
}
PHONE, DESK = (360, 740), (1280, 800)
SIZES = {"360": PHONE, "1280": DESK}
