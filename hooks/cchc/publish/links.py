"""Where the links and pictures in a post's text lead on the site."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

from cchc.core.post import Post
from cchc.publish.addresses import NEWS


@dataclass(frozen=True, slots=True)
class Links:
    """The site's own path, and the paths of the posts' pages by their files."""

    base: str
    paths: Mapping[str, str]

    def address(self, post: Post, target: str) -> str | None:
        """Return the address of what *post* names as *target*; None if there is no such page."""
        try:
            parts = urlsplit(target)
        except ValueError:
            return None
        if parts.scheme or parts.netloc or not parts.path:
            return target
        suffix = f"#{parts.fragment}" if parts.fragment else ""
        if parts.path.startswith("/"):
            return f"{self.base}{parts.path[1:]}{suffix}"
        file = posixpath.normpath(posixpath.join(posixpath.dirname(post.file), unquote(parts.path)))
        if file.endswith(".md"):
            path = self.paths.get(file)
            return f"{self.base}{path}{suffix}" if path else None
        return f"{self.base}{NEWS}{quote(file)}"

    def image(self, post: Post) -> str:
        """Return the address of the picture that stands for *post*, or ""."""
        return (self.address(post, post.image.src) or "") if post.image else ""
