"""Take the sample posts out of a project, with the pictures that only they show."""

from pathlib import Path

from cchc.core.vocabulary import Vocabulary
from cchc.store.media import media_of
from cchc.store.posts import read_posts


def remove_samples(folder: Path, vocabulary: Vocabulary) -> int:
    """Remove every post marked `sample: true` below *folder*; returns how many there were."""
    posts = read_posts(folder, vocabulary).posts
    samples = [post for post in posts if post.sample]
    in_use = {file for post in posts if not post.sample for file in media_of(post)}
    shown = {file for post in samples for file in media_of(post)}
    for file in [*(post.file for post in samples), *(shown - in_use)]:
        (folder / file).unlink(missing_ok=True)
    for place in sorted((each for each in folder.rglob("*") if each.is_dir()), reverse=True):
        if not any(place.iterdir()):
            place.rmdir()
    return len(samples)
