"""A bulletin is heard before it is read on the air: by the real espeak-ng, as a preview."""

import io
import wave
from pathlib import Path

import pytest

from cli.project_folder import cchc, start_project, write_post

BODY = "Bộ phận Một cửa xã hướng dẫn người dân nộp hồ sơ trực tuyến tại nhà văn hóa thôn. " * 12


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with a post that fills a minute or two."""
    project = start_project(tmp_path)
    write_post(project, "bai", "2026-07-14", BODY)
    return project


def test_a_preview_is_about_as_long_as_was_reckoned(project: Path) -> None:
    """A WAV file beside the script; it is told that it is a machine's voice, for trying alone."""
    ran = cchc(project, "bulletin", "2026-W29", "--minutes", "5", "--audio", "--out", "ra")
    assert ran.code == 0, ran.err
    path = next(line for line in ran.out.splitlines() if line.endswith(".wav"))
    text = next((project / "ra").glob("*.txt")).read_text("utf-8")
    with wave.open(io.BytesIO((project / path).read_bytes())) as sound:
        seconds = sound.getnframes() / sound.getframerate()

    told = text.partition("Thời lượng dự kiến ")[2].split()
    reckoned = int(told[0]) * 60 + int(told[2])
    assert 0.6 * reckoned < seconds < 1.6 * reckoned
    assert "giọng máy, chỉ để nghe thử" in ran.err


def test_without_the_program_the_script_is_still_made(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is missing is told, with how to get it."""
    monkeypatch.setenv("PATH", "")
    ran = cchc(project, "bulletin", "2026-W29", "--minutes", "5", "--audio", "--out", "ra")

    assert ran.code == 0
    assert "Máy chưa có espeak-ng" in ran.err
    assert not list((project / "ra").glob("*.wav"))
