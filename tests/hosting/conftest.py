"""One build of the project, served by each web server for all the tests here."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hosting.web_servers import Server, caddy, nginx
from test_site import ROOT, build


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the project as it stands."""
    folder = tmp_path_factory.mktemp("served") / "site"
    ran = build(ROOT, folder)
    assert ran.returncode == 0, ran.stderr
    return folder


@pytest.fixture(scope="session", params=[nginx, caddy], ids=["nginx", "caddy"])
def server(
    request: pytest.FixtureRequest, site: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """The site, served."""
    folder = tmp_path_factory.mktemp("server")
    with request.param(site, folder) as running:
        yield running
