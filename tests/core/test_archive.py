"""Posts that are each right alone may clash; the older one stays."""

from datetime import date

from cchc.core.archive import archive
from cchc.core.post import Post, opening_of


def post(file: str, *, day: int = 1, formerly: tuple[str, ...] = ()) -> Post:
    """Return a post of March 2026."""
    moment = opening_of(date(2026, 3, day))
    return Post(file, "Một bài", ("kt",), "tthc", moment, formerly=formerly)


def kept(*posts: Post) -> tuple[list[str], list[str]]:
    """Return the files that stay, and what is told about the others."""
    found = archive(posts, root="posts")
    return [each.file for each in found.posts], [str(each) for each in found.problems]


def test_posts_that_do_not_clash_all_stay_in_order_of_files() -> None:
    """An earlier address may be anyone's whose it never was."""
    posts = [post("2026/03/b.md", formerly=("2026/02/b", "c")), post("2026/03/a.md", day=2)]

    assert kept(*posts) == (["2026/03/a.md", "2026/03/b.md"], [])


def test_of_two_posts_with_one_slug_the_older_stays() -> None:
    """Whatever the folder: a slug names a post everywhere."""
    younger, older = post("2026/01/a.md", day=9), post("2026/03/a.md", day=2)

    assert kept(younger, older) == (
        ["2026/03/a.md"],
        ["posts/2026/01/a.md: địa chỉ 'a' đã là của bài 2026/03/a.md; hãy đổi tên tệp"],
    )


def test_of_two_posts_of_one_day_the_first_file_stays() -> None:
    """The order in which they were read does not matter."""
    one, two = post("2026/02/a.md"), post("2026/03/a.md")

    assert kept(one, two) == kept(two, one)
    assert kept(two, one)[0] == ["2026/02/a.md"]


def test_an_address_in_use_cannot_be_an_earlier_one() -> None:
    """The post whose address it is stays."""
    taker, owner = post("2026/03/b.md", formerly=("a",)), post("2026/03/a.md", day=9)

    assert kept(taker, owner) == (
        ["2026/03/a.md"],
        [
            (
                "posts/2026/03/b.md: formerly: địa chỉ cũ 'a' đang là của bài 2026/03/a.md;"
                " hãy xóa khỏi formerly"
            )
        ],
    )


def test_two_posts_cannot_have_been_one() -> None:
    """Also where the months differ: their guids, made of year and slug, would be the same."""
    for place in ("x", "2026/03/x", "2026/01/x"):
        one, two = post("2026/03/a.md", formerly=("x",)), post("2026/03/b.md", formerly=(place,))

        assert kept(one, two) == (
            ["2026/03/a.md"],
            [
                (
                    "posts/2026/03/b.md: formerly: địa chỉ cũ 'x' đang là của bài 2026/03/a.md;"
                    " hãy xóa khỏi formerly"
                )
            ],
        )


def test_a_loop_of_earlier_addresses_is_broken_by_hand() -> None:
    """Neither post stays: nobody can tell which was first."""
    one, two = post("2026/03/a.md", formerly=("b",)), post("2026/03/b.md", formerly=("a",))

    files, told = kept(one, two)

    assert files == []
    assert told == [
        f"posts/2026/03/{this}.md: formerly: địa chỉ cũ chỉ vòng lại nhau với bài"
        f" 2026/03/{that}.md; hãy bỏ một trong hai"
        for this, that in (("a", "b"), ("b", "a"))
    ]


def test_a_longer_loop_stays_out_too() -> None:
    """Each of the three names an address in use."""
    files, told = kept(
        post("2026/03/a.md", formerly=("b",)),
        post("2026/03/b.md", formerly=("c",)),
        post("2026/03/c.md", formerly=("a",)),
    )

    assert files == []
    assert len(told) == 3


def test_a_post_that_moved_between_months_clashes_with_nobody() -> None:
    """Its own slug in another month is its earlier address."""
    moved = post("2026/03/a.md", formerly=("2026/02/a",))

    assert kept(moved) == (["2026/03/a.md"], [])
