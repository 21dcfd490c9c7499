"""Which database a URL means, and that no message repeats what stood in it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dienhong.config.database import BadDatabase, database

SECRET = "mat-khau-rat-dai"


def test_without_a_url_the_registers_are_a_file_in_the_data_folder(tmp_path: Path) -> None:
    told = database("", tmp_path)
    assert told["NAME"] == tmp_path / "dienhong.sqlite3" and told["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_a_url_names_host_user_password_and_options(tmp_path: Path) -> None:
    told = database(f"postgres://an:{SECRET}%40@db.example.vn:5433/an_khanh?sslmode=verify-full", tmp_path)
    assert (told["HOST"], told["PORT"], told["NAME"], told["USER"]) == ("db.example.vn", 5433, "an_khanh", "an")
    assert told["PASSWORD"] == f"{SECRET}@" and told["OPTIONS"]["sslmode"] == "verify-full"
    assert (
        "lock_timeout=20s" in told["OPTIONS"]["options"] and told["OPTIONS"]["isolation_level"].name == "READ_COMMITTED"
    )


def test_a_socket_folder_stands_where_the_host_does(tmp_path: Path) -> None:
    assert database("postgresql://an@%2Frun%2Fpostgresql/an_khanh", tmp_path)["HOST"] == "/run/postgresql"


@pytest.mark.parametrize(
    "url",
    [
        f"mysql://an:{SECRET}@db/x",
        f"postgres://an:{SECRET}@db",
        f"postgres://an:{SECRET}@[::1/x",
        f"postgres://an@db:{SECRET}/x",
        SECRET,
    ],
)
def test_a_wrong_url_is_refused_without_being_repeated(tmp_path: Path, url: str) -> None:
    with pytest.raises(BadDatabase, match="DIENHONG_DATABASE") as refused:
        database(url, tmp_path)
    assert SECRET not in str(refused.value) and refused.value.__context__ is None


@pytest.mark.parametrize("url", [f"postgres://an:{SECRET}@%2Fkhong-co/x", f"postgres://an:{SECRET}@[::1/x"])
def test_a_command_that_reaches_no_database_says_so_without_the_password(tmp_path: Path, url: str) -> None:
    told = {**os.environ, "DIENHONG_DATA": str(tmp_path), "DIENHONG_DATABASE": url}
    told["DJANGO_SETTINGS_MODULE"] = "dienhong.config.settings"
    command = [sys.executable, "-m", "dienhong.ops.cli", "doctor"]
    done = subprocess.run(command, env=told, capture_output=True, text=True, check=False)
    assert done.returncode == 2 and "DIENHONG_DATABASE" in done.stderr and "Traceback" not in done.stderr
    assert SECRET not in done.stdout + done.stderr
