"""What stands on main, in memory: read once at the start, then file by file as it changes."""

import shutil
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache, partial
from pathlib import Path

from cchc.core.bearers import stations
from cchc.core.content import Content
from cchc.core.counting import count
from cchc.core.entries import Registers
from cchc.core.likeness import Pair, Shelf, text_of_post
from cchc.core.medium import Medium
from cchc.core.post import Post
from cchc.core.problem import ContentError
from cchc.core.tally import Count
from cchc.core.vocabulary import Vocabulary
from cchc.store.checkout import Marker, export
from cchc.store.looking import look_at
from cchc.store.posts import judged
from cchc.store.project import Project
from cchc.store.readings import Reading, read_files
from cchc.store.registers import FOLDER, read_registers
from cchc.store.repository import Repository
from cchc.store.scan import scan_posts

# So few that they are read in this process: one with threads must not be copied.
_SLICE = 200


@dataclass(frozen=True)
class Standing:
    """The content of one commit of main, with the words that its posts may use."""

    commit: str
    content: Content
    vocabulary: Vocabulary

    @property
    def root(self) -> str:
        """The posts' folder below the project's."""
        return self.content.settings.posts.rstrip("/")

    @cached_property
    def newest(self) -> tuple[Post, ...]:
        """Every post, the newest first."""
        posts = self.content.posts
        return tuple(sorted(posts, key=lambda post: (post.moment, post.file), reverse=True))

    @cached_property
    def stations(self) -> frozenset[str]:
        """The units that put on the air what all units write."""
        return stations(self.content.plan)

    def on(self, day: date) -> Content:
        """Return the content as of a day."""
        return self.content if self.content.day == day else replace(self.content, day=day)


class Newsroom:
    """The content of main; *folder* is a copy of main's files that is ours alone."""

    def __init__(self, repository: Repository, folder: Path, day: date) -> None:
        self.repository = repository
        self.project = Project(folder)
        self.lock = threading.RLock()
        self._marker = Marker(folder.with_name(f"{folder.name}.commit"))
        self._day = day
        self._readings: dict[str, Reading] = {}
        self._media: dict[str, Medium] = {}
        self._registers: tuple[str, Registers] | None = None
        self._shelf, self._shelved = Shelf(), set[tuple[str, str]]()
        self._shelving = threading.Lock()
        self._counted = lru_cache(maxsize=4)(self._count)
        self.fault = ""
        self._standing = self._read(is_first=True)
        self._seen: str | None = self._standing.commit

    @property
    def standing(self) -> Standing:
        """The content as it was when it was last looked at."""
        return self._standing

    def refresh(self) -> Standing:
        """Look whether main moved, and read what changed.

        Where that cannot be used (a bad plan), the content stays as it was, and `fault` says why.
        """
        tip = self.repository.tip()
        if tip != self._seen:
            with self.lock:
                self._renew(tip)
        return self._standing

    def _renew(self, tip: str | None) -> None:
        if tip == self._seen:
            return  # Somebody else has read it while this one waited.
        try:
            self._standing, self.fault = self._read(is_first=False), ""
        except ContentError as error:
            self.fault = str(error)
        self._seen = tip

    def counted(self, day: date) -> Count:
        """Return the count of the plan as of a day."""
        return self._counted(self._standing.commit, day)

    def file_of(self, slug: str) -> str:
        """Return the path in the repository of the post *slug* on main, or ""."""
        standing = self._standing
        found = (file for file in self._readings if file.rpartition("/")[2] == f"{slug}.md")
        file = next(found, "")
        return f"{standing.root}/{file}" if file else ""

    def slugs(self) -> set[str]:
        """Return every name of a post that is or was in use."""
        posts = self._standing.content.posts
        before = {place.rpartition("/")[2] for post in posts for place in post.places_before}
        return before | {file.rpartition("/")[2].removesuffix(".md") for file in self._readings}

    def alike(self, post: Post) -> list[Pair]:
        """Return the posts that this one is like; it decides nothing."""
        text = text_of_post(post)
        if not text.is_long_enough:
            return []
        pairs = self._texts().like(text)
        return [each for each in pairs if each.earlier.post and each.earlier.post.slug != post.slug]

    def prepare(self) -> None:
        """Make what takes long and is wanted later; for a thread of its own."""
        self._texts()

    def _count(self, commit: str, day: date) -> Count:
        content = self._standing.content
        del commit  # It only tells one count from another.
        return count(content.plan, content.posts, until=day)

    def _texts(self) -> Shelf:
        """Return the archive's texts, compared with by their signatures."""
        content = self._standing.content
        with self._shelving:
            for post in content.posts:
                found = (post.file, content.sources[post.file].digest)
                if found not in self._shelved:
                    self._shelf.add(text_of_post(post))
                    self._shelved.add(found)
        return self._shelf

    def _read(self, *, is_first: bool) -> Standing:
        tip, known = self.repository.tip() or "", self._marker.read()
        changed = self._export(known, tip)
        self._marker.write(tip)
        project = self.project
        settings = project.settings()
        plan = project.plan(settings)
        above = project.above(settings, plan)
        vocabulary, root = plan.vocabulary(above), settings.posts.rstrip("/")
        folder = project.root / root
        same = not is_first and vocabulary.key == self._standing.vocabulary.key
        self._update(folder, vocabulary, changed if same else None)
        self._forget(changed, root)
        found = judged(self._readings.values(), partial(self._look, folder), root=root)
        content = Content(
            settings=settings,
            plan=plan,
            posts=found.posts,
            problems=found.problems,
            day=self._day,
            above=above,
            sources=found.sources,
            words=vocabulary.key,
            # Its telephone numbers are the office's own, and no person's.
            registers=self._registers_now(vocabulary),
            media=found.media,
        )
        return Standing(tip, content, vocabulary)

    def _forget(self, changed: Sequence[str], root: str) -> None:
        """Forget what was seen of files that changed; nobody else writes into this folder."""
        for path in changed:
            self._media.pop(path.removeprefix(f"{root}/"), None)
            if path.startswith(f"{FOLDER}/"):
                self._registers = None

    def _registers_now(self, vocabulary: Vocabulary) -> Registers:
        """Return the registers, read again where they or their words changed."""
        known, key = self._registers, vocabulary.key
        if known is None or known[0] != key:
            known = (key, read_registers(self.project.root, vocabulary).registers)
            self._registers = known
        return known[1]

    def _look(self, folder: Path, places: list[str]) -> Mapping[str, Medium]:
        """Look at the pictures and attachments that were not seen before."""
        fresh = (place for place in places if place not in self._media)
        self._media |= look_at(folder, fresh)
        return {place: self._media[place] for place in places if place in self._media}

    def _export(self, known: str, tip: str) -> list[str]:
        folder = self.project.root
        try:
            return export(self.repository, folder, known if folder.is_dir() else "", tip)
        except (KeyError, ValueError):
            # The commit that the folder was made from is no more.
            shutil.rmtree(folder, ignore_errors=True)
            return export(self.repository, folder, "", tip)

    def _update(self, folder: Path, vocabulary: Vocabulary, changed: Sequence[str] | None) -> None:
        """Read the posts that changed; every one where that is not known."""
        root = folder.relative_to(self.project.root).as_posix()
        files = (
            list(scan_posts(folder).stamps)
            if changed is None
            else self._posts_among(folder, changed)
        )
        if changed is None:
            self._readings = {}
        step = _SLICE if changed is not None else max(len(files), 1)
        for start in range(0, len(files), step):
            for reading in read_files(folder, files[start : start + step], vocabulary, root=root):
                self._readings[reading.file] = reading

    def _posts_among(self, folder: Path, changed: Sequence[str]) -> list[str]:
        """Return the posts among changed files; those that are gone are forgotten."""
        prefix = f"{folder.relative_to(self.project.root).as_posix()}/"
        posts = [each.removeprefix(prefix) for each in changed if _is_post(each, prefix)]
        for file in posts:
            if not (folder / file).is_file():
                self._readings.pop(file, None)
        return [file for file in posts if (folder / file).is_file()]


def _is_post(path: str, prefix: str) -> bool:
    parts = path.removeprefix(prefix).split("/")
    hidden = any(part[:1] in {"_", "."} for part in parts)
    return path.startswith(prefix) and path.endswith(".md") and not hidden
