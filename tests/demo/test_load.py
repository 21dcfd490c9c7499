"""Where the demo may be loaded: an empty data folder and nowhere else; what it refuses stays as it was."""

import hashlib
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from dienhong.ops.cli import BAD_INPUT
from tests.demo.conftest import dienhong
from tests.journeys.server import ROOT, environment

DATABASE = "dienhong.sqlite3"
BROKEN = """
import dienhong.ops.demo as demo
from dienhong.ops.cli import main
def fails():
    from django.utils import timezone
    from dienhong.accounts.actions import open_account
    from dienhong.records.actor import Actor
    open_account("ai-do", "Ai Đó", [], by=Actor.operator(), at=timezone.now())
    raise KeyboardInterrupt
demo._fill = fails
main(["demo", "load"])
"""


def contents(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def refused(folder: Path, words: str) -> None:
    """Refused with exit status 2, in Vietnamese, on one line, and nothing in the folder changed."""
    before = contents(folder)
    done = dienhong(folder, "demo", "load")
    assert (done.returncode, done.stdout) == (BAD_INPUT, "")
    assert words in done.stderr and "Chưa ghi gì" in done.stderr and done.stderr.count("\n") == 1
    assert contents(folder) == before


def test_not_twice(loaded: Path) -> None:
    refused(loaded, "đã có dữ liệu")


def test_not_beside_a_file_of_somebody_else(tmp_path: Path) -> None:
    (tmp_path / "so-lieu.xlsx").write_bytes(b"cua nguoi khac")
    refused(tmp_path, "so-lieu.xlsx")


def test_not_beside_files_of_an_installation(tmp_path: Path) -> None:
    (tmp_path / "files").mkdir()
    refused(tmp_path, "files")


def test_not_into_a_database_of_another_program(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / DATABASE)) as other:
        other.execute("create table ho_khau (ten text)")
        other.commit()
    refused(tmp_path, "đã có dữ liệu")


def test_not_over_a_file_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / DATABASE).write_text("không phải cơ sở dữ liệu", encoding="utf8")
    refused(tmp_path, "đã có dữ liệu")


def test_not_where_the_folder_should_be_is_a_file(tmp_path: Path) -> None:
    place = tmp_path / "var"
    place.write_text("", encoding="utf8")
    done = dienhong(place, "demo", "load")
    assert done.returncode == BAD_INPUT and "không phải thư mục" in done.stderr
    assert place.is_file()


def test_over_what_an_interrupted_load_left(tmp_path: Path) -> None:
    (tmp_path / "keys").mkdir()
    (tmp_path / DATABASE).touch()
    done = dienhong(tmp_path, "demo", "load")
    assert done.returncode == 0, done.stderr
    assert done.stderr == "" and "An Khánh" in done.stdout


def test_a_load_that_is_stopped_leaves_no_database(tmp_path: Path) -> None:
    command = [sys.executable, "-c", BROKEN]
    done = subprocess.run(command, env=environment(tmp_path), cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode != 0 and "KeyboardInterrupt" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["keys"]
