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
    "chu-de": "chu-de/",
    "mot-chu-de": "chu-de/mo-hinh/",
    "chi-tieu": "chi-tieu/",
    "mot-muc": "chi-tieu/tp-2-9/",
    "mot-muc-tuan": "chi-tieu/tp-5-2/",
    "mot-nhiem-vu": "chi-tieu/tp-pl-8/",
    "van-ban": "van-ban/",
    "van-ban-nam": "van-ban/nam/2026/",
    "su-kien": "su-kien/",
    "video": "video/",
    "thu-tuc": "thu-tuc/",
    "mot-thu-tuc": "thu-tuc/mau-nop-ho-so-truc-tuyen/",
    "hoi-dap": "hoi-dap/",
    "trac-nghiem": "trac-nghiem/",
    "khao-sat": "khao-sat/",
    "tim-kiem": "tim-kiem/?q=k%E1%BB%B7+lu%E1%BA%ADt",
    "tim-kiem-khong": "tim-kiem/?q=qwrtpsdf",
    "rss": "rss/",
    "du-lieu": "du-lieu/",
    "so-do-trang": "so-do-trang/",
    "gioi-thieu": "gioi-thieu/",
    "tro-nang": "tro-nang/",
    "lien-he": "lien-he/",
    "huong-dan": "huong-dan/viet-bai/",
    "404": "404.html",
}
# Made from the same parts as another kind: what takes seconds a page is not tried again on them.
LIKE_ANOTHER = frozenset(
    {
        *("tin-bai-trang", "mot-linh-vuc", "mot-thang", "mot-chu-de", "luu-tru", "chu-de"),
        *("mot-muc-tuan", "van-ban-nam", "tim-kiem-khong", "gioi-thieu", "tro-nang"),
    }
)
PHONE, DESK = (360, 740), (1280, 800)
SIZES = {"360": PHONE, "1280": DESK}
