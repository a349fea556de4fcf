"""Releases on another machine, over SSH: rsync brings the files, the other side turns the link.

The other side needs sh, rsync and the coreutils and util-linux of any Linux, and nothing of ours.
`RSYNC_RSH` names another way there, as it does for rsync itself.
"""

import contextlib
import os
import shlex
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from cchc.core.target import SshTarget
from cchc.deploy.errors import BUSY, DeployError
from cchc.deploy.names import CURRENT, FOLDER, GOING, LOCK, WRITING, releases_of
from cchc.deploy.releases import Changes

NO_PROGRAM = "Máy này chưa có lệnh {name}; hãy cài rsync và openssh-client rồi chạy lại."
AWAY = "Không đưa được trang lên {place}; máy bên kia hoặc đường truyền báo: {told}"
_RSH = "ssh -o BatchMode=yes -o ConnectTimeout=10"
_SECONDS = 1800
_BUSY_CODE, _ENDED = 75, "==cchc=="
# Neither owners nor groups nor the rights here are those of the web server there.
_FORM = ("-rt", "--delete", "--omit-dir-times", "--chmod=D755,F644")


class Ssh:
    """The releases of a folder on another machine."""

    def __init__(self, target: SshTarget) -> None:
        port = ["-p", str(target.port)] if target.port else []
        self._way = [*shlex.split(os.environ.get("RSYNC_RSH", _RSH)), *port]
        self._host, self._path = target.host, target.path.rstrip("/")
        self._session: subprocess.Popen[str] | None = None

    @property
    def place(self) -> str:
        """What people call it."""
        return f"{self._host}:{self._path}"

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold it for one publisher, cleared of what a killed one left.

        A shell over there holds the lock and is told what to do; it ends with the connection.
        """
        script = (
            f"mkdir -p {self._quoted(FOLDER)} && cd {self._quoted(FOLDER)} && "
            f"exec flock -n -E {_BUSY_CODE} ../{LOCK} sh"
        )
        with self._started([*self._way, self._host, script]) as process:
            self._session = process
            try:
                self._run(f"rm -rf {WRITING}* {GOING}*")
                yield
            finally:
                self._session = None
                with contextlib.suppress(BrokenPipeError):
                    process.communicate()

    def names(self) -> list[str]:
        """Return its releases, oldest first."""
        return releases_of(self._run("ls -1").split())

    def current(self) -> str:
        """Return the release on the air, "" if there is none."""
        # Where the link leads to nothing, nothing is on the air.
        told = self._run(f"test -d ../{CURRENT}/ && readlink ../{CURRENT} || true")
        return "".join(releases_of([told.strip().rpartition("/")[2]]))

    def changes(self, site: Path, current: str) -> Changes:
        """Return how *site* differs from the release *current*, by sizes and times."""
        words = ["-n", "--out-format=%i %n", *_FORM, f"{site}/"]
        told = self._rsync([*words, f"{self.place}/{FOLDER}/{current or f'{WRITING}0'}/"])
        lines = [line.split(" ", 1) for line in told.splitlines() if " " in line]
        files = [(kind, path.strip()) for kind, path in lines if not path.endswith("/")]
        added = [path for kind, path in files if kind.startswith("<f+")]
        changed = [path for kind, path in files if kind.startswith("<f") and "+" not in kind]
        removed = [path for kind, path in files if kind.startswith("*deleting")]
        return Changes(sorted(added), sorted(changed), sorted(removed))

    def fill(self, name: str, site: Path, current: str) -> None:
        """Make a release of *site*; files that *current* has the same are links to those."""
        writing = f"{WRITING}{name}"
        same = [f"--link-dest={self._path}/{FOLDER}/{current}"] if current else []
        self._rsync([*_FORM, *same, f"{site}/", f"{self.place}/{FOLDER}/{writing}/"])
        self._run(f"mv -T {writing} {name}")

    def switch(self, name: str) -> None:
        """Put the release *name* on the air: the link is renamed over the one before."""
        fresh = f"../{WRITING}{CURRENT}"
        # After a power cut the link must not lead to files without their bytes.
        self._run(f"ln -sfn {FOLDER}/{name} {fresh} && sync -f . && mv -fT {fresh} ../{CURRENT}")

    def remove(self, names: Sequence[str]) -> None:
        """Take releases away; none is ever to be seen with half its files."""
        for name in names:
            self._run(f"mv -T {name} {GOING}{name} && rm -rf {GOING}{name}")

    def _run(self, script: str) -> str:
        """Run *script* in the folder of the releases over there; "" where there is none."""
        if self._session:
            return self._asked(self._session, script)
        inside = f"test -d {self._quoted(FOLDER)} || exit 0; cd {self._quoted(FOLDER)}; {script}"
        return self._told([*self._way, self._host, inside])

    def _asked(self, session: subprocess.Popen[str], script: str) -> str:
        """Have the shell that holds the lock run *script*; its last line tells how that ended."""
        told: list[str] = []
        if session.stdin and session.stdout:
            with contextlib.suppress(BrokenPipeError):
                session.stdin.write(f"{{ {script} ; }} 2>&1 </dev/null; echo {_ENDED}$?\n")
                session.stdin.flush()
            for line in session.stdout:
                if line == f"{_ENDED}0\n":
                    return "".join(told)
                told.append(line)
                if line.startswith(_ENDED):
                    raise DeployError(self._away("".join(told[:-1])))
        raise DeployError(self._refused(session, told))

    def _rsync(self, words: Sequence[str]) -> str:
        return self._told(["rsync", "-e", shlex.join(self._way), *words])

    def _told(self, words: Sequence[str]) -> str:
        with self._started(words) as process:
            told, fault = process.communicate(timeout=_SECONDS)
            if process.returncode:
                raise DeployError(self._away(fault))
        return told

    @contextmanager
    def _started(self, words: Sequence[str]) -> Iterator[subprocess.Popen[str]]:
        pipe = subprocess.PIPE
        try:
            process = subprocess.Popen(
                words, stdin=pipe, stdout=pipe, stderr=pipe, encoding="utf-8", errors="replace"
            )
        except OSError as error:
            raise DeployError(NO_PROGRAM.format(name=words[0])) from error
        with process:
            try:
                yield process
            except subprocess.TimeoutExpired as error:
                process.kill()
                raise DeployError(self._away(str(error))) from error

    def _refused(self, session: subprocess.Popen[str], told: Sequence[str]) -> str:
        """Return why the shell that was to hold the lock is gone."""
        code = session.wait(timeout=_SECONDS)
        fault = session.stderr.read() if session.stderr else ""
        return BUSY.format(place=self.place) if code == _BUSY_CODE else self._away(*told, fault)

    def _away(self, *told: str) -> str:
        last = "".join(told).strip().rpartition("\n")[2][:300]
        return AWAY.format(place=self.place, told=last)

    def _quoted(self, name: str) -> str:
        return shlex.quote(f"{self._path}/{name}")
