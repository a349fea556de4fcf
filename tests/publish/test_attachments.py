"""The files that a post offers, with their type and size."""

import pytest

from cchc.core.body import Mention
from cchc.core.content import Source
from cchc.publish.attachments import Attachment, attachments
from cchc.publish.post_page import Beside, post_page
from publish.feed_samples import DAY, post
from publish.page_samples import view_of

SOURCE = Source(
    "",
    (
        Mention("to khai.pdf", 3),
        Mention("./to khai.pdf", 4),
        Mention("anh.png", 5, is_image=True),
        Mention("bai-khac.md", 6),
        Mention("mat.docx", 7),
    ),
)


def test_a_file_is_offered_once() -> None:
    """Pictures, other posts and files that are not there are no attachments."""
    found = list(attachments("2026/03/bai.md", SOURCE, {"2026/03/to khai.pdf": 10}))

    assert found == [Attachment("tin-bai/2026/03/to%20khai.pdf", "to khai.pdf", 10)]


@pytest.mark.parametrize(
    ("size", "told"),
    [
        (0, "0 byte"),
        (1023, "1023 byte"),
        (1024, "1 kB"),
        (200_000, "195 kB"),
        (1_300_000, "1,2 MB"),
        (52_428_800, "50 MB"),
        (5_000_000_000_000, "4657 GB"),
    ],
)
def test_a_size_is_told_as_people_write_it(size: int, told: str) -> None:
    """With a comma, and with no more digits than anybody needs."""
    assert Attachment("", "", size).size_told == told


def test_the_page_names_type_and_size() -> None:
    """Before somebody on a small plan fetches it."""
    view = view_of([post("bai", DAY)])
    files = (Attachment("tin-bai/2026/04/a.pdf", "a.pdf", 2048),)

    page = post_page(view, view.records[0], Beside(files=files)).content

    assert '<a href="/tin-bai/2026/04/a.pdf" download>a.pdf</a>' in page
    assert "(PDF, 2 kB)" in page
