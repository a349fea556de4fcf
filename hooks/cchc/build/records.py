"""The records of a build's news: the text of each is remembered, or rendered when it is wanted."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from cchc.core.content import Content
from cchc.core.digest import digest
from cchc.core.front_matter import split_source
from cchc.core.post import Post
from cchc.core.text import nfc
from cchc.publish.links import Links
from cchc.publish.record import Record, Rendered, paths_of
from cchc.store.media import media_below
from cchc.store.memory import Memory
from cchc.store.text_files import read_text

if TYPE_CHECKING:
    from cchc.publish.markdown import Renderer

_DECODER = msgspec.json.Decoder(Rendered)


class Records:
    """What a build knows of its news; *folder* is the posts folder.

    `fresh` holds what was rendered in this process and is not in the memory yet; `shared` what
    other processes rendered before this one was copied.
    """

    def __init__(self, content: Content, memory: Memory, folder: Path) -> None:
        self._content = content
        self._memory = memory
        self._folder = folder
        self._links = Links(content.settings.base, paths_of(content))
        self.fresh: dict[str, bytes] = {}
        self.shared: Mapping[str, bytes] = {}
        self._wanted: set[str] = set()
        self._latest = "", Rendered("", "")

    def all(self) -> list[Record]:
        """Return a record for each of the news, newest first."""
        return [self._record(post) for post in self._content.news]

    def share(self) -> None:
        """Let processes that are copied from now on have what was rendered up to now."""
        self.shared = dict(self.fresh)

    def keep(self) -> None:
        """Put what was rendered into the memory, and drop what no post is made of any more."""
        self._memory.keep(self.fresh.items())
        self._memory.forget(self._memory.keys() - self._wanted)

    def _record(self, post: Post) -> Record:
        key, path = self._key(post), self._links.paths[post.file]
        self._wanted.add(key)
        image = self._links.image(post) if post.image else ""
        # The same file in another place is another page.
        shown = f"{key} {path}{self._beside(post)}"
        return Record(post, path, shown, image, partial(self._fetch, post, key))

    def _beside(self, post: Post) -> str:
        """Return what the page of *post* shows of files beside it: their sizes and types."""
        named, media = self._content.sources[post.file].mentions, self._content.media
        if not named or not media:
            return ""
        found = (media.get(file) for file in media_below(post.file, named))
        return " ".join(("", *(each.word for each in found if each)))

    def _key(self, post: Post) -> str:
        """Return a digest of what the post's text is made of: its file, where its links lead."""
        source, links = self._content.sources[post.file], self._links
        # Where a site lies below its host's root, its links do too.
        key = source.digest if links.base == "/" else f"{links.base} {source.digest}"
        if not source.mentions and not source.posts:
            return key
        # Whatever may be a link counts, so that none is missed.
        led = [links.address(post, target) for target in source.posts]
        return digest(key, post.file.rpartition("/")[0], repr(led))

    def _fetch(self, post: Post, key: str) -> Rendered:
        # A page asks for its post's text in several places, one after the other.
        if self._latest[0] != key:
            value = self.fresh.get(key) or self.shared.get(key) or self._memory.fragment(key)
            if value is None:
                value = self.fresh[key] = self._rendered(post)
            self._latest = key, _DECODER.decode(value)
        return self._latest[1]

    def _rendered(self, post: Post) -> bytes:
        from cchc.publish.rendering import render  # noqa: PLC0415 - see _renderer

        source = split_source(read_text(self._folder / post.file, file=post.file), file=post.file)
        return msgspec.json.encode(render(replace(post, body=nfc(source.body)), self._renderer))

    @cached_property
    def _renderer(self) -> "Renderer":
        # A build that renders nothing does without the libraries that it takes.
        from cchc.publish.markdown import Renderer  # noqa: PLC0415

        return Renderer(self._links)
