"""What a page says of itself to those who share it."""

from datetime import date

from publish.feed_samples import post
from publish.page_samples import files_of, view_of


def test_a_post_without_a_picture_is_shared_with_the_sign() -> None:
    """Every post has a picture for the social networks: its own, or the commune's sign."""
    view = view_of([post("a", date(2026, 3, 1))])
    page = next(text for path, text in files_of(view).items() if path.endswith("/a/index.html"))

    assert f'content="{view.settings.url}assets/images/bieu-tuong-512.png"' in page
    assert 'content="Biểu tượng của trang"' in page
