"""Real pushes to a shared repository with the hook: what comes in, and what each refusal says."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from cli.project_folder import write_post
from rights.hub import KT, VHXH, Clone, Hub, start_hub

REFUSED = (
    "Chưa nhận: hãy sửa các lỗi dưới đây rồi gửi lại; cách sửa ở trang Hướng dẫn › Viết bằng Git."
)


def test_own_post_comes_in(hub: Hub) -> None:
    """A unit's member changes the unit's post and adds another one."""
    clone = hub.clone(KT)
    write_post(clone.folder, "bai-kt", "2026-03-12", "Đã sửa.")
    write_post(clone.folder, "bai-moi", "2026-04-12")
    clone.commit()

    ran = clone.push()

    assert (ran.code, ran.told) == (0, [])
    assert hub.tip() == clone.out("rev-parse", "HEAD")


def test_another_units_post_is_refused(hub: Hub) -> None:
    """The pusher reads whose post it is, and nothing comes in."""
    clone, before = hub.clone(KT), hub.tip()
    write_post(clone.folder, "bai-vhxh", "2026-03-12", "Sửa hộ.", unit="vhxh")
    commit = clone.commit()

    ran = clone.push()

    assert ran.code != 0
    assert ran.told == [
        REFUSED,
        (
            f"posts/2026/03/bai-vhxh.md:3: lần lưu {commit}: là bài của Phòng Văn hóa – Xã hội;"
            " Phòng Kinh tế chỉ được sửa bài của Phòng Kinh tế"
        ),
        "1 lỗi trong 1 tệp.",
    ]
    assert hub.tip() == before


def test_every_fault_is_told_at_once(hub: Hub) -> None:
    """A plan, a deleted post and a closed period in one push: three sentences, no second try."""
    clone = hub.clone(KT)
    (clone.folder / "plans/thuong-phuc-2026.yml").write_text("", "utf-8")
    (clone.folder / "posts/2026/03/bai-kt.md").unlink()
    (clone.folder / "closed/2026-03.json").unlink()
    clone.commit()

    ran = clone.push()

    assert ran.code != 0
    assert [line.partition(":")[0] for line in ran.told[1:-1]] == [
        "closed/2026-03.json",
        "plans/thuong-phuc-2026.yml",
        "plans/thuong-phuc-2026.yml",
    ]


def test_force_and_deletion_are_refused(hub: Hub) -> None:
    """Main only grows, whoever asks; the words say what to do instead."""
    clone, before = hub.clone(VHXH), hub.tip()
    write_post(clone.folder, "bai-moi", "2026-04-12", unit="vhxh")
    clone.commit()
    assert clone.push().code == 0
    clone.git("commit", "--quiet", "--amend", "--message=Viết lại")

    forced, deleted = clone.push("--force", "HEAD:main"), clone.push("--delete", "main")

    assert forced.told[1:] == [
        (
            "nhánh main không nhận lịch sử viết lại; hãy chạy git pull, xem lại, rồi git push"
            " không kèm"
            " --force"
        ),
        "1 lỗi.",
    ]
    assert deleted.told[1:] == [
        "nhánh main không xóa được; trang được dựng từ nhánh này",
        "1 lỗi.",
    ]
    assert hub.tip() not in (before, clone.out("rev-parse", "HEAD"))


def test_other_branches_are_free(hub: Hub) -> None:
    """A unit keeps what it works on beside main, also anew and away; main is judged later."""
    clone = hub.clone(KT)
    write_post(clone.folder, "bai-vhxh", "2026-03-12", "Đề nghị sửa.", unit="vhxh")
    clone.commit()

    assert clone.push("HEAD:de-nghi").code == 0
    clone.git("commit", "--quiet", "--amend", "--message=Viết lại")
    assert clone.push("--force", "HEAD:de-nghi").code == 0
    assert clone.push("HEAD:main").code != 0
    assert clone.push("--delete", "de-nghi").code == 0


def test_tags_stay_and_nothing_else_is_taken(hub: Hub) -> None:
    """A tag is added, never moved; a ref that would hide a commit behind another is refused."""
    clone = hub.clone(VHXH)
    clone.git("tag", "quy-1")
    assert clone.push("quy-1").code == 0
    clone.git("tag", "--force", "quy-1", "HEAD^{tree}")

    moved, gone = clone.push("--force", "quy-1"), clone.push("--delete", "quy-1")
    other = clone.push(f"HEAD:refs/replace/{hub.tip()}")

    words = "nhãn quy-1 đã có thì không đổi, không xóa; hãy đặt nhãn tên khác"
    assert (moved.told[1], gone.told[1]) == (words, words)
    assert other.told[1] == (f"không nhận refs/replace/{hub.tip()}; kho này chỉ nhận nhánh và nhãn")


def test_many_push_at_once(hub: Hub) -> None:
    """Of three who push at once each gets in by and by, and no post is lost."""
    clones = [hub.clone(KT, name=f"may-{number}") for number in range(3)]
    for number, clone in enumerate(clones):
        write_post(clone.folder, f"bai-so-{number}", "2026-04-12")
        clone.commit()

    with ThreadPoolExecutor(len(clones)) as pool:
        tries = list(pool.map(pushed_by_and_by, clones))

    posts = Clone(hub.bare, "").out("ls-tree", "--name-only", "main", "posts/2026/04/")
    assert posts.split() == [f"posts/2026/04/bai-so-{number}.md" for number in range(3)]
    assert max(tries) > 1


def pushed_by_and_by(clone: Clone) -> int:
    """Pull and push until it is in; returns how often it was tried."""
    for tried in range(1, 40):
        if clone.push().code == 0:
            return tried
        clone.git("pull", "--quiet", "--no-rebase", "--no-edit", "origin", "main")
    raise AssertionError(clone.folder)


def test_without_members_the_push_is_told_so(tmp_path: Path) -> None:
    """Before there are members only what stays is held: nobody believes in rights that are not."""
    hub = start_hub(tmp_path / "moi", members="")
    clone = hub.clone("ai-do@noi-nao.example")
    write_post(clone.folder, "bai-vhxh", "2026-03-12", "Sửa.", unit="vhxh")
    clone.commit()

    ran = clone.push()

    assert (ran.code, ran.told) == (
        0,
        [
            (
                "Lưu ý: nhánh này chưa có thanh-vien.yml nên chưa kiểm tra ai được sửa gì; mẫu ở"
                " hosting/thanh-vien.yml."
            )
        ],
    )
