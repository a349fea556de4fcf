"""What `count` and `remind` begin with: the posts that a call names, counted."""

import argparse
import sys

from cchc.build.run import MEMORY
from cchc.build.versions import made_with
from cchc.cli.door import project_root, sources
from cchc.core.content import Content
from cchc.core.counting import count
from cchc.core.tally import Count
from cchc.store.clock import clock
from cchc.store.memory import Memory
from cchc.store.posts import read_posts
from cchc.store.project import Project


def counted(args: argparse.Namespace) -> Count:
    """Count as of the day asked for, or today; a bad post is told and left out."""
    day = args.as_of or clock()
    if args.plan or args.posts:
        plan, vocabulary, folder = sources(args)
        found = read_posts(folder, vocabulary, root=folder.name)
        problems, posts = found.problems, found.posts
    else:
        content = _remembered(Project(project_root()), args)
        plan, problems, posts = content.plan, content.problems, content.posts
    for problem in problems:
        print(problem, file=sys.stderr)
    return count(plan, posts, until=day)


def _remembered(project: Project, args: argparse.Namespace) -> Content:
    """Read the project itself: what no file changed of is known from the last build or count."""
    with Memory(project.root / MEMORY, version=made_with()) as memory:
        content = project.read(day=args.as_of or clock(), memory=memory)
        memory.commit()
    return content
