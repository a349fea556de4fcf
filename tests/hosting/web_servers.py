"""The real web servers, each on a port of its own with the project's configuration."""

import getpass
import os
import re
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from email.message import Message
from pathlib import Path
from typing import NamedTuple

HOSTING = Path(__file__).parents[2] / "hosting"
_MAIN = """\
load_module /usr/lib/nginx/modules/ngx_http_brotli_static_module.so;
daemon off;
user {user};
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""


class Answer(NamedTuple):
    """What a server said."""

    status: int
    headers: Message
    body: bytes


class Server(NamedTuple):
    """A server that runs, and its address without a slash at the end."""

    name: str
    url: str

    def get(self, path: str, headers: Mapping[str, str] | None = None) -> Answer:
        """Ask for *path*; where it leads elsewhere, that is the answer."""
        request = urllib.request.Request(self.url + path, headers=dict(headers or {}))  # noqa: S310
        try:
            with _opener.open(request, timeout=20) as found:
                return Answer(found.status, found.headers, found.read())
        except urllib.error.HTTPError as error:
            with error:
                return Answer(error.code, error.headers, error.read())


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Leaves it to the test to see where an answer leads."""

    def redirect_request(self, *_: object) -> None:
        """Follow nothing."""


_opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), _NoRedirect)


@contextmanager
def nginx(root: Path, folder: Path) -> Iterator[Server]:
    """Run nginx on the site in *root*, all that it writes below *folder*."""
    port, config = free_port(), (HOSTING / "nginx.conf").read_text("utf-8")
    config = re.sub(r"listen 80;", f"listen 127.0.0.1:{port};", config)
    config = config.replace("/srv/trang-xa/cong-bo/current", str(root)).replace(
        "# brotli_static", "brotli_static"
    )
    with _running(_nginx(config, folder), port, folder):
        yield Server("nginx", f"http://127.0.0.1:{port}")


def checked_by_nginx(config: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Have nginx itself look at a configuration."""
    # The ports are those of the machine, and whoever runs this may not listen there.
    words = [
        *_nginx(config.replace("listen 80;", f"listen 127.0.0.1:{free_port()};"), folder),
        "-t",
    ]
    return subprocess.run(words, capture_output=True, encoding="utf-8", check=False)


def _nginx(config: str, folder: Path) -> list[str]:
    """Return how nginx is started with *config*, all that it writes below *folder*."""
    (folder / "site.conf").write_text(config, "utf-8")
    (folder / "nginx.conf").write_text(_MAIN.format(folder=folder, user=getpass.getuser()), "utf-8")
    words = [program("nginx"), "-p", str(folder), "-c", str(folder / "nginx.conf")]
    return [*words, "-e", str(folder / "error.log")]


@contextmanager
def caddy(root: Path, folder: Path) -> Iterator[Server]:
    """Run Caddy on the site in *root*, all that it writes below *folder*."""
    port, config = free_port(), (HOSTING / "Caddyfile").read_text("utf-8")
    config = config.replace("/srv/trang-xa/cong-bo/current", str(root))
    config = config.replace("\nthuongphuc.hanoi.gov.vn {", f"\nhttp://127.0.0.1:{port} {{")
    (folder / "Caddyfile").write_text("{\n\tadmin off\n}\n" + config, "utf-8")
    words = [program("caddy"), "run", "--config", str(folder / "Caddyfile")]
    with _running([*words, "--adapter", "caddyfile"], port, folder):
        yield Server("caddy", f"http://127.0.0.1:{port}")


def program(name: str) -> str:
    """Return where a program lies; /usr/sbin is not everybody's."""
    found = shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    assert found, f"apt install {name}"
    return found


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port: int = listening.getsockname()[1]
        return port


@contextmanager
def _running(words: list[str], port: int, folder: Path) -> Iterator[None]:
    variables = {**os.environ, "HOME": str(folder), "XDG_DATA_HOME": str(folder)}
    with (folder / "said").open("wb") as said:
        process = subprocess.Popen(words, stdout=said, stderr=said, env=variables)
        try:
            _await(port, process, folder / "said")
            yield
        finally:
            process.terminate()
            process.wait(timeout=20)


def _await(port: int, process: subprocess.Popen[bytes], said: Path) -> None:
    for _ in range(200):
        assert process.poll() is None, said.read_text("utf-8")
        with socket.socket() as asking:
            if asking.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    message = f"nothing listens on {port}"
    raise AssertionError(message)
