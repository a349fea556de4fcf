"""The project's own Python, in `.venv`: made once, renewed when a lock file changes.

Standard library only, for this runs before anything is installed. As a command it runs Python
with the developers' tools in it: `python3 scripts/environment.py -m ruff check`.
"""

import contextlib
import hashlib
import importlib.util
import io
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, NamedTuple, NoReturn

MINIMUM = (3, 11)
if sys.version_info[:2] < MINIMUM:
    raise SystemExit(
        f"Cần Python 3.11 trở lên, máy đang chạy {sys.version.split()[0]}; "
        "hãy cài bản mới (Debian, Ubuntu: sudo apt install python3) rồi chạy lại."
    )

BUILD, RUNTIME, DEV = "requirements-build.lock", "requirements.lock", "requirements-dev.lock"
PIP = ["-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--quiet"]
LOCKED = ["--require-hashes", "--no-build-isolation", "--use-pep517"]
# Set for another Python, these lead ours to the wrong libraries or pip to the wrong folder.
HARMFUL = {"PYTHONHOME", "PYTHONPATH", "PYTHONPLATLIBDIR", "__PYVENV_LAUNCHER__"}
HARMFUL |= {"PIP_TARGET", "PIP_PREFIX", "PIP_ROOT"}

NO_VENV = """\
Python trên máy này thiếu phần tạo môi trường riêng (venv, ensurepip).
Debian, Ubuntu: hãy chạy `sudo apt install python3-venv`, rồi chạy lại lệnh vừa rồi.
Hệ khác: hãy cài lại Python từ bộ cài đầy đủ, rồi chạy lại."""
NOT_MADE = """\
Không tạo được thư mục .venv:

{output}

Hãy xem đĩa còn chỗ và bạn có quyền ghi vào {root}; xoá thư mục .venv nếu có, rồi chạy lại."""
NOT_INSTALLED = """\
Không cài được thư viện; pip báo:

{output}

Hãy xem lần lượt:
  1. Máy có mạng không? Nếu cơ quan dùng proxy: đặt biến HTTPS_PROXY, rồi chạy lại.
  2. Đĩa còn ít nhất 1 GB trống không?
  3. Nếu pip báo sai mã băm (hash): đừng cài tiếp; hãy báo người phụ trách kỹ thuật.
Trang đã dựng trước đó vẫn còn nguyên."""
NOT_WRITTEN = "Không ghi được vào {root}: {reason}. Hãy xem quyền ghi và chỗ trống, rồi chạy lại."


class SetUpError(Exception):
    """The environment could not be made; the words say what to do."""


class Environment(NamedTuple):
    """The `.venv` of the project that lies in *root*."""

    root: Path

    @property
    def folder(self) -> Path:
        """Where the environment lies."""
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        """The environment's own interpreter."""
        return python_in(self.folder, os.name)

    def is_ready(self, lock: str) -> bool:
        """Tell whether all that *lock* names was installed, to the end, from its present text."""
        stamp = self._stamp(lock)
        return self.is_whole() and stamp.exists() and stamp.read_text("utf-8") == self._state(lock)

    def is_whole(self) -> bool:
        """Tell whether the interpreter is there, and the one that it was made from."""
        settings = self.folder / "pyvenv.cfg"
        if not (self.python.exists() and settings.exists()):
            return False
        return all(Path(path).exists() for path in origins(settings.read_text("utf-8")))

    def ensure(self, lock: str) -> Path:
        """Give the interpreter, once all that *lock* names is installed."""
        if self.is_ready(lock):
            return self.python
        try:
            with alone(self.root / ".cchc" / "environment.lock"):
                # Another script may have made it while we waited.
                if not self.is_ready(lock):
                    self._set_up(lock)
        except OSError as error:
            raise SetUpError(NOT_WRITTEN.format(root=self.root, reason=error)) from error
        return self.python

    def variables(self) -> dict[str, str]:
        """Give the environment variables that a program in here starts with."""
        return variables_for(self.python.parent, os.environ)

    def _set_up(self, lock: str) -> None:
        start = time.monotonic()
        print("Đang chuẩn bị thư viện trong .venv (khoảng một phút) …", flush=True)
        if self._is_ours():
            # Without network this fails here, and what was installed stays usable.
            self._pip(*LOCKED, "--dry-run", "-r", lock)
        else:
            self._create()
        for stamp in map(self._stamp, (RUNTIME, DEV)):
            stamp.unlink(missing_ok=True)
        self._install(lock)
        # Last of all, so that a set-up cut short has no stamp. The dev lock holds the runtime's.
        for done in (RUNTIME, lock):
            self._stamp(done).write_text(self._state(done), "utf-8", newline="\n")
        print(f"Đã chuẩn bị xong sau {time.monotonic() - start:.0f} giây.", flush=True)

    def _is_ours(self) -> bool:
        """Tell whether a finished set-up of this folder and this Python is there to build upon."""
        stamps = [stamp for stamp in map(self._stamp, (RUNTIME, DEV)) if stamp.exists()]
        first_lines = [stamp.read_text("utf-8").partition("\n")[0] for stamp in stamps]
        return self.is_whole() and self._place() in first_lines

    def _create(self) -> None:
        specs = map(importlib.util.find_spec, ("ensurepip", "venv"))
        # A module without origin is an empty folder that a removed package left.
        if not all(spec and spec.origin for spec in specs):
            raise SetUpError(NO_VENV)
        self._run([sys.executable, "-m", "venv", "--clear", str(self.folder)], NOT_MADE)

    def _install(self, lock: str) -> None:
        # What builds the others comes first, so that building downloads nothing unlocked.
        self._pip(*LOCKED, "-r", BUILD)
        self._pip(*LOCKED, "-r", lock)
        self._pip("--no-deps", "--no-build-isolation", "-e", ".")

    def _pip(self, *arguments: str) -> None:
        self._run([str(self.python), *PIP, *arguments], NOT_INSTALLED)

    def _run(self, command: list[str], advice: str) -> None:
        """Run *command* without a word, or raise *advice* with its last lines."""
        run = subprocess.run(
            command,
            cwd=self.root,
            env=self.variables(),
            check=False,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
        )
        if run.returncode:
            lines = [line for line in run.stdout.splitlines() if "Retrying" not in line]
            raise SetUpError(advice.format(output="\n".join(lines[-20:]), root=self.root))

    def _stamp(self, lock: str) -> Path:
        return self.folder / f"{lock}.done"

    def _place(self) -> str:
        # The editable install and the scripts in .venv hold the project's full path.
        return f"{sys.implementation.cache_tag} {sys.platform} {self.root}"

    def _state(self, lock: str) -> str:
        files = (self.root / name for name in (BUILD, lock, "pyproject.toml"))
        digest = hashlib.sha256(b"\0".join(file.read_bytes() for file in files))
        return f"{self._place()}\n{digest.hexdigest()}\n"


def python_in(folder: Path, system: str) -> Path:
    """Give the path of the interpreter in an environment; *system* is as in `os.name`."""
    return folder / ("Scripts/python.exe" if system == "nt" else "bin/python")


def origins(settings: str) -> list[str]:
    """Give the interpreter that an environment was made from, as its pyvenv.cfg tells."""
    pairs = (line.partition("=") for line in settings.splitlines())
    return [value.strip() for key, _, value in pairs if key.strip() == "executable"]


def variables_for(programs: Path, given: Mapping[str, str]) -> dict[str, str]:
    """Take what leads Python astray out of *given*, and put *programs* first in PATH."""
    kept = {name: value for name, value in given.items() if name.upper() not in HARMFUL}
    path = os.pathsep.join(filter(None, [str(programs), kept.get("PATH")]))
    # Vietnamese must pass through any console and any pipe.
    return {**kept, "PATH": path, "PYTHONUTF8": "1", "PIP_USER": "0"}


@contextlib.contextmanager
def alone(path: Path) -> Iterator[None]:
    """Let one process in at a time; a process that dies lets go."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as file:
        _take(file)
        yield


if sys.platform == "win32":
    import msvcrt

    def _take(file: IO[bytes]) -> None:
        # One call waits ten seconds and then gives up; a set-up takes longer.
        while True:
            with contextlib.suppress(OSError):
                msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
                return

else:
    import fcntl

    def _take(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX)


PROJECT = Environment(Path(__file__).resolve().parent.parent)


def prepare(lock: str) -> Path:
    """Give the project's interpreter, or end this script with words on what to do."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        return PROJECT.ensure(lock)
    except SetUpError as error:
        sys.exit(str(error))


def become(lock: str, *arguments: str) -> NoReturn:
    """Go on as the project's Python with *arguments*, in the project's folder."""
    command = [str(prepare(lock)), *arguments]
    os.chdir(PROJECT.root)
    _go_on(command)


def enter(lock: str) -> None:
    """Start the calling script again in the project's Python, unless it runs there."""
    python = prepare(lock)
    if Path(sys.prefix).resolve() != PROJECT.folder.resolve():
        _go_on([str(python), *sys.argv])


def _go_on(command: list[str]) -> NoReturn:
    sys.stdout.flush()
    if os.name != "nt":
        # The same process goes on: Ctrl+C and `kill` reach the program itself.
        os.execve(command[0], command, PROJECT.variables())
    with subprocess.Popen(command, env=PROJECT.variables()) as child:
        while True:
            # Ctrl+C reaches the program too, which ends in its own way.
            with contextlib.suppress(KeyboardInterrupt):
                sys.exit(child.wait())


if __name__ == "__main__":
    become(DEV, *sys.argv[1:])
