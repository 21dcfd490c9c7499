"""The demo, loaded once a session by the command an operator uses, and the report built out of it. Never written to."""

import json
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.server import BIN, ROOT, environment


def dienhong(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """The command over a data folder, as an operator runs it."""
    command = [str(BIN / "dienhong"), *arguments]
    return subprocess.run(command, env=environment(folder), cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder that holds the demo."""
    folder = tmp_path_factory.mktemp("an-khanh") / "data"
    done = dienhong(folder, "demo", "load")
    assert done.returncode == 0, done.stderr
    assert "An Khánh" in done.stdout and "Lê Quang Minh" in done.stdout
    return folder


@pytest.fixture
def database(loaded: Path) -> Iterator[sqlite3.Connection]:
    """The demo's database, to read only."""
    with closing(sqlite3.connect(f"file:{loaded / 'dienhong.sqlite3'}?mode=ro", uri=True)) as opened:
        yield opened


@pytest.fixture(scope="session")
def built(loaded: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], Path]:
    """The six-month report right after loading: its JSON, and its Word paper."""
    folder = tmp_path_factory.mktemp("report")
    written, paper = folder / "report.json", folder / "report.docx"
    arguments = ("report", "build", "an-khanh", "2026-H1", "--json", str(written), "--docx", str(paper))
    done = dienhong(loaded, *arguments)
    assert done.returncode == 0, done.stderr
    return json.loads(written.read_text(encoding="utf8")), paper


@pytest.fixture(scope="session")
def figures(built: tuple[dict[str, Any], Path]) -> dict[str, dict[str, Any]]:
    """The report's figures by indicator."""
    return {figure["indicator"]: figure for figure in built[0]["figures"]}
