"""An upgrade of what the release before wrote; one that fails or is killed half-way leaves the old state."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.journeys.server import ROOT
from tests.ops.running import dienhong, done, found, old_release, serving, told, wait_until

# A migration that does half its work, then fails or waits to be killed.
BROKEN = """
from django.db import migrations, models
def half(apps, editor):
    editor.execute("update commune_commune set name = 'Nửa Vời'")
    {then}
class Migration(migrations.Migration):
    dependencies = [("commune", "{last}")]
    operations = [migrations.AddField("commune", "half", models.CharField(max_length=9, default="x")),
                  migrations.RunPython(half)]
"""


def state(folder: Path) -> list[str]:
    """All the database says."""
    with closing(sqlite3.connect(f"file:{folder}/dienhong.sqlite3?mode=ro", uri=True)) as database:
        return list(database.iterdump())


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return old_release(tmp_path / "old")


def test_the_release_before_is_upgraded_and_backed_up(old: Path, tmp_path: Path) -> None:
    said = done(old, "upgrade")
    assert "Đã nâng cấp; sổ nguyên vẹn." in said
    assert done(old, "doctor").endswith("Sổ nguyên vẹn.\n")
    [saved] = (old / "backups").iterdir()
    assert saved.name.startswith("dienhong-an-khanh-05809-")
    assert "không có gì để nâng cấp" in done(old, "upgrade")
    assert "Sổ nguyên vẹn." in done(old, "restore", str(saved), "--to", str(tmp_path / "again"))


def with_broken(tmp_path: Path, then: str) -> dict[str, str]:
    """An environment in which one more migration of `commune` is waiting: this program's, and a broken one."""
    last = sorted(path.stem for path in (ROOT / "dienhong/commune/migrations").glob("0*.py"))[-1]
    package = tmp_path / "broken"
    package.mkdir()
    (package / "__init__.py").write_text(f"__path__.append({str(ROOT / 'dienhong/commune/migrations')!r})")
    (package / "zz_half.py").write_text(BROKEN.format(then=then, last=last))
    (tmp_path / "broken_settings.py").write_text(
        "from dienhong.config.settings import *\nMIGRATION_MODULES = {'commune': 'broken'}\n"
    )
    return {"PYTHONPATH": str(tmp_path), "DJANGO_SETTINGS_MODULE": "broken_settings"}


def test_a_migration_that_fails_leaves_the_old_state(old: Path, tmp_path: Path) -> None:
    before = state(old)
    ran = dienhong(old, "upgrade", **with_broken(tmp_path, "raise RuntimeError('giữa chừng')"))
    assert ran.returncode == 2 and "vẫn đúng như trước khi nâng cấp" in ran.stderr, ran.stderr
    assert state(old) == before and not list((old / "run").glob("snapshot-*"))
    done(old, "upgrade")


def test_a_kill_in_the_middle_leaves_the_old_state(old: Path, tmp_path: Path) -> None:
    before, mark = state(old), tmp_path / "half"
    more = with_broken(tmp_path, f"import time, pathlib; pathlib.Path({str(mark)!r}).touch(); time.sleep(600)")
    command = [sys.executable, "-m", "dienhong.ops.cli", "upgrade"]
    started = subprocess.Popen(
        command, env=told(old, **more), cwd=ROOT, stdout=subprocess.DEVNULL, start_new_session=True
    )
    wait_until(mark.exists)
    os.killpg(started.pid, 9)
    started.wait()
    assert state(old) == before
    assert "Đã nâng cấp; sổ nguyên vẹn." in done(old, "upgrade")


def test_registers_that_doctor_finds_wrong_after_it_stay_as_they_were(old: Path) -> None:
    with closing(sqlite3.connect(old / "dienhong.sqlite3")) as database:
        database.execute("update petitions_reception set place = 'Nơi khác'")
        database.commit()
    before = state(old)
    ran = dienhong(old, "upgrade")
    assert ran.returncode == 2 and "khác lịch sử" in ran.stderr and state(old) == before


def test_nothing_is_upgraded_under_a_running_server(tmp_path: Path) -> None:
    folder = found(tmp_path / "a")
    with serving(folder, tmp_path / "a.sock"):
        ran = dienhong(folder, "upgrade")
        again = dienhong(folder, "serve", "--bind", f"unix:{tmp_path}/b.sock")
    assert ran.returncode == again.returncode == 2
    assert "đang được dienhong serve phục vụ" in ran.stderr and "Hãy dừng trước" in ran.stderr
