"""Pelican with its `simple` theme: ten posts a page, lists and RSS by category and by unit."""

SITENAME = "Trang thông tin điện tử"
SITEURL = "https://example.org"
PATH = "content"
TIMEZONE = "Asia/Ho_Chi_Minh"
DEFAULT_LANG = "vi"
THEME = "simple"

ARTICLE_PATHS = ["tin-bai"]
ARTICLE_URL = "tin-bai/{date:%Y}/{date:%m}/{slug}/"
ARTICLE_SAVE_AS = "tin-bai/{date:%Y}/{date:%m}/{slug}/index.html"
INDEX_SAVE_AS = "tin-bai/index.html"
CATEGORY_URL = "linh-vuc/{slug}/"
CATEGORY_SAVE_AS = "linh-vuc/{slug}/index.html"
AUTHOR_URL = "don-vi/{slug}/"
AUTHOR_SAVE_AS = "don-vi/{slug}/index.html"
TAG_SAVE_AS = ""
ARCHIVES_SAVE_AS = ""

DEFAULT_PAGINATION = 10
PAGINATED_TEMPLATES = {"index": None, "category": None, "author": None}
PAGINATION_PATTERNS = (
    (1, "{base_name}/", "{base_name}/index.html"),
    (2, "{base_name}/trang/{number}/", "{base_name}/trang/{number}/index.html"),
)

FEED_MAX_ITEMS = 20
RSS_FEED_SUMMARY_ONLY = False
FEED_RSS = "rss.xml"
CATEGORY_FEED_RSS = "linh-vuc/{slug}/rss.xml"
AUTHOR_FEED_RSS = "don-vi/{slug}/rss.xml"
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = TRANSLATION_FEED_ATOM = None
