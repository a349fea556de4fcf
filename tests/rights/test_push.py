"""Real pushes to a shared repository with the hook: what comes in, and what each refusal says."""

from rights.hub import KT, TECH, VHXH, Hub
from cli.project_folder import write_post

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
        f"posts/2026/03/bai-vhxh.md:3: lần lưu {commit}: là bài của Phòng Văn hóa – Xã hội;"
        " Phòng Kinh tế chỉ được sửa bài của Phòng Kinh tế",
        "1 lỗi trong 1 tệp.",
    ]
    assert hub.tip() == before
