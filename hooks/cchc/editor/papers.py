"""What the reports' pages make papers of: the posts as main holds them, and the office's words."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from cchc.core.calendar import Period
from cchc.core.content import Content
from cchc.core.post import Post
from cchc.core.report_window import Window
from cchc.editor.office import Office
from cchc.publish.addresses import file_of, post_path
from cchc.reports import phrases, voices
from cchc.reports.asked import EMBLEM, snapshot_words
from cchc.reports.bulletin import Bulletin, Order
from cchc.reports.evidence_list import Exhibit
from cchc.reports.evidence_pack import Pack, entry_name, files_of, pack_zip, plain_page
from cchc.reports.facts import Facts
from cchc.reports.phrases import Phrases, read_phrases
from cchc.store.clock import clock


@dataclass(frozen=True)
class Papers:
    """One commit of main and a day: all that one paper says comes from these."""

    office: Office
    commit: str
    content: Content

    @cached_property
    def phrases(self) -> Phrases:
        """The fixed words, with those that the office changed."""
        return read_phrases(self._text(phrases.OWN_FILE))

    @property
    def snapshot(self) -> str:
        """What the figures came from."""
        return snapshot_words(self.content, f"bản {self.commit}")

    @property
    def emblem(self) -> bytes:
        """The picture for what is shared, nothing where there is none."""
        return self._read(EMBLEM) or b""

    def facts(self, window: Window, unit: str) -> Facts:
        """Return what a report is made of."""
        return Facts(self.content, window, self.phrases, unit)

    def bulletin(self, week: Period, minutes: int) -> Bulletin:
        """Return the script of a week."""
        voice = voices.read_voice(self._text(voices.OWN_FILE))
        return Bulletin(self.content, Order(week, minutes), self.phrases, voice)

    def evidence(self, facts: Facts) -> bytes:
        """Return the pack that proves a report, its pages as the site has them."""
        folder = self.content.settings.posts.rstrip("/")
        pages = {
            f"trang/{entry_name(exhibit)}.html": self._page(facts, exhibit)
            for exhibit in facts.evidence
        }
        files = dict(files_of(facts, lambda path: self._read(f"{folder}/{path}")))
        return pack_zip(Pack(facts, self.snapshot, pages, files))

    def post(self, slug: str) -> Post | None:
        """Return a post that stands on the site."""
        return next((each for each in self.content.news if each.slug == slug), None)

    def _page(self, facts: Facts, exhibit: Exhibit) -> bytes:
        path = self.office.wishes.site / file_of(post_path(exhibit.post))
        is_shown = exhibit.post.has_page(facts.content.day) and path.is_file()
        return path.read_bytes() if is_shown else plain_page(facts, exhibit.post)

    def _read(self, path: str) -> bytes | None:
        return self.office.repository.read(self.commit, path)

    def _text(self, path: str) -> str:
        return (self._read(path) or b"").decode("utf-8-sig", "replace")


def papers_of(office: Office, day: date | None = None) -> Papers:
    """Return the papers of what stands on main, as of today."""
    standing = office.newsroom.refresh()
    return Papers(office, standing.commit, standing.on(day or clock()))
