"""What it takes to time a program: a folder with the corpus in its own spelling, and a command."""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

from benchmark.samples import Corpus, Sample

THEMES = Path(__file__).resolve().parent / "themes"


class MissingError(Exception):
    """A program is not to be had on this machine; the words say why."""


@dataclass(frozen=True)
class Command:
    """One run of a program, as a new process."""

    words: tuple[str, ...]
    folder: Path
    variables: Mapping[str, str] = field(default_factory=dict)


class Program:
    """A program under test; *home* holds it, *folder* its source of one corpus."""

    name: ClassVar[str]
    title: ClassVar[str]
    # It empties its output folder: on ext4, files made just after a deletion cost five to ten
    # times as much, so that each of its builds gets a folder of its own, to its advantage.
    wipes: ClassVar[bool] = False

    def __init__(self, home: Path, folder: Path, corpus: Corpus) -> None:
        self.home = home
        self.folder = folder
        self.corpus = corpus

    def install(self) -> str:
        """Make the program ready and return its version, or raise MissingError."""
        raise NotImplementedError

    def prepare(self) -> None:
        """Write all but the posts."""
        raise NotImplementedError

    def write(self, sample: Sample) -> Path:
        """Write one post and return its file."""
        path = self.folder / self.file(sample)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(self.text(sample), "utf-8", newline="\n")
        return path

    def forget(self) -> None:
        """Put aside what it keeps from build to build, before a clean one."""

    def build(self, output: Path) -> Command:
        """Return the command that builds the site into *output*."""
        raise NotImplementedError

    def file(self, sample: Sample) -> str:
        """Return the path of a post's source."""
        raise NotImplementedError

    def text(self, sample: Sample) -> str:
        """Return a post's source."""
        raise NotImplementedError


def form(**fields: str) -> str:
    """Return front matter; the values are YAML already."""
    return "---\n" + "".join(f"{name}: {value}\n" for name, value in fields.items()) + "---\n\n"


def quoted(text: str) -> str:
    """Return *text* as YAML that stays text."""
    return "'" + text.replace("'", "''") + "'"


def linked(sample: Sample, before: str, after: str) -> str:
    """Return the text of a post with its links to others as *before*, place, *after*."""
    return sample.body.replace("{POST:", before).replace("}).", f"{after}).")


def venv(folder: Path, *requirements: str) -> Path:
    """Return the interpreter of an environment of its own that holds *requirements*."""
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp = folder / "installed.txt"
    wanted = "\n".join(requirements)
    if not stamp.exists() or stamp.read_text("utf-8") != wanted:
        finish([sys.executable, "-m", "venv", "--clear", str(folder)])
        finish([str(python), "-m", "pip", "install", "--quiet", *requirements])
        stamp.write_text(wanted, "utf-8")
    return python


def finish(words: list[str], folder: Path | None = None) -> str:
    """Run an installer's command and return what it prints, or raise MissingError."""
    try:
        run = subprocess.run(
            words,
            cwd=folder,
            check=True,
            encoding="utf-8",
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
    except subprocess.CalledProcessError as error:
        last = (error.stdout or "").strip().splitlines()[-1:]
        raise MissingError(f"{words[0]}: exit {error.returncode}: {''.join(last)}") from error
    except OSError as error:
        raise MissingError(f"{words[0]}: {error.strerror}") from error
    return run.stdout.strip()
