"""What each kind of change gets: judged without a server, which says the same (test_push.py)."""

import ast
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from string import Formatter

import pytest

from cchc.core import refusals
from cchc.store.incoming import Incoming
from cchc.store.judging import Range, judge
from cli.project_folder import write_post
from rights.hub import CLOSED, DAI, KT, TECH, VHXH, Clone, Hub

DAY = date(2026, 11, 22)
PLAN = "plans/thuong-phuc-2026.yml"
PICTURE = "posts/2026/03/hinh.png"
AGAIN = CLOSED.replace(
    '"dirty": null,',
    '"dirty": null, "reason": "bổ sung bài gửi muộn",'
    '"before": [{"closed": "2026-04-02", "commit": null, "dirty": null}],',
)


def told(clone: Clone, *, base: str = "origin/main", tip: str = "HEAD") -> list[str]:
    """Return what the commits of a clone get, the commit's own name written as C."""
    incoming = Incoming(clone.folder)
    first, last = (incoming.commit(name) or "" for name in (base, tip))
    verdict = judge(incoming, Range(first, last, DAY))
    lines = map(str, verdict.problems)
    return [re.sub(r"lần (lưu|gộp) [0-9a-f]{8}", r"lần \1 C", line) for line in lines]


def edit(clone: Clone, path: str, text: str = "# sửa\n") -> None:
    """Add some text to a file, or make it."""
    file = clone.folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    before = file.read_text("utf-8") if file.exists() else ""
    file.write_text(before + text, "utf-8")


def put(path: str, text: str) -> Callable[[Clone], object]:
    """Return a change: a file that says *text*."""
    return lambda clone: (clone.folder / path).write_text(text, "utf-8")


def post(slug: str, **fields: str) -> Callable[[Clone], object]:
    """Return a change: a post of March with these fields."""
    return lambda clone: write_post(clone.folder, slug, **{"day": "2026-03-12", **fields})


def gone(path: str) -> Callable[[Clone], object]:
    """Return a change: a file is not there any more."""
    return lambda clone: (clone.folder / path).unlink()


def moved(new: str, **fields: str) -> Callable[[Clone], object]:
    """Return a change: the post of Phòng Kinh tế gets another name."""

    def move(clone: Clone) -> None:
        gone("posts/2026/03/bai-kt.md")(clone)
        post(new, **fields)(clone)

    return move


def linked(clone: Clone) -> None:
    """Put a link where a picture is expected."""
    (clone.folder / PICTURE).symlink_to("/etc/hostname")


AIRED = "[{channel: truyen-thanh, aired: [2026-03-20]}]"
CASES: dict[str, tuple[str, Callable[[Clone], object], list[str]]] = {
    "own post": (KT, post("bai-kt", title="Tiêu đề khác"), []),
    "new post": (KT, post("bai-moi"), []),
    "new picture": (KT, put(PICTURE, "hình"), []),
    "renamed, told": (KT, moved("ten-moi", formerly="[bai-kt]"), []),
    "reviewer, any post": (VHXH, post("bai-kt", body="Duyệt."), []),
    "reviewer, plan": (VHXH, lambda clone: edit(clone, PLAN), []),
    "reviewer, closed again": (VHXH, put("closed/2026-03.json", AGAIN), []),
    "station, aired": (DAI, post("bai-kt", publications=AIRED), []),
    "administrator, settings": (TECH, lambda clone: edit(clone, "mkdocs.yml"), []),
    "withdrawn": (KT, post("bai-kt", withdrawn="{date: 2026-05-02, reason: Trùng}"), []),
    "draft deleted": ("vp@xa.example", post("nhap", unit="vp", draft="true"), []),
    "stranger": (
        "la@noi-khac.example",
        post("bai-moi"),
        [
            (
                "lần lưu C: người lưu la@noi-khac.example không có trong danh sách thành viên;"
                " hãy chạy"
                " git config user.email với địa chỉ đã đăng ký, rồi git commit --amend --no-edit"
            ),
            (
                "lần lưu C: tác giả la@noi-khac.example không có trong danh sách thành viên; hãy"
                " chạy"
                " git config user.email với địa chỉ đã đăng ký, rồi git commit --amend"
                " --reset-author"
            ),
        ],
    ),
    "new post of another unit": (
        KT,
        post("bai-moi", unit="vp"),
        [
            (
                "posts/2026/03/bai-moi.md:3: lần lưu C: ghi đơn vị đứng đầu là Văn phòng HĐND và"
                " UBND"
                " xã; Phòng Kinh tế chỉ được đưa bài của Phòng Kinh tế"
            )
        ],
    ),
    "own post given away": (
        KT,
        post("bai-kt", unit="vhxh"),
        [
            (
                "posts/2026/03/bai-kt.md:3: lần lưu C: ghi đơn vị đứng đầu là Phòng Văn hóa – Xã"
                " hội;"
                " Phòng Kinh tế chỉ được đưa bài của Phòng Kinh tế"
            )
        ],
    ),
    "another's post taken": (
        KT,
        post("bai-vhxh", unit="kt"),
        [
            (
                "posts/2026/03/bai-vhxh.md:3: lần lưu C: là bài của Phòng Văn hóa – Xã hội;"
                " Phòng Kinh"
                " tế chỉ được sửa bài của Phòng Kinh tế"
            )
        ],
    ),
    "station, more than aired": (
        DAI,
        post("bai-kt", title="Khác", publications=AIRED),
        [
            (
                "posts/2026/03/bai-kt.md:3: lần lưu C: là bài của Phòng Kinh tế; Trung tâm chỉ được"
                " sửa bài của Trung tâm dịch vụ tổng hợp xã"
            )
        ],
    ),
    "another unit, aired": (
        "vp@xa.example",
        post("bai-kt", publications=AIRED),
        [
            (
                "posts/2026/03/bai-kt.md:3: lần lưu C: là bài của Phòng Kinh tế; Văn phòng HĐND và"
                " UBND chỉ được sửa bài của Văn phòng HĐND và UBND xã"
            )
        ],
    ),
    "administrator who writes": (
        TECH,
        post("bai-kt", body="Sửa."),
        [
            (
                "posts/2026/03/bai-kt.md: lần lưu C: Cán bộ kỹ thuật không được giao viết bài;"
                " hãy gửi"
                " bài cho đơn vị phụ trách"
            )
        ],
    ),
    "plan": (
        KT,
        lambda clone: edit(clone, PLAN),
        [
            (
                f"{PLAN}: lần lưu C: là kế hoạch, danh mục, trang giới thiệu; chỉ người duyệt"
                " bài hoặc"
                " người quản trị được sửa, hãy gửi đề nghị cho họ"
            )
        ],
    ),
    "settings": (
        VHXH,
        lambda clone: edit(clone, "mkdocs.yml"),
        [
            (
                "mkdocs.yml: lần lưu C: là cấu hình, giao diện, chương trình; chỉ người quản trị"
                " được"
                " sửa, hãy gửi đề nghị cho họ"
            )
        ],
    ),
    "members": (
        KT,
        lambda clone: edit(clone, "thanh-vien.yml"),
        [
            (
                "thanh-vien.yml: lần lưu C: là danh sách thành viên; chỉ người quản trị được"
                " sửa, hãy"
                " gửi đề nghị cho họ"
            )
        ],
    ),
    "program": (
        KT,
        lambda clone: edit(clone, "hooks/site_hook.py"),
        [
            (
                "hooks/site_hook.py: lần lưu C: là cấu hình, giao diện, chương trình; chỉ người"
                " quản"
                " trị được sửa, hãy gửi đề nghị cho họ"
            )
        ],
    ),
    "attributes among posts": (
        KT,
        lambda clone: edit(clone, "posts/.gitattributes"),
        [
            (
                "posts/.gitattributes: lần lưu C: là cấu hình, giao diện, chương trình; chỉ"
                " người quản"
                " trị được sửa, hãy gửi đề nghị cho họ"
            )
        ],
    ),
    "link": (
        KT,
        linked,
        [
            (
                f"{PICTURE}: lần lưu C: không phải tệp thường (liên kết hoặc kho con); hãy thay"
                " bằng"
                " tệp thường"
            )
        ],
    ),
    "deleted": (
        KT,
        gone("posts/2026/03/bai-kt.md"),
        [
            (
                "posts/2026/03/bai-kt.md: bài đã đăng thì không xóa; hãy giữ tệp và ghi lý do gỡ"
                " vào"
                " mục withdrawn, hoặc ghi tên cũ vào formerly của bài mới nếu đổi tên"
            )
        ],
    ),
    "renamed, untold": (
        KT,
        moved("ten-moi"),
        [
            (
                "posts/2026/03/bai-kt.md: bài đã đăng thì không xóa; hãy giữ tệp và ghi lý do gỡ"
                " vào"
                " mục withdrawn, hoặc ghi tên cũ vào formerly của bài mới nếu đổi tên"
            )
        ],
    ),
    "made a draft": (
        KT,
        post("bai-kt", draft="true"),
        [
            (
                "posts/2026/03/bai-kt.md: bài đã đăng thì không cất đi bằng draft; hãy ghi lý do"
                " gỡ vào"
                " mục withdrawn"
            )
        ],
    ),
    "taken off the site": (
        KT,
        post("bai-kt", on_site="false"),
        [
            (
                "posts/2026/03/bai-kt.md: bài đã đăng thì không cất đi bằng on_site; hãy ghi lý"
                " do gỡ"
                " vào mục withdrawn"
            )
        ],
    ),
    "closed, by hand": (
        VHXH,
        put("closed/2026-03.json", CLOSED.replace("2026-04-02", "2026-04-03")),
        [
            (
                "closed/2026-03.json: số liệu kỳ đã chốt thì không sửa tay; cần chốt lại thì"
                " chạy cchc"
                " close 2026-03 --again 'lý do'"
            )
        ],
    ),
    "closed, by a unit": (
        KT,
        put("closed/2026-03.json", AGAIN),
        [
            (
                "closed/2026-03.json: lần lưu C: là số liệu kỳ đã chốt; chỉ người duyệt bài hoặc"
                " người"
                " quản trị được sửa, hãy gửi đề nghị cho họ"
            )
        ],
    ),
    "closed, gone": (
        VHXH,
        gone("closed/2026-03.json"),
        ["closed/2026-03.json: số liệu kỳ đã chốt thì không xóa; hãy lấy lại tệp"],
    ),
    "closed, under another name": (
        VHXH,
        put("closed/2026-04.json", CLOSED),
        [
            (
                "closed/2026-04.json: tên tệp không đúng kỳ ghi bên trong; hãy dùng tệp do cchc"
                " close"
                " tạo ra"
            )
        ],
    ),
    "post with a fault": (
        KT,
        post("bai-moi", category="khong-co"),
        [
            (
                "posts/2026/03/bai-moi.md:4: category: không có lĩnh vực 'khong-co'; hãy chọn một"
                " trong: the-che, tthc, to-chuc-bo-may, cong-vu, tai-chinh-cong, chinh-quyen-so,"
                " chung"
            )
        ],
    ),
    "plan with a fault": (
        VHXH,
        put(PLAN, "units: [kt\n"),
        [f"{PLAN}:1: danh sách trong ngoặc [ ] hoặc {{ }} chưa đóng; hãy thêm dấu đóng"],
    ),
    "name of another's post, earlier date": (
        KT,
        lambda clone: write_post(clone.folder, "bai-vhxh", "2026-01-05"),
        [
            (
                "posts/2026/03/bai-vhxh.md: địa chỉ 'bai-vhxh' đã là của bài"
                " 2026/01/bai-vhxh.md; hãy đổi tên tệp"
            )
        ],
    ),
    "renamed and hidden": (
        KT,
        moved("ten-moi", formerly="[bai-kt]", draft="true"),
        [
            (
                "posts/2026/03/bai-kt.md: bài đã đăng thì không cất đi bằng draft; hãy ghi lý do"
                " gỡ vào mục withdrawn"
            )
        ],
    ),
    "no administrator left": (
        TECH,
        put("thanh-vien.yml", f"members:\n  - {{name: A, email: {KT}, units: [kt]}}\n"),
        [
            (
                "thanh-vien.yml:1: members: phải có ít nhất một người quản trị; hãy thêm roles:"
                " [quan-tri] cho một người"
            )
        ],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_change_gets_its_sentences(name: str, hub: Hub) -> None:
    """Who, what and which line are right, and what is allowed gets none."""
    email, change, expected = CASES[name]
    clone = hub.clone(email)
    change(clone)
    clone.commit()

    assert told(clone) == expected


def test_an_earlier_address_is_not_taken_either(hub: Hub) -> None:
    """A post under the name that another one had would put that one off the site."""
    clone = hub.clone(KT)
    post("bai-vhxh", unit="vhxh", formerly="[ten-cu]")(clone)
    clone.commit()
    base = clone.out("rev-parse", "HEAD")
    post("ten-cu")(clone)
    clone.commit()

    assert told(clone, base=base) == [
        (
            "posts/2026/03/bai-vhxh.md: formerly: địa chỉ cũ 'ten-cu' đang là của bài"
            " 2026/03/ten-cu.md; hãy xóa khỏi formerly"
        )
    ]


def test_a_draft_may_be_deleted(hub: Hub) -> None:
    """What nobody could read is nobody's loss."""
    clone = hub.clone(KT)
    post("nhap", draft="true")(clone)
    clone.commit()
    base = clone.out("rev-parse", "HEAD")
    gone("posts/2026/03/nhap.md")(clone)
    clone.commit()

    assert told(clone, base=base) == []


def test_nobody_writes_under_anothers_name(hub: Hub) -> None:
    """A unit's member who names another one as the author is refused."""
    clone = hub.clone(KT)
    post("bai-moi", unit="vp")(clone)
    clone.commit("--author=Văn phòng <vp@xa.example>")

    assert told(clone) == [
        (
            "lần lưu C: ghi tác giả là Văn phòng HĐND và UBND nhưng do Phòng Kinh tế lưu; mỗi"
            " người chỉ"
            " lưu việc của mình"
        )
    ]


def test_a_reviewer_may_bring_in_what_a_unit_wrote(hub: Hub) -> None:
    """The rights are those of the author: nobody gains by the reviewer's hand."""
    clone = hub.clone(VHXH)
    post("bai-moi")(clone)
    clone.commit(f"--author=Phòng Kinh tế <{KT}>")
    edit(clone, PLAN)
    clone.commit(f"--author=Phòng Kinh tế <{KT}>")

    assert told(clone) == [
        (
            f"{PLAN}: lần lưu C: là kế hoạch, danh mục, trang giới thiệu; chỉ người duyệt bài hoặc"
            " người quản trị được sửa, hãy gửi đề nghị cho họ"
        )
    ]


def test_a_post_with_a_fault_on_main_is_for_the_reviewer(hub: Hub) -> None:
    """Whose it is cannot be told, so no unit may take it."""
    clone = hub.clone(KT)
    edit(clone, "posts/2026/03/hong.md", "---\ntitle: [\n---\n")
    clone.commit()
    base = clone.out("rev-parse", "HEAD")
    post("hong")(clone)
    clone.commit()

    assert told(clone, base=base) == [
        (
            "posts/2026/03/hong.md: lần lưu C: bài trong kho đang có lỗi nên không rõ của đơn vị"
            " nào;"
            " hãy nhờ người duyệt bài sửa"
        )
    ]


def test_a_picture_is_theirs_whose_post_names_it(hub: Hub) -> None:
    """Another unit's picture is not changed in passing."""
    clone = hub.clone(KT)
    post("bai-vhxh", unit="vhxh", image="{src: hinh.png, alt: Hình}")(clone)
    put(PICTURE, "hình")(clone)
    clone.commit()
    base = clone.out("rev-parse", "HEAD")
    put(PICTURE, "hình khác")(clone)
    clone.commit()

    assert told(clone, base=base) == [
        (
            f"{PICTURE}: lần lưu C: là tệp của bài posts/2026/03/bai-vhxh.md (Phòng Văn hóa – Xã"
            " hội);"
            " Phòng Kinh tế chỉ được sửa tệp của Phòng Kinh tế"
        )
    ]


def both_moved(hub: Hub) -> Clone:
    """Return a unit's clone whose own commit stands beside one of the reviewer on main."""
    clone, other = hub.clone(KT), hub.clone(VHXH)
    post("bai-vhxh", unit="vhxh", body="Bản mới.")(other)
    other.commit()
    assert other.push().code == 0
    post("bai-kt", body="Bản mới.")(clone)
    clone.commit()
    clone.git("fetch", "--quiet")
    return clone


def test_a_plain_merge_comes_in(hub: Hub) -> None:
    """`git pull` brings in what others did, which is not held against who pulls."""
    clone = both_moved(hub)
    clone.git("merge", "--quiet", "--no-edit", "origin/main")

    assert told(clone) == []


def test_a_merge_that_changes_something_by_itself_is_refused(hub: Hub) -> None:
    """What no side has is the merger's own change."""
    clone = both_moved(hub)
    clone.git("merge", "--quiet", "--no-commit", "origin/main")
    post("bai-vhxh", unit="vhxh", body="Chen vào.")(clone)
    clone.commit()

    assert told(clone) == [
        (
            "posts/2026/03/bai-vhxh.md:3: lần gộp C: là bài của Phòng Văn hóa – Xã hội; Phòng"
            " Kinh tế"
            " chỉ được sửa bài của Phòng Kinh tế"
        )
    ]


def test_a_merge_that_drops_what_others_did_is_refused(hub: Hub) -> None:
    """Taking the own side of a file that only others changed undoes their work."""
    clone = both_moved(hub)
    clone.git("merge", "--quiet", "--no-edit", "--strategy=ours", "origin/main")

    assert told(clone) == [
        (
            "posts/2026/03/bai-vhxh.md:3: lần gộp C: là bài của Phòng Văn hóa – Xã hội; Phòng"
            " Kinh tế"
            " chỉ được sửa bài của Phòng Kinh tế"
        )
    ]


def test_a_conflict_in_the_own_post_may_be_settled(hub: Hub) -> None:
    """The reviewer and the unit changed the same line; the unit decides on its own post."""
    clone, other = hub.clone(KT), hub.clone(VHXH)
    for each, body in ((other, "Người duyệt sửa."), (clone, "Đơn vị sửa.")):
        post("bai-kt", body=body)(each)
        each.commit()
    assert other.push().code == 0
    clone.git("fetch", "--quiet")
    clone.git("merge", "--quiet", "origin/main", check=False)
    post("bai-kt", body="Cả hai sửa.")(clone)
    clone.commit()

    assert told(clone) == []


def test_more_than_two_branches_at_once_are_refused(hub: Hub) -> None:
    """Such a merge cannot be looked through."""
    clone = hub.clone(KT)
    for name in ("mot", "hai"):
        clone.git("switch", "--quiet", "--create", name, "origin/main")
        post(name)(clone)
        clone.commit()
    clone.git("switch", "--quiet", "main")
    post("ba")(clone)
    clone.commit()
    clone.git("merge", "--quiet", "--no-edit", "mot", "hai")

    assert told(clone) == [
        "lần gộp C: gộp hơn hai nhánh một lúc nên không soát được; hãy gộp từng nhánh"
    ]


def test_rights_are_those_that_main_names(hub: Hub) -> None:
    """Who writes rights for themselves has none by that, though both come in one push."""
    clone = hub.clone(KT)
    text = (clone.folder / "thanh-vien.yml").read_text("utf-8")
    put("thanh-vien.yml", text.replace("units: [kt]", "units: [kt], roles: [quan-tri]"))(clone)
    clone.commit()
    edit(clone, "mkdocs.yml")
    clone.commit()

    assert told(clone) == [
        (
            "mkdocs.yml: lần lưu C: là cấu hình, giao diện, chương trình; chỉ người quản trị"
            " được sửa,"
            " hãy gửi đề nghị cho họ"
        ),
        (
            "thanh-vien.yml: lần lưu C: là danh sách thành viên; chỉ người quản trị được sửa,"
            " hãy gửi"
            " đề nghị cho họ"
        ),
    ]


def said() -> list[str]:
    """Return every text in the tests of this folder, places filled in later as a sign."""
    found = []
    for path in Path(__file__).parent.glob("test_*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            parts = node.values if isinstance(node, ast.JoinedStr) else [node]
            texts = [str(each.value) if isinstance(each, ast.Constant) else "…" for each in parts]
            found.append("".join(texts))
    return found


def test_every_refusal_is_earned() -> None:
    """The list of refusals and these tests cannot drift apart."""
    texts = said()
    unearned = []
    for name, template in vars(refusals).items():
        if name.isupper():
            parts = Formatter().parse(template)
            words = "".join(
                re.escape(text) + (".+" if place is not None else "") for text, place, *_ in parts
            )
            if not any(re.search(words, text) for text in texts):
                unearned.append(name)

    assert unearned == []
