"""Backup and restore where a PostgreSQL server has the registers."""

from __future__ import annotations

import json
import tarfile
from pathlib import Path

from tests.ops.running import dienhong
from tests.postgres import serving
from tests.tools import need_postgres


@need_postgres
def test_a_commune_on_a_server_is_backed_up_and_restored_into_another_database(tmp_path: Path) -> None:
    with serving() as server:
        for name in ("first", "second"):
            server.sql(f"create database {name}")
        first, second = ({"DIENHONG_DATABASE": server.url(name)} for name in ("first", "second"))
        source, target = tmp_path / "a", tmp_path / "b"
        ran = dienhong(source, "init", "--commune", "11668", "--admin", "loi@xa.example.vn", **first)
        assert ran.returncode == 0, ran.stderr
        again = dienhong(tmp_path / "c", "init", "--commune", "11668", "--admin", "loi@xa.example.vn", **first)
        assert again.returncode == 2 and "đã có dữ liệu" in again.stderr
        ran = dienhong(source, "backup", str(tmp_path / "kept"), **first)
        assert ran.returncode == 0, ran.stderr
        [file] = (tmp_path / "kept").iterdir()
        with tarfile.open(file) as packed:
            read = packed.extractfile("manifest.json")
            assert read is not None
            told = json.load(read)
        assert told["engine"] == "postgresql"
        head = server.sql("select seq || ':' || hash from records_chainhead", "first")
        assert head == f"{told['head']['seq']}:{told['head']['hash']}"
        ran = dienhong(source, "restore", str(file), "--to", str(target), **second)
        assert ran.returncode == 0 and "Sổ nguyên vẹn." in ran.stdout, ran.stdout + ran.stderr
        assert server.sql("select seq || ':' || hash from records_chainhead", "second") == head
        assert server.sql("select name from commune_commune", "second") == "An Khánh"
        ran = dienhong(source, "restore", str(file), "--to", str(tmp_path / "d"), **second)
        assert ran.returncode == 2 and "không trống" in ran.stderr
        ran = dienhong(target, "upgrade", **second)
        assert ran.returncode == 0 and "không có gì để nâng cấp" in ran.stdout


@need_postgres
def test_an_upgrade_on_a_server_that_fails_rolls_back(tmp_path: Path) -> None:
    from tests.ops.test_upgrade import with_broken

    with serving() as server:
        server.sql("create database first")
        told = {"DIENHONG_DATABASE": server.url("first")}
        ran = dienhong(tmp_path / "a", "init", "--commune", "11668", "--admin", "loi@xa.example.vn", **told)
        assert ran.returncode == 0, ran.stderr
        broken = with_broken(tmp_path, "raise RuntimeError('giữa chừng')")
        ran = dienhong(tmp_path / "a", "upgrade", **told, **broken)
        assert ran.returncode == 2 and "vẫn đúng như trước khi nâng cấp" in ran.stderr, ran.stdout + ran.stderr
        assert server.sql("select name from commune_commune", "first") == "An Khánh"
        columns = "select count(*) from information_schema.columns where table_name = 'commune_commune' and column_name = 'half'"
        assert server.sql(columns, "first") == "0"
