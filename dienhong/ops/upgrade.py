"""`dienhong upgrade`: backup, migrate, doctor. What fails, even by a kill, leaves the database as it was.

A file is migrated and checked as a copy and takes the place of the old one in one rename. On PostgreSQL all of it is one
transaction. Meanwhile nobody serves the folder, and the file is locked against whatever else might write.
"""

import argparse
import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from dienhong.ops.backup import backup, scratch
from dienhong.ops.cli import CommandError
from dienhong.ops.serve import serving_alone
from dienhong.ops.start import DATABASE, data_folder, setup

STOP_FIRST = "Hãy dừng trước (systemctl stop dienhong@TÊN), nâng cấp, rồi chạy lại. Chưa đổi gì."
AS_BEFORE = "Dữ liệu vẫn đúng như trước khi nâng cấp"


def run(args: argparse.Namespace) -> int:
    """0 when the data is at this program's version and doctor is content."""
    data = data_folder()
    if not data.is_dir():
        raise CommandError(f"Chưa có dữ liệu ở {data}. Hãy chạy “dienhong init”, hoặc đặt DIENHONG_DATA.")
    with serving_alone(data, then=STOP_FIRST):
        setup()
        from dienhong.ops.snapshot import is_sqlite

        if is_sqlite() and not (data / DATABASE).is_file():
            raise CommandError(f"Chưa có dữ liệu ở {data}. Hãy chạy “dienhong init”, hoặc đặt DIENHONG_DATA.")
        waiting = _waiting()
        if not waiting:
            print("Dữ liệu đã ở đúng phiên bản này; không có gì để nâng cấp.")
            return 0
        from dienhong.page.clock import real_now

        saved, _ = backup(Path(args.backup).resolve() if args.backup else data / "backups", real_now())
        print(f"Đã sao lưu vào {saved}. Nâng cấp {waiting} bước…", flush=True)
        (_file if is_sqlite() else _server)(data)
    print("Đã nâng cấp; sổ nguyên vẹn.")
    return 0


def _waiting() -> int:
    """How many steps the database lacks. Refused for one that is newer than the program."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    unknown = (
        set(executor.loader.applied_migrations) - set(executor.loader.graph.nodes) - set(executor.loader.replacements)
    )
    if any(app in executor.loader.migrated_apps for app, _ in unknown):
        raise CommandError("Dữ liệu mới hơn chương trình này; hãy cài lại phiên bản mới. Chưa đổi gì.")
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _file(data: Path) -> None:
    import sqlite3

    from django.db import connection

    from dienhong.ops.snapshot import copy_database

    connection.close()
    with closing(sqlite3.connect(data / DATABASE, timeout=5, isolation_level=None)) as old, scratch(data) as place:
        try:
            # Fails while another process has the file open: nobody may go on writing into what is about to be replaced.
            old.execute("pragma journal_mode=delete")
            old.execute("begin immediate")
        except sqlite3.OperationalError as wrong:
            raise CommandError(f"Còn chương trình khác đang mở cơ sở dữ liệu. {STOP_FIRST}") from wrong
        copy_database(data / DATABASE, place / DATABASE)
        for name in ("keys", "files"):
            (place / name).symlink_to(data / name)
        _run(place, "-m", "django", "migrate", "-v", "0", "--no-input")
        _run(place, "-m", "dienhong.ops.cli", "search", "rebuild")
        _run(place, "-m", "dienhong.ops.cli", "doctor")
        with closing(sqlite3.connect(place / DATABASE)) as new:
            new.execute("pragma journal_mode=delete")
        with (place / DATABASE).open("rb+") as file:
            os.fsync(file.fileno())
        (place / DATABASE).replace(data / DATABASE)
        folder = os.open(data, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)


def _run(place: Path, *arguments: str) -> None:
    told = {"DJANGO_SETTINGS_MODULE": "dienhong.config.settings", **os.environ, "DIENHONG_DATA": str(place)}
    done = subprocess.run(  # noqa: S603 - the command is ours
        [sys.executable, *arguments], env=told, capture_output=True, text=True, check=False
    )
    if done.returncode:
        why = (done.stderr.strip() or done.stdout.strip()).splitlines()[-1:] or ["không rõ"]
        print("\n".join(line for line in done.stdout.splitlines() if "✗" in line), file=sys.stderr)
        raise CommandError(f"Nâng cấp không xong ({why[0][:200]}). {AS_BEFORE}; bản sao lưu cũng còn.")


def _server(data: Path) -> None:
    from django.core.management import call_command
    from django.db import transaction

    from dienhong.ops import doctor
    from dienhong.ops.findable import told_again

    try:
        with transaction.atomic():
            call_command("migrate", verbosity=0, interactive=False)
            told_again()
            faults = [fault for _, check in doctor.CHECKS for fault in check() if fault]
            if faults:
                raise CommandError(f"Nâng cấp không xong ({faults[0][:200]}). {AS_BEFORE}; bản sao lưu cũng còn.")
    except CommandError:
        raise
    except Exception as wrong:  # a migration may raise anything; the transaction took all of it back
        raise CommandError(
            f"Nâng cấp không xong ({type(wrong).__name__}). {AS_BEFORE}; bản sao lưu cũng còn."
        ) from wrong
