"""A project's folder: its settings, its plan, its posts, read once for a build or a count."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from cchc.core import sentences
from cchc.core.content import Content
from cchc.core.fields import Fields
from cchc.core.inherited import inherited
from cchc.core.plan import Plan
from cchc.core.plan_reader import read_plan
from cchc.core.problem import ContentError, Problem
from cchc.core.rules import Rule
from cchc.core.settings import Settings, read_settings
from cchc.core.tree import Mapping as Form
from cchc.core.tree import Scalar
from cchc.core.vocabulary import Vocabulary
from cchc.store.memory import Memory
from cchc.store.mkdocs_yml import read_site_form
from cchc.store.posts import read_posts
from cchc.store.registers import read_registers
from cchc.store.remembered import remembered_posts
from cchc.store.scan import Scan, scan_posts
from cchc.store.text_files import read_text

CONFIG = "mkdocs.yml"


class Project:
    """The folder that holds mkdocs.yml; *config* names another file of that kind."""

    def __init__(self, root: Path, *, config: str = CONFIG) -> None:
        self.root = root
        self.config = config

    def settings(self) -> Settings:
        """Read the settings, or raise ContentError with all their problems."""
        form = read_site_form(self.root / self.config, file=self.config)
        cchc = _child(_child(form, "extra"), "cchc")
        return read_settings(
            Fields(cchc, file=self.config, prefix="extra.cchc."),
            url=_text(form, "site_url"),
            name=_text(form, "site_name"),
            description=_text(form, "site_description"),
        )

    def plan(self, settings: Settings) -> Plan:
        """Read the plan that the settings name, or raise ContentError with all its problems."""
        path = self.root / settings.plan
        if not path.is_file():
            sentence = sentences.NO_PLAN_FILE.format(found=settings.plan)
            raise ContentError([Problem(self.config, 0, "extra.cchc.plan", sentence)])
        return read_plan_file(path, file=settings.plan)

    def read(
        self,
        *,
        day: date,
        memory: Memory | None = None,
        scan: Scan | None = None,
    ) -> Content:
        """Read everything as of *day*; a bad post is told in the content, a bad plan raises.

        With a *memory* only what changed is read, and posts come without their text. *scan* is of
        the project's files, where they have been looked at already.
        """
        settings = self.settings()
        plan = self.plan(settings)
        above = self.above(settings, plan)
        folder, root = self.root / settings.posts, settings.posts.rstrip("/")
        vocabulary = plan.vocabulary(above)
        if memory:
            inside = scan and self.holds(settings)
            posts = scan.posts(root) if scan and inside else scan_posts(folder)
            found = remembered_posts(posts, vocabulary, memory, root=root)
        else:
            found = read_posts(folder, vocabulary, root=root)
        registers = read_registers(self.root, vocabulary, memory)
        return Content(
            settings=settings,
            plan=plan,
            posts=found.posts,
            problems=found.problems,
            day=day,
            above=above,
            sources=found.sources,
            words=vocabulary.key,
            registers=registers.registers,
            register_problems=registers.problems,
            media=found.media,
        )

    def holds(self, settings: Settings) -> bool:
        """Tell whether plan and posts lie inside the project's folder, under plain names."""
        paths = (settings.plan, settings.posts.rstrip("/"))
        return all(Path(path).as_posix() == path and ".." not in path for path in paths)

    def above(self, settings: Settings, plan: Plan) -> Plan | None:
        """Read what the plan of the level above asks of this commune; None if it is not named."""
        return read_above(self.root / settings.plan, plan)

    def vocabulary(self, settings: Settings, plan: Plan) -> Vocabulary:
        """Return the words that a post may use under the plan and the one above it."""
        return plan.vocabulary(self.above(settings, plan))


def read_above(path: Path, plan: Plan) -> Plan | None:
    """Read what the plan above *plan* asks of its commune; *path* is the file of *plan* itself.

    None if the plan names no file, group and unit for that, or the file is not beside it.
    """
    parent = plan.parent
    if not parent or not parent.file or not parent.group or not parent.unit:
        return None
    file = path.parent / parent.file
    if not file.is_file():
        return None
    above = read_plan_file(file, file=parent.file)
    return inherited(above, group=parent.group, commune=plan.unit(parent.unit))


def read_plan_file(path: Path, *, file: str) -> Plan:
    """Read one plan file, called *file* in its problems."""
    plan = read_plan(read_text(path, file=file), file=file)
    return replace(plan, former=_former(path, plan))


def _former(path: Path, plan: Plan) -> tuple[Rule, ...]:
    """Return the rules of the years before, which posts of those years name."""
    if not plan.follows:
        return ()
    folder = plan.file.rpartition("/")[0]
    file, there = f"{folder}/{plan.follows}".lstrip("/"), path.parent / plan.follows
    before = read_plan(read_text(there, file=file), file=file)
    if before.year >= plan.year:
        sentence = sentences.FOLLOWS_LATER.format(found=plan.follows, year=before.year)
        raise ContentError([Problem(plan.file, 0, "follows", sentence)])
    above = read_above(there, before)
    return (*_former(there, before), *before.rules, *(above.rules if above else ()))


def _child(form: Form, name: str) -> Form:
    node = form.nodes.get(name)
    return node if isinstance(node, Form) else Form({}, form.lines.get(name, form.line))


def _text(form: Form, name: str) -> str:
    node = form.nodes.get(name)
    return node.text.strip() if isinstance(node, Scalar) else ""
