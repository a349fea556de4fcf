"""The files for the hosts' CI: right by the hosts' own schemas, and their lines run as written."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from cli.project_folder import ROOT, write_post
from rights.hub import KT, Clone, Hub, Ran

CI = ROOT / "hosting/ci"
SENTENCE = "là bài của Phòng Văn hóa – Xã hội; Phòng Kinh tế chỉ được sửa bài của Phòng Kinh tế"
ERROR = "::error file=posts/2026/03/bai-vhxh.md,line=3,title=cchc check::lần lưu {}: {}"
FAULT = "::error file=posts/2026/03/loi.md,line=4,title=cchc check::category: không có lĩnh vực 'x'"
# What sets up the libraries on a host: here they are there, and only have to be found.
SET_UP = """\
#!/bin/sh
venv="$(dirname "$1")/../.venv/bin"
mkdir -p "$venv"
printf '#!/bin/sh\\nPYTHONPATH="{hooks}" exec "{python}" -m cchc.cli "$@"\\n' > "$venv/cchc"
chmod +x "$venv/cchc"
echo "PATH=$(cd "$venv" && pwd):\\$PATH" > "$venv/activate"
"""


def tool(*words: str) -> subprocess.CompletedProcess[str]:
    """Run one of the developers' tools, as our Python has it."""
    program = Path(sys.executable).with_name(words[0])
    return subprocess.run([program, *words[1:]], capture_output=True, encoding="utf-8", check=False)


@pytest.mark.parametrize(
    ("name", "schema"),
    [("github", "github-workflows"), ("forgejo", "github-workflows"), ("gitlab-ci", "gitlab-ci")],
)
def test_a_file_is_what_its_host_reads(name: str, schema: str) -> None:
    """Held against the schema that the host publishes; Forgejo reads what GitHub does."""
    words = ["--builtin-schema", f"vendor.{schema}", str(CI / f"{name}.yml")]
    if schema == "gitlab-ci":
        words[:0] = ["--data-transform", "gitlab-ci"]

    ran = tool("check-jsonschema", *words)

    assert ran.returncode == 0, ran.stdout


def test_github_finds_nothing_to_attack() -> None:
    """No script takes in what a stranger wrote; actions are pinned; rights are the least."""
    ran = tool("zizmor", "--offline", "--no-progress", str(CI / "github.yml"))

    assert ran.returncode == 0, ran.stdout


def steps(name: str) -> Iterator[tuple[str, str, str]]:
    """Yield job, name and lines of each step of a workflow that runs lines."""
    workflow = yaml.safe_load((CI / f"{name}.yml").read_text("utf-8"))
    for job, told in workflow["jobs"].items():
        for step in told["steps"]:
            if "run" in step:
                yield job, step["name"], step["run"]


def jobs(name: str) -> dict[str, dict[str, Any]]:
    """Return the jobs of the GitLab file, what they extend filled in."""
    told = yaml.safe_load((CI / f"{name}.yml").read_text("utf-8"))
    found = {job: each for job, each in told.items() if isinstance(each, dict) and "script" in each}
    return {job: {**told.get(each.get("extends"), {}), **each} for job, each in found.items()}


def test_every_line_is_one_that_the_shell_reads() -> None:
    """Also those that only a host with its secrets can run to the end."""
    lines = [run for name in ("github", "forgejo") for _, _, run in steps(name)]
    for job in jobs("gitlab-ci").values():
        lines += [*job["before_script"], *job["script"]]

    for each in lines:
        ran = subprocess.run(["/bin/bash", "-n", "-c", each], capture_output=True, check=False)
        assert ran.returncode == 0, each


@pytest.fixture
def proposal(hub: Hub) -> tuple[Clone, str]:
    """A request that changes another unit's post and adds a post with a fault."""
    clone = hub.clone(KT, name="de-nghi")
    write_post(clone.folder, "bai-vhxh", "2026-03-12", "Sửa hộ.", unit="vhxh")
    commit = clone.commit()
    write_post(clone.folder, "loi", "2026-03-12", category="x")
    clone.commit()
    return clone, commit


def run_lines(folder: Path, lines: str, programs: Path, **variables: str) -> Ran:
    """Run lines as a host does, in *folder*; both outputs together."""
    programs.mkdir(exist_ok=True)
    shim = programs / "python3"
    shim.write_text(SET_UP.format(hooks=ROOT / "hooks", python=sys.executable), "utf-8")
    shim.chmod(0o755)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    path = f"{programs}{os.pathsep}{kept['PATH']}"
    ran = subprocess.run(
        ["/bin/bash", "-e", "-c", lines],
        cwd=folder,
        env={**kept, "PATH": path, **variables},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return Ran(ran.returncode, ran.stdout)


def test_a_request_is_judged_with_annotations(
    hub: Hub, proposal: tuple[Clone, str], tmp_path: Path
) -> None:
    """The workflow's own lines, on a request with two faults: both stand at their lines."""
    _, commit = proposal
    goc = hub.clone("", name="goc")
    [set_up, check] = [run for job, _, run in steps("github") if job == "kiem-tra"]

    ran = run_lines(goc.folder, f"{set_up}\n{check}", tmp_path / "bin")

    lines = ran.err.splitlines()
    assert ran.code == 1
    assert ERROR.format(commit, SENTENCE) in lines
    assert sum(line.startswith(FAULT) for line in lines) == 2, ran.err


def test_forgejo_judges_by_the_same_lines() -> None:
    """What GitHub's test holds, holds there too."""
    found = [
        [run for job, name, run in steps(each) if name == "Kiểm tra quyền và nội dung"]
        for each in ("github", "forgejo")
    ]

    assert found[0] == found[1] != []


def test_a_request_on_gitlab_gets_two_reports(
    hub: Hub, proposal: tuple[Clone, str], tmp_path: Path
) -> None:
    """Rights and content are told apart, each as the report that GitLab shows."""
    clone, commit = proposal
    told = {}
    for name in ("quyen", "noi-dung"):
        folder = tmp_path / name
        clone.git("clone", "--quiet", str(clone.folder), str(folder))
        Clone(folder, KT).git("remote", "set-url", "origin", str(hub.bare))
        job = jobs("gitlab-ci")[name]
        ran = run_lines(
            folder,
            "\n".join([*job["before_script"], *job["script"]]),
            tmp_path / "bin",
            CI_MERGE_REQUEST_TARGET_BRANCH_NAME="main",
            CI_COMMIT_SHA=clone.out("rev-parse", "HEAD"),
        )
        assert ran.code == 1, ran.err
        report = json.loads((folder / job["artifacts"]["reports"]["codequality"]).read_text())
        told[name] = {(each["location"]["path"], each["description"][:60]) for each in report}

    assert ("posts/2026/03/bai-vhxh.md", f"lần lưu {commit}: {SENTENCE}"[:60]) in told["quyen"]
    [(path, words)] = told["noi-dung"]
    assert path == "posts/2026/03/loi.md"
    assert words.startswith("category: không có lĩnh vực 'x'")


@pytest.mark.parametrize("name", ["github", "forgejo"])
def test_the_day_begins_with_a_build(name: str) -> None:
    """Five minutes past midnight in Viet Nam, in the hosts' own time; and by hand."""
    workflow = yaml.safe_load((CI / f"{name}.yml").read_text("utf-8"))

    # YAML 1.1 reads `on` as true.
    assert workflow[True]["schedule"][0] == {"cron": "5 17 * * *"}
    assert "workflow_dispatch" in workflow[True]


def test_a_week_begins_with_a_look_at_the_road_on() -> None:
    """The canary may fail without harm; it runs when its own time comes, which is listed."""
    workflow = yaml.safe_load((CI / "github.yml").read_text("utf-8"))
    job = workflow["jobs"]["thu-duong-khac"]

    _, weekly = workflow[True]["schedule"]
    assert job["if"] == f"github.event.schedule == '{weekly['cron']}'"
    assert job["continue-on-error"] is True
    script = job["steps"][-1]["run"].removeprefix("python3 ")
    assert (ROOT / script).is_file()
