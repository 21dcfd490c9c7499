"""`dienhong demo load`: the demo commune An Khánh, into an empty data folder and nowhere else."""

import argparse
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from dienhong.ops.cli import CommandError
from dienhong.ops.start import DATABASE, data_folder, holds_a_commune, setup

if TYPE_CHECKING:
    from dienhong.ops.demo_steps import Ledger

KEYS = "keys"
SIGNS_OF_USE = ("commune_commune", "records_event", "accounts_account")
DATABASE_FILES = frozenset(DATABASE + ending for ending in ("", "-wal", "-shm", "-journal"))


def load(args: argparse.Namespace) -> int:
    """Create the database and fill it by the registers' own acts, all in one transaction, without a question.

    Refused unless the folder is empty, holds keys only, or a database that an interrupted load left without a commune.
    """
    folder = data_folder()
    if args.if_empty and holds_a_commune(folder):
        return 0
    _refuse_unless_empty(folder)
    folder.mkdir(parents=True, exist_ok=True)
    setup()
    try:
        _migrate()
        ledger = _fill()
    except BaseException:
        _take_away(folder)
        raise
    print(_told(ledger, folder))
    return 0


def _refuse_unless_empty(folder: Path) -> None:
    if not folder.exists():
        return
    if not folder.is_dir():
        raise CommandError(f"{folder} không phải thư mục. Chưa ghi gì; hãy đặt DIENHONG_DATA vào một thư mục trống.")
    foreign = sorted(path.name for path in folder.iterdir() if path.name not in DATABASE_FILES | {KEYS})
    if foreign:
        names = ", ".join(foreign[:3]) + (", …" if len(foreign) > 3 else "")
        raise CommandError(
            f"Thư mục {folder} đã có thứ khác ({names}). Chưa ghi gì vào đó. Dữ liệu mẫu chỉ nạp vào thư mục trống; "
            "hãy đặt DIENHONG_DATA vào một thư mục trống."
        )
    if (folder / DATABASE).exists() and not _was_interrupted(folder / DATABASE):
        raise CommandError(
            f"Thư mục {folder} đã có dữ liệu. Chưa ghi gì vào đó. Dữ liệu mẫu không bao giờ trộn với dữ liệu khác; "
            "hãy đặt DIENHONG_DATA vào một thư mục trống."
        )


def _was_interrupted(database: Path) -> bool:
    """Whether the file is a database of ours in which nothing has been entered yet."""
    # Even to read, SQLite puts files beside a database; where it has none of its own it is read as if on a disc.
    mode = "mode=ro" if Path(f"{database}-wal").exists() else "immutable=1"
    try:
        with closing(sqlite3.connect(f"{database.as_uri()}?{mode}", uri=True)) as opened:
            tables = {name for (name,) in opened.execute("select name from sqlite_master where type = 'table'")}
            if tables and "django_migrations" not in tables:
                return False
            entered = [f"select 1 from {name}" for name in SIGNS_OF_USE if name in tables]  # noqa: S608 - names are ours
            return not any(opened.execute(query).fetchone() for query in entered)
    except sqlite3.DatabaseError:
        return False


def _migrate() -> None:
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)


def _fill() -> "Ledger":
    from django.db import transaction
    from tqdm import tqdm

    from dienhong.law.verdict import Refused
    from dienhong.ops.demo_compliance import compliance_steps
    from dienhong.ops.demo_directives import directive_steps
    from dienhong.ops.demo_frame import frame_steps, install
    from dienhong.ops.demo_registers import register_steps
    from dienhong.ops.demo_report import report_steps
    from dienhong.ops.demo_sittings import sitting_steps
    from dienhong.ops.demo_steps import DemoDataError, in_order
    from dienhong.ops.demo_supervision import supervision_steps

    groups = (
        frame_steps,
        compliance_steps,
        directive_steps,
        supervision_steps,
        register_steps,
        sitting_steps,
        report_steps,
    )
    steps = list(in_order(step for group in groups for step in group()))
    with transaction.atomic():
        ledger = install()
        bar = tqdm(steps, desc="Nạp xã mẫu", unit=" việc", disable=not sys.stderr.isatty(), delay=1, leave=False)
        for step in bar:
            try:
                step.run(ledger)
            except (Refused, DemoDataError) as wrong:
                raise CommandError(
                    f"Dữ liệu mẫu có chỗ không vào sổ được ({step.what}): {wrong} Chưa nạp gì; đây là lỗi của bộ dữ liệu mẫu."
                ) from wrong
    return ledger


def _take_away(folder: Path) -> None:
    """A load that did not finish leaves no database behind; the folder held none with anything in it."""
    from django.db import connection

    connection.close()
    for name in DATABASE_FILES:
        (folder / name).unlink(missing_ok=True)


def _told(ledger: "Ledger", folder: Path) -> str:
    from dienhong.commune.models import Commune
    from dienhong.records.models import Event

    commune = Commune.objects.get()
    return (
        f"Đã nạp xã mẫu {commune.name} vào {folder}: {Event.objects.count()} việc trong lịch sử, "
        f"{len(ledger.actors)} tài khoản mẫu. Chạy “make run”, mở trang web, bấm Đăng nhập rồi chọn một tài khoản mẫu "
        "(ví dụ Lê Quang Minh, Văn phòng Đảng ủy); tài khoản mẫu không có mật khẩu."
    )
