"""The house has walls: imports go one way, and each framework has one room."""

import ast
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
SOURCE = TESTS.parent / "hooks"
# DESIGN.md, §2: a room may import from itself and from the rooms named here.
ROOMS = {
    "cchc.core": set[str](),
    "cchc.store": {"cchc.core"},
    "cchc.publish": {"cchc.core"},
    "cchc.reports": {"cchc.core", "cchc.publish"},
    "cchc.build": {"cchc.core", "cchc.store", "cchc.publish"},
    "cchc.deploy": {"cchc.core", "cchc.store"},
    "cchc.gather": {"cchc.core", "cchc.store", "cchc.publish"},
    "cchc.links": {"cchc.core", "cchc.store", "cchc.publish", "cchc.gather"},
    "cchc.moving": {"cchc.core", "cchc.store", "cchc.publish", "cchc.gather"},
    "cchc.editor": {"cchc.core", "cchc.store", "cchc.publish", "cchc.build", "cchc.reports"},
    "cchc.cli": {
        "cchc.core",
        "cchc.store",
        "cchc.publish",
        "cchc.build",
        "cchc.deploy",
        "cchc.editor",
        "cchc.gather",
        "cchc.links",
        "cchc.moving",
        "cchc.reports",
    },
    "site_hook": {"cchc.core", "cchc.store", "cchc.publish", "cchc.build"},
}
# A framework is known to one room alone.
OUTSIDE = {
    "mkdocs": {"site_hook", "cchc.build", "cchc.cli"},
    "msgspec": {"cchc.store", "cchc.build"},
    "sqlite3": {"cchc.store", "cchc.editor"},
    "argon2": {"cchc.editor"},
    "authlib": {"cchc.editor"},
    "boto3": {"cchc.deploy"},
    "botocore": {"cchc.deploy"},
    "comrak": {"cchc.publish"},
    "docx": {"cchc.reports"},
    "feedgen": {"cchc.publish"},
    "feedparser": {"cchc.gather", "cchc.moving"},
    "httpx": {"cchc.gather", "cchc.editor", "cchc.links"},
    "jinja2": {"cchc.editor"},
    "joserfc": {"cchc.editor"},
    "lxml": {"cchc.gather", "cchc.links", "cchc.moving", "cchc.publish"},
    "markdownify": {"cchc.gather"},
    "openpyxl": {"cchc.reports"},
    "pygit2": {"cchc.store"},
    "pyotp": {"cchc.editor"},
    "segno": {"cchc.editor", "cchc.reports"},
    "starlette": {"cchc.editor"},
    "uvicorn": {"cchc.cli"},
    "nh3": {"cchc.publish"},
    "icalendar": {"cchc.publish"},
    "PIL": {"cchc.store", "cchc.reports"},
    "rensa": {"cchc.core"},
    "tinycss2": {"cchc.publish"},
    "yaml": {"cchc.core"},
}
# What a pure room may not touch: the disk, the network, the clock, the environment.
IMPURE = {"os", "pathlib", "shutil", "socket", "subprocess", "sys", "tempfile", "time"}
IMPURE |= {"urllib.request"}
PURE = {"cchc.core", "cchc.publish", "cchc.reports"}


def modules() -> Iterator[tuple[str, ast.Module]]:
    """Yield each module's dotted name and its syntax tree."""
    for path in sorted(SOURCE.rglob("*.py")):
        name = ".".join(path.relative_to(SOURCE).with_suffix("").parts)
        yield name.removesuffix(".__init__"), ast.parse(path.read_text("utf-8"))


def imports(tree: ast.Module) -> Iterator[str]:
    """Yield every module that *tree* imports, at the top or inside a function."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def room_of(module: str) -> str:
    """Return the room that a module lies in."""
    return ".".join(module.split(".")[:2]) if module.startswith("cchc.") else module


MODULES = dict(modules())


@pytest.mark.parametrize("module", [name for name in MODULES if name != "cchc"])
def test_imports_go_one_way(module: str) -> None:
    """A room imports only from itself and from the rooms below it."""
    room = room_of(module)
    allowed = ROOMS[room] | {room}

    wrong = {name for name in imports(MODULES[module]) if name.startswith("cchc")}
    wrong = {name for name in wrong if room_of(name) not in allowed}

    assert not wrong


@pytest.mark.parametrize("module", MODULES)
def test_a_framework_has_one_room(module: str) -> None:
    """Only the room that a framework belongs to knows it."""
    known = {name.partition(".")[0] for name in imports(MODULES[module])}

    wrong = {name for name in known & OUTSIDE.keys() if room_of(module) not in OUTSIDE[name]}

    assert not wrong


@pytest.mark.parametrize("module", [name for name in MODULES if room_of(name) in PURE])
def test_a_pure_room_touches_nothing_outside(module: str) -> None:
    """Neither core, publish nor reports knows a disk, a clock, a network or an environment."""
    assert not IMPURE & set(imports(MODULES[module]))


@pytest.mark.parametrize("module", [name for name in MODULES if room_of(name) in PURE])
def test_a_pure_room_reads_no_clock(module: str) -> None:
    """The day is handed in: nothing in a pure room asks for now or today."""
    asked = {
        node.func.attr
        for node in ast.walk(MODULES[module])
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }

    assert not asked & {"now", "today", "utcnow"}


def test_every_folder_of_tests_is_gone_through(pytestconfig: pytest.Config) -> None:
    """Pytest passes over some names of folders in silence; no test of ours may lie in one."""
    passed_over = [str(each) for each in pytestconfig.getini("norecursedirs")]
    folders = {part for file in TESTS.rglob("test_*.py") for part in file.relative_to(TESTS).parts}

    assert not [name for name in folders if any(fnmatch(name, each) for each in passed_over)]
