"""The commands of the two guides, run as they stand, from an empty machine to a post on main."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from cchc.core import refusals
from cli.project_folder import ROOT, start_project, write_post
from rights.hub import Clone

GUIDES = ROOT / "docs/huong-dan"
KT, TECH = "kinh-te@thuongphuc.example", "ky-thuat@thuongphuc.example"
OFFICE = "van-phong@thuongphuc.example"
ADDRESS = "git@git.thuongphuc.example:trang.git"


def blocks(name: str) -> list[str]:
    """Return the commands of a guide, a text for each block."""
    text = (GUIDES / name).read_text("utf-8")
    return re.findall(r"^```bash\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


class Machine(NamedTuple):
    """A machine with git and cchc, nobody's settings, and the server's folder somewhere."""

    root: Path

    def run(self, folder: Path, lines: str) -> str:
        """Run commands as a person does, one after the other; returns all that was said."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        server = self.root / "srv/git"
        found = {
            "HOME": str(self.root / "home"),
            "PATH": f"{self.root / 'bin'}{os.pathsep}{kept['PATH']}",
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_CONFIG_COUNT": "1",
            "GIT_CONFIG_KEY_0": f"url.{server}/.insteadOf",
            "GIT_CONFIG_VALUE_0": ADDRESS.removesuffix("trang.git"),
            # The clock stands on a day on which the posts of the guide have been published.
            "SOURCE_DATE_EPOCH": "1795000000",
        }
        ran = subprocess.run(
            ["/bin/bash", "-e", "-c", lines.replace("/srv/git", str(server))],
            cwd=folder,
            env={**kept, **found},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        assert ran.returncode == 0, ran.stdout
        return ran.stdout


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A machine on which the program has been set up."""
    for name in ("home", "bin", "srv/git"):
        (tmp_path / name).mkdir(parents=True)
    program = tmp_path / "bin/cchc"
    words = f'PYTHONPATH="{ROOT / "hooks"}" exec "{sys.executable}" -m cchc.cli "$@"'
    program.write_text(f"#!/bin/sh\n{words}\n", "utf-8")
    program.chmod(0o755)
    return Machine(tmp_path)


@pytest.fixture
def project(machine: Machine) -> Path:
    """The project on the server, after the guide for its keeper."""
    folder = start_project(_made(machine.root / "trang"))
    write_post(folder, "bai-cua-van-phong", "2026-03-12", unit="vp")
    write_post(folder, "bai-kt", "2026-03-12")
    shutil.copytree(ROOT / "hosting", folder / "hosting")
    start = f"git init -q -b main; git config user.email {TECH}; git config user.name 'Kỹ thuật'"
    machine.run(folder, f"{start}; git add --all; git commit -q -m 'Trang xã'")
    members, server, editor = blocks("may-chu-git.md")
    said = machine.run(folder, f"{members}\n{server}\n{editor}")
    assert "không có lỗi" in said
    return folder


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder


def test_the_guides_lead_to_a_post_on_main(machine: Machine, project: Path) -> None:
    """The keeper sets up the server; a unit sets up, signs, writes, and gets in."""
    name, key, hook, writing, _ = blocks("viet-bang-git.md")
    machine.run(machine.root, name)
    clone = machine.root / "trang-xa"
    line = machine.run(clone, key).strip().splitlines()[-1]
    members = project / "thanh-vien.yml"
    text = members.read_text("utf-8")
    members.write_text(text.replace("# ssh: ssh-ed25519 AAAA…\n\n", f"ssh: {line}\n\n"), "utf-8")
    machine.run(project, "cchc check; git commit -q -a -m 'Khóa của Phòng Kinh tế'; git push -q")

    said = machine.run(clone, f"{hook}\n{writing}")

    assert "Đã đặt" in said
    assert "không có lỗi" in said
    stands = Clone(machine.root / "srv/git/trang.git", "")
    assert stands.out("log", "-1", "--format=%ae %s", "main") == f"{KT} Hướng dẫn nộp hồ sơ"
    assert "phong-kinh-te-huong-dan-nop-ho-so.md" in stands.out(
        "ls-tree", "-r", "--name-only", "main"
    )


def test_a_file_is_taken_out_again_as_the_guide_says(machine: Machine, project: Path) -> None:
    """The other unit's post is as it was; the own change comes in."""
    name, *_, mending = blocks("viet-bang-git.md")
    machine.run(machine.root, name)
    clone = machine.root / "trang-xa"
    write_post(clone, "bai-kt", "2026-03-12", "Đã sửa.")
    machine.run(clone, "git commit -q -a -m 'Sửa'")
    write_post(clone, "bai-cua-van-phong", "2026-03-12", "Lỡ tay.", unit="vp")
    machine.run(clone, "git commit -q -a -m 'Sửa nữa'")

    machine.run(clone, mending)

    stands = Clone(machine.root / "srv/git/trang.git", "")
    assert stands.out("show", "--format=", "--name-only", "main") == "posts/2026/03/bai-kt.md"
    assert project.is_dir()


def test_the_table_of_sentences_is_that_of_the_program() -> None:
    """Each row quotes words that a refusal really has."""
    text = (GUIDES / "viet-bang-git.md").read_text("utf-8")
    rows = text.partition("| Câu báo có chữ |")[2].partition("\n\n")[0].splitlines()[2:]
    said = "\n".join(value for name, value in vars(refusals).items() if name.isupper())

    for row in rows:
        for words in row.split("|")[1].split(", "):
            for part in words.strip().split(" … "):
                assert part.strip() in said, part
