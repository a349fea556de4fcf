"""Print the seconds that counting takes once the posts are read: `count_probe.py PLAN POSTS DAY`.

The one part of the benchmark that knows the project from inside; it runs as a process of its own.
"""

import gc
import sys
import time
from datetime import date
from pathlib import Path

from cchc.core.counting import count
from cchc.store.posts import read_posts
from cchc.store.project import read_plan_file


def seconds(plan_file: Path, folder: Path, day: date) -> float:
    """Return how long one count of all posts below *folder* takes."""
    plan = read_plan_file(plan_file, file=plan_file.name)
    posts = read_posts(folder, plan.vocabulary()).posts
    gc.disable()  # as the command does
    start = time.perf_counter()
    count(plan, posts, until=day)
    return time.perf_counter() - start


if __name__ == "__main__":
    print(seconds(Path(sys.argv[1]), Path(sys.argv[2]), date.fromisoformat(sys.argv[3])))
