"""The road that sets the project up: what it trusts, what it does again, what it tells people.

Nothing is downloaded: the sample project has empty locks and builds itself with its own backend.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import environment
from environment import BUILD, DEV, RUNTIME, Environment, SetUpError

ROOT = Path(environment.__file__).resolve().parent.parent

PYPROJECT = """\
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]

[project]
name = "sample"
version = "1"
"""
BACKEND = """\
import os
import zipfile

METADATA = "Metadata-Version: 2.1\\nName: sample\\nVersion: 1\\n"
WHEEL = "Wheel-Version: 1.0\\nGenerator: x\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n"

def build_editable(folder, settings=None, metadata=None):
    if os.path.exists("power-cut"):
        os._exit(1)
    name = "sample-1-py3-none-any.whl"
    with zipfile.ZipFile(os.path.join(folder, name), "w") as wheel:
        wheel.writestr("sample_mark.py", "")
        wheel.writestr("sample-1.dist-info/METADATA", METADATA)
        wheel.writestr("sample-1.dist-info/WHEEL", WHEEL)
        wheel.writestr("sample-1.dist-info/RECORD", "")
    return name
"""


def write_project(root: Path) -> Environment:
    """Write a project that needs nothing and can be installed without network."""
    root.mkdir(parents=True, exist_ok=True)
    for lock in (BUILD, RUNTIME, DEV):
        (root / lock).write_text(f"# {lock}\n", encoding="utf-8")
    (root / "pyproject.toml").write_text(PYPROJECT, encoding="utf-8")
    (root / "backend.py").write_text(BACKEND, encoding="utf-8")
    return Environment(root)


def has_sample(project: Environment) -> bool:
    """Ask the project's own Python whether the project is installed in it."""
    command = [str(project.python), "-c", "import sample_mark"]
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """Set a sample project up for real; its path has a space and Vietnamese letters."""
    project = write_project(tmp_path_factory.mktemp("made") / "xã Hưng Đạo")
    project.ensure(RUNTIME)
    return project


@pytest.fixture
def unmade(tmp_path: Path) -> Environment:
    """Give a sample project that nobody has set up."""
    return write_project(tmp_path)


def test_a_set_up_project_is_ready(made: Environment) -> None:
    """After one set-up the project can be imported, and nothing is left to do."""
    assert made.is_ready(RUNTIME)
    assert has_sample(made)


def test_a_second_run_does_nothing(made: Environment, capsys: pytest.CaptureFixture[str]) -> None:
    """What is ready is used without a word."""
    assert made.ensure(RUNTIME) == made.python
    assert capsys.readouterr().out == ""


def test_the_developers_set_up_serves_the_site_too(made: Environment) -> None:
    """The runtime's set-up does not stand for the developers', but theirs stands for both."""
    enough_before = made.is_ready(DEV)
    made.ensure(DEV)

    assert not enough_before
    assert made.is_ready(DEV)
    assert made.is_ready(RUNTIME)


@pytest.mark.parametrize("file", [BUILD, RUNTIME, "pyproject.toml"])
def test_a_changed_file_asks_for_a_set_up(made: Environment, file: str) -> None:
    """One changed letter in what is installed is noticed; undone, the old set-up stands again."""
    path = made.root / file
    before = path.read_bytes()
    path.write_bytes(before + b"# x\n")
    changed = made.is_ready(RUNTIME)
    path.write_bytes(before)

    assert not changed
    assert made.is_ready(RUNTIME)


def test_a_set_up_cut_short_is_done_again_from_nothing(unmade: Environment) -> None:
    """What a broken-off set-up left is not trusted: it is wiped, not built upon."""
    cut = unmade.root / "power-cut"
    cut.touch()
    with pytest.raises(SetUpError):
        unmade.ensure(RUNTIME)
    left = unmade.folder / "left-behind"
    left.touch()
    ready_after_cut = unmade.is_ready(RUNTIME)
    cut.unlink()
    unmade.ensure(RUNTIME)

    assert not ready_after_cut
    assert not left.exists()
    assert has_sample(unmade)


def test_a_renewal_that_finds_no_network_keeps_the_old_set_up(made: Environment) -> None:
    """When the new lock cannot be had, going back to the old lock is enough to work on."""
    lock = made.root / RUNTIME
    before = lock.read_bytes()
    lock.write_text(f"./missing-1-py3-none-any.whl --hash=sha256:{'0' * 64}\n", encoding="utf-8")
    with pytest.raises(SetUpError, match="Không cài được thư viện; pip báo:"):
        made.ensure(RUNTIME)
    lock.write_bytes(before)

    assert made.is_ready(RUNTIME)
    assert has_sample(made)


def test_a_copied_project_is_set_up_again(made: Environment, tmp_path: Path) -> None:
    """An environment holds its own path, so a copy of it elsewhere is not trusted."""
    copy = Environment(shutil.copytree(made.root, tmp_path / "copy", symlinks=True))

    assert copy.is_whole()
    assert not copy.is_ready(RUNTIME)


@pytest.mark.parametrize("lost", ["interpreter", "settings", "origin"])
def test_a_broken_environment_is_noticed(tmp_path: Path, lost: str) -> None:
    """An environment without its interpreter, its settings or its origin is not whole."""
    project = Environment(tmp_path)
    settings = project.folder / "pyvenv.cfg"
    project.python.parent.mkdir(parents=True)
    project.python.touch()
    settings.write_text(f"executable = {sys.executable}\n", encoding="utf-8")
    whole_before = project.is_whole()
    if lost == "interpreter":
        project.python.unlink()
    elif lost == "settings":
        settings.unlink()
    else:
        settings.write_text(f"executable = {tmp_path / 'python3.9'}\n", encoding="utf-8")

    assert whole_before
    assert not project.is_whole()


def test_the_interpreter_lies_elsewhere_on_windows() -> None:
    """Windows keeps the programs of an environment in Scripts."""
    folder = Path("C:/xa/.venv")

    assert environment.python_in(folder, "nt") == folder / "Scripts" / "python.exe"
    assert environment.python_in(folder, "posix") == folder / "bin" / "python"


def test_the_origin_is_read_with_spaces_and_backslashes() -> None:
    """A path of Windows is taken whole; an older pyvenv.cfg without it names none."""
    settings = "home = C:\\Program Files\nexecutable = C:\\Program Files\\py=3\\python.exe\n"

    assert environment.origins(settings) == ["C:\\Program Files\\py=3\\python.exe"]
    assert environment.origins("home = /usr/bin\n") == []


def test_what_leads_python_astray_is_taken_out() -> None:
    """Another Python's variables go, ours come first, all others stay."""
    given = {"PYTHONPATH": "/x", "PYTHONHOME": "/y", "PIP_TARGET": "/z", "HOME": "/h", "PATH": "/b"}
    programs = Path("/p/.venv/bin")

    assert environment.variables_for(programs, given) == {
        "HOME": "/h",
        "PATH": os.pathsep.join([str(programs), "/b"]),
        "PYTHONUTF8": "1",
        "PIP_USER": "0",
    }


def test_an_empty_environment_is_enough() -> None:
    """Without PATH, only our own programs are in it: no empty entry, which means any folder."""
    assert environment.variables_for(Path("/p"), {})["PATH"] == str(Path("/p"))


def test_a_python_without_venv_is_told_what_to_install(
    unmade: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Debian ships Python without venv; the remedy is one line to copy."""
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(SetUpError) as caught:
        unmade.ensure(RUNTIME)

    assert str(caught.value).splitlines()[:2] == [
        "Python trên máy này thiếu phần tạo môi trường riêng (venv, ensurepip).",
        "Debian, Ubuntu: hãy chạy `sudo apt install python3-venv`, rồi chạy lại lệnh vừa rồi.",
    ]


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """Where the cache folder cannot be made, the words name the folder and the reason."""
    project = write_project(tmp_path)
    (tmp_path / ".cchc").write_text("a file, no folder", encoding="utf-8")
    with pytest.raises(SetUpError, match="Hãy xem quyền ghi và chỗ trống, rồi chạy lại") as caught:
        project.ensure(RUNTIME)

    assert str(caught.value).startswith(f"Không ghi được vào {tmp_path}: ")


@pytest.mark.parametrize(("smaller", "larger"), [(BUILD, RUNTIME), (RUNTIME, DEV)])
def test_a_lock_holds_the_one_before(smaller: str, larger: str) -> None:
    """All share one .venv, so no package may have two versions."""
    assert pins(smaller) <= pins(larger)


@pytest.mark.parametrize("lock", [BUILD, RUNTIME, DEV])
def test_a_lock_tells_nothing_of_the_machine_it_was_made_on(lock: str) -> None:
    """No address, no path, no option for pip but hashes: any registry will do."""
    lines = (ROOT / lock).read_text(encoding="utf-8").splitlines()
    own = [line for line in lines if not line.lstrip().startswith("#")]

    assert not [line for line in own if line.startswith("-") or "/" in line]
    assert not [line for line in lines if "://" in line or " /" in line]


def pins(lock: str) -> set[str]:
    """Read the `name==version` of each package in one of our own locks."""
    lines = (ROOT / lock).read_text(encoding="utf-8").splitlines()
    return {line.split()[0] for line in lines if line[:1].isalnum()}
