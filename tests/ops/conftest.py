"""Commands over a copy of the demo commune."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.journeys.server import BIN, ROOT, environment
from tests.loaded import loaded

__all__ = ["loaded"]
Command = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def data(loaded: Path, tmp_path: Path) -> Path:
    """A data folder of one's own that holds the demo."""
    return Path(shutil.copytree(loaded, tmp_path / "data"))


@pytest.fixture
def dienhong(data: Path) -> Command:
    """`dienhong("void", code, …)` as a process over `data`."""

    def run(*arguments: str) -> "subprocess.CompletedProcess[str]":
        command = [str(BIN / "dienhong"), *arguments]
        return subprocess.run(command, env=environment(data), cwd=ROOT, capture_output=True, text=True, check=False)

    return run
