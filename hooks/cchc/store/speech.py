"""Let this machine read a text aloud with espeak-ng, where it is installed: a rough preview."""

import shutil
import subprocess

_PROGRAM = "espeak-ng"
_SECONDS = 120


def find_voice() -> str | None:
    """Return the program that can speak, or None."""
    return shutil.which(_PROGRAM)


def spoken(program: str, text: str, *, rate: int) -> bytes | None:
    """Return *text* as a WAV file, at about *rate* syllables a minute; None if that fails."""
    # Each syllable of Vietnamese is a word, which is what the program's rate counts.
    words = [program, "-v", "vi", "-s", str(rate), "--stdin", "--stdout"]
    try:
        ran = subprocess.run(
            words, input=text.encode(), capture_output=True, check=True, timeout=_SECONDS
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return _whole(ran.stdout)


def _whole(made: bytes) -> bytes | None:
    """Return a WAV file whose head tells its true length, which a stream cannot know."""
    at = made.find(b"data")
    if made[:4] != b"RIFF" or at < 0:
        return None
    sound = made[at + 8 :]
    head = made[4:at].replace(made[4:8], (len(made) - 8).to_bytes(4, "little"), 1)
    return b"RIFF" + head + b"data" + len(sound).to_bytes(4, "little") + sound
