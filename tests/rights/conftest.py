"""A shared repository of its own for each test."""

import shutil
from pathlib import Path

import pytest

from rights.hub import Hub, start_hub


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One shared repository, made once."""
    return start_hub(tmp_path_factory.mktemp("hub")).bare


@pytest.fixture
def hub(model: Path, tmp_path: Path) -> Hub:
    """Return a copy of it."""
    bare = tmp_path / "trang.git"
    shutil.copytree(model, bare)
    return Hub(bare)
