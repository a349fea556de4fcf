"""The hook in a member's own clone, and `cchc check --changes` as CI asks it."""

import json
from pathlib import Path

import pytest

from cli.project_folder import cchc, write_post
from rights.hub import KT, VHXH, Clone, Hub

OTHERS = "là bài của Phòng Văn hóa – Xã hội; Phòng Kinh tế chỉ được sửa bài của Phòng Kinh tế"


@pytest.fixture
def clone(hub: Hub) -> Clone:
    """A clone of Phòng Kinh tế in which the hook was installed by the command of the guide."""
    clone = hub.clone(KT)
    ran = cchc(clone.folder, "hook", "install")
    assert ran.out == f"Đã đặt {clone.folder / '.git/hooks/pre-commit'}.\n"
    return clone


def test_a_commit_that_main_would_refuse_is_not_made(clone: Clone) -> None:
    """The sentence comes before there is anything to undo."""
    write_post(clone.folder, "bai-vhxh", "2026-03-12", "Sửa hộ.", unit="vhxh")
    clone.git("add", "--all")

    ran = clone.git("commit", "--message=Sửa", check=False)

    assert ran.code == 1
    assert OTHERS in ran.err
    assert clone.out("rev-parse", "HEAD") == clone.out("rev-parse", "origin/main")


def test_a_commit_of_the_own_post_is_made_without_a_word(clone: Clone) -> None:
    """Only what is staged counts, not what else lies there."""
    write_post(clone.folder, "bai-kt", "2026-03-12", "Đã sửa.")
    write_post(clone.folder, "bai-vhxh", "2026-03-12", "Chưa định lưu.", unit="vhxh")
    clone.git("add", "posts/2026/03/bai-kt.md")

    ran = clone.git("commit", "--quiet", "--message=Sửa")

    assert (ran.code, ran.err) == (0, "")


def test_a_merge_with_a_conflict_is_judged_as_the_merge_that_it_will_be(clone: Clone) -> None:
    """What the other side brought is not held against who merges."""
    clone.git("switch", "--quiet", "--create", "khac")
    write_post(clone.folder, "bai-kt", "2026-03-12", "Một.")
    write_post(clone.folder, "bai-vhxh", "2026-03-12", "Một.", unit="vhxh")
    clone.git("add", "--all")
    reviewer = f"user.email={VHXH}"
    clone.git("-c", reviewer, "commit", "--quiet", "--message=Người duyệt sửa")
    clone.git("switch", "--quiet", "main")
    write_post(clone.folder, "bai-kt", "2026-03-12", "Hai.")
    clone.git("commit", "--quiet", "--all", "--message=Đơn vị sửa")
    clone.git("merge", "--quiet", "khac", check=False)
    write_post(clone.folder, "bai-kt", "2026-03-12", "Cả hai.")
    clone.git("add", "--all")

    assert clone.git("commit", "--quiet", "--no-edit").code == 0


def test_somebody_elses_hook_is_left_alone(hub: Hub) -> None:
    """The command says which file it is, and writes nothing."""
    clone = hub.clone(KT)
    hook = clone.folder / ".git/hooks/pre-commit"
    hook.write_text("#!/bin/sh\nexit 0\n", "utf-8")

    ran = cchc(clone.folder, "hook", "install")

    assert ran.code == 1
    assert ran.err == f"{hook} là của chương trình khác; hãy cất tệp này đi rồi chạy lại.\n"
    assert hook.read_text("utf-8") == "#!/bin/sh\nexit 0\n"


def test_the_hook_needs_a_repository(tmp_path: Path) -> None:
    """A folder that is none is named."""
    ran = cchc(tmp_path, "hook", "install", "--server", str(tmp_path))

    assert ran.code == 1
    assert ran.err == (
        f"{tmp_path} không phải kho Git; hãy chạy lệnh này trong kho, hoặc nêu đúng thư mục.\n"
    )


@pytest.fixture
def proposal(hub: Hub) -> tuple[Clone, str]:
    """A clone with a commit that changes another unit's post, and the commit's short name."""
    clone = hub.clone(KT)
    write_post(clone.folder, "bai-vhxh", "2026-03-12", "Sửa hộ.", unit="vhxh")
    return clone, clone.commit()


def test_ci_tells_github_the_file_and_the_line(proposal: tuple[Clone, str]) -> None:
    """A workflow command that GitHub shows beside line 3, the one that names the unit."""
    clone, commit = proposal

    ran = cchc(clone.folder, "check", "--changes", "origin/main...HEAD", "--format", "github")

    assert ran.code == 1
    assert ran.out == (
        "::error file=posts/2026/03/bai-vhxh.md,line=3,title=cchc check::lần lưu "
        f"{commit}: {OTHERS}\n"
    )


def test_ci_tells_gitlab_in_a_report(proposal: tuple[Clone, str]) -> None:
    """A Code Quality report, also where there is nothing to say."""
    clone, commit = proposal

    ran = cchc(clone.folder, "check", "--changes", "origin/main..", "--format", "gitlab")
    good = cchc(clone.folder, "check", "--changes", "HEAD..", "--format", "gitlab")

    [found] = json.loads(ran.out)
    assert found["description"] == f"lần lưu {commit}: {OTHERS}"
    assert found["location"] == {"path": "posts/2026/03/bai-vhxh.md", "lines": {"begin": 3}}
    assert (found["severity"], len(found["fingerprint"])) == ("blocker", 64)
    assert (good.code, json.loads(good.out)) == (0, [])


def test_signs_of_a_workflow_command_are_written_by_number(hub: Hub) -> None:
    """A title or a file's name cannot end the command and begin another one."""
    clone = hub.clone(KT)
    write_post(clone.folder, "100%,la", "2026-03-12", unit="kh%3A")

    ran = cchc(clone.folder, "check", "--format", "github")

    assert "::error file=posts/2026/03/100%25%2Cla.md,line=3,title=cchc check::unit: " in ran.out
    assert "'kh%253A'" in ran.out


def test_a_range_that_is_not_there_is_a_wrong_call(hub: Hub) -> None:
    """Also in a clone that was cut short."""
    ran = cchc(hub.clone(KT).folder, "check", "--changes", "khong-co..HEAD")

    assert ran.code == 2
    assert ran.err == (
        "không thấy các lần lưu 'khong-co..HEAD' trong kho Git này; hãy viết như origin/main..HEAD,"
        " và tải đủ lịch sử (git fetch --unshallow)\n"
    )


def test_what_main_left_behind_is_no_addition_to_it(proposal: tuple[Clone, str]) -> None:
    """`A..B` says what a push would get; `A...B` looks at a branch that lags behind main."""
    clone, _ = proposal
    clone.git("commit", "--quiet", "--amend", "--message=Khác")

    ran = cchc(clone.folder, "check", "--changes", "HEAD@{1}..HEAD")

    assert ran.err.startswith("nhánh HEAD@{1} không nhận lịch sử viết lại; ")
