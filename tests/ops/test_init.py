"""`dienhong init` and `dienhong link` as an operator runs them: an empty commune, closed to other users, without demo."""

import re
import sqlite3
import stat
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from tests.journeys.server import BIN, ROOT, environment

LINK = re.compile(r"^/vao/[A-Za-z0-9_-]{43}$", re.MULTILINE)
ASKED = ("init", "--commune", "11668", "--name", "Bùi Văn Lợi", "--admin", "Loi@xa.example.vn")


def run(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    told = environment(folder) | {"DIENHONG_DEMO": ""}
    command = [str(BIN / "dienhong"), *arguments]
    return subprocess.run(command, env=told, cwd=ROOT, capture_output=True, text=True, check=False)


def asked(folder: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(folder / "dienhong.sqlite3")) as database:
        return database.execute(query).fetchall()


def test_one_command_founds_an_empty_commune(tmp_path: Path) -> None:
    folder = tmp_path / "an-khanh"
    done = run(folder, *ASKED)
    assert done.returncode == 0, done.stderr
    assert "xã An Khánh, thành phố Hải Phòng" in done.stdout and len(LINK.findall(done.stdout)) == 1
    row = asked(folder, "select slug, name, kind, official_code, province, formed_on, is_demo from commune_commune")
    assert row == [("an-khanh-11668", "An Khánh", "xã", "11668", "thành phố Hải Phòng", "2025-07-01", 0)]
    accounts = asked(folder, "select username, name, is_demo, password like '!%' from accounts_account")
    assert accounts == [("loi@xa.example.vn", "Bùi Văn Lợi", 0, 1)]
    assert asked(folder, "select role from accounts_post") == [("administrator",)]
    modes = {one.name: stat.S_IMODE(one.stat().st_mode) for one in (folder, *(folder / "keys").iterdir())}
    assert modes.pop("an-khanh") == 0o700 and set(modes.values()) == {0o600} and "history.key" in modes
    assert run(folder, "doctor").returncode == 0
    again = run(folder, *ASKED)
    assert again.returncode == 2 and "đã có dữ liệu" in again.stderr and "Chưa ghi gì" in again.stderr
    renewed = run(folder, "link", "loi@xa.example.vn")
    assert LINK.findall(renewed.stdout) and LINK.findall(renewed.stdout) != LINK.findall(done.stdout)
    assert asked(folder, "select count(*) from accounts_signinlink where ended_at is null") == [(1,)]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("init", "--commune", "An Khánh", "--admin", "a@b.vn"), "11668 xã An Khánh, thành phố Hải Phòng"),
        (("init", "--commune", "00001", "--admin", "a@b.vn"), "Không có xã"),
        (("init", "--commune", "11668", "--admin", "không phải thư"), "không phải thư điện tử"),
        (("init", "--commune", "11668", "--admin", "a@b.vn", "--formed-on", "30/02/2026"), "Không có ngày"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_made(tmp_path: Path, arguments: tuple[str, ...], words: str) -> None:
    done = run(tmp_path / "x", *arguments)
    assert done.returncode == 2 and words in done.stderr and "Traceback" not in done.stderr
    assert not (tmp_path / "x").exists()


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "cua-toi.txt").write_text("x")
    done = run(tmp_path, *ASKED)
    assert done.returncode == 2 and "đã có thứ khác" in done.stderr
    assert [one.name for one in tmp_path.iterdir()] == ["cua-toi.txt"]
