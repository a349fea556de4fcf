"""Vietnamese text from the pairs of neighbouring syllables in the project's own sample posts.

A chain over syllables keeps what matters to a builder, a search index and a compressor: how often
each syllable comes, what follows it, and how long sentences are. It need not mean anything.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from random import Random

END = "."
_FORM = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_TITLE = re.compile(r"^title: *['\"]?(.*?)['\"]?$", re.MULTILINE)
# Headings, tables and lists are no sentences; links and emphasis leave their words.
_NO_PROSE = re.compile(r"^(?:[#|>!-]|\d+\.).*$", re.MULTILINE)
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_LONGEST = 40


class Chain:
    """Which syllables follow which, each as often as in the texts it was learnt from."""

    def __init__(self, sentences: Iterator[list[str]]) -> None:
        self.followers: dict[str, list[str]] = {END: []}
        for syllables in sentences:
            for one, next_one in zip([END, *syllables], [*syllables, END], strict=True):
                self.followers.setdefault(one, []).append(next_one)

    def walk(self, random: Random, *, longest: int = _LONGEST) -> list[str]:
        """Return the syllables of one sentence, at least one."""
        syllables: list[str] = []
        syllable = random.choice(self.followers[END])
        while syllable != END and len(syllables) < longest:
            syllables.append(syllable)
            syllable = random.choice(self.followers[syllable])
        return syllables

    def sentence(self, random: Random) -> str:
        """Return one sentence with its stop."""
        return " ".join(self.walk(random)).rstrip(",;:") + "."

    def title(self, random: Random) -> str:
        """Return a title of at least six syllables."""
        syllables: list[str] = []
        while len(syllables) < _SHORTEST_TITLE:
            syllables += self.walk(random, longest=_LONGEST_TITLE - len(syllables))
        title = " ".join(syllables).strip(",;:")
        return title[:1].upper() + title[1:]


_SHORTEST_TITLE, _LONGEST_TITLE = 6, 16


def learn(posts: Path) -> tuple[Chain, Chain]:
    """Return a chain of the sentences and one of the titles of the posts below *posts*."""
    texts = [path.read_text("utf-8") for path in sorted(posts.rglob("*.md"))]
    if not texts:
        raise SystemExit(f"{posts}: no posts to learn Vietnamese from")
    titles = [title.split() for text in texts for title in _TITLE.findall(text)[:1]]
    return Chain(line for text in texts for line in _sentences(text)), Chain(iter(titles))


def _sentences(text: str) -> Iterator[list[str]]:
    prose = _LINK.sub(r"\1", _NO_PROSE.sub("", _FORM.sub("", text)))
    for sentence in re.split(r"[.!?…]\s+|\n\n", re.sub(r"[*_`“”\"()]", "", prose)):
        syllables = sentence.rstrip(". \n").split()
        if syllables:
            yield syllables
