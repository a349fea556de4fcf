"""The settings of this commune's site: `extra.cchc` in mkdocs.yml, and the site's address."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from cchc.core import sentences
from cchc.core.fields import Fields
from cchc.core.names import Names, Term
from cchc.core.target import read_target
from cchc.core.text import shown

SETTINGS_FIELDS = ("plan", "posts", "agency", "above", "figures", "compress", "publish", "keep")
_FIGURES = Names([Term("public", "công khai"), Term("internal", "nội bộ")])


@dataclass(frozen=True, slots=True)
class Settings:
    """What the site is called, where it stands, and where its plan and posts lie.

    *plan* and *posts* are paths below the project's folder; *url* ends in a slash; *above* is the
    office above the commune; *figures* is `public` or `internal`; *compress*: whether
    compressed copies are made beside files, for a web server to send as they are; *publish* are
    the targets that the site is put on, *keep* how many releases stay there.
    """

    url: str
    name: str
    plan: str
    posts: str = "posts"
    description: str = ""
    agency: str = ""
    above: str = ""
    figures: str = "public"
    compress: bool = True
    publish: tuple[str, ...] = ()
    keep: int = 5

    @property
    def host(self) -> str:
        """The site's host, which its guids are made of."""
        return urlsplit(self.url).hostname or ""

    @property
    def base(self) -> str:
        """The path that every address on the site begins with; it ends in a slash."""
        return urlsplit(self.url).path or "/"


def read_settings(fields: Fields, *, url: str, name: str, description: str) -> Settings:
    """Read `extra.cchc`, or raise ContentError with all its problems."""
    fields.known(SETTINGS_FIELDS)
    if not urlsplit(url).hostname or urlsplit(url).scheme not in {"http", "https"}:
        fields.tell("", sentences.NO_HOST, line=0)
    settings = Settings(
        url=url if url.endswith("/") else f"{url}/",
        name=name,
        plan=fields.text("plan", want="tệp kế hoạch, như plans/thuong-phuc-2026.yml", needed=True),
        posts=fields.text("posts", want="thư mục bài viết, như posts") or "posts",
        description=description,
        agency=fields.text("agency", want="tên cơ quan, như UBND xã Thượng Phúc"),
        above=fields.text("above", want="cơ quan cấp trên"),
        figures=fields.term("figures", _FIGURES, what="cách công khai", default="public"),
        compress=fields.flag("compress", default=True),
        publish=_targets(fields),
        keep=fields.number("keep", default=5),
    )
    fields.raise_problems()
    return settings


def _targets(fields: Fields) -> tuple[str, ...]:
    found = fields.texts("publish", example="/srv/trang-xa/cong-bo")
    for text in found:
        if not read_target(text):
            fields.tell("publish", sentences.NOT_TARGET.format(found=shown(text)))
    return found
