"""`dienhong move`: all registers into another, empty database; the old one is only read.

Everything is copied under the lock on the chain and in one transaction of the new database, compared table by table
before it counts, and then checked by the doctor as the new installation will see it.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dienhong.ops.cli import CommandError, main
from dienhong.ops.emptiness import nothing_entered
from dienhong.ops.start import DATABASE, data_folder, installed

if TYPE_CHECKING:
    from django.db.models import Model

SOURCE, TARGET = "default", "target"
CHUNK = 1000
FILES = (".sqlite3", ".db")


def move(args: argparse.Namespace) -> int:
    """Copy, compare, check. The exit status is the doctor's over the new database."""
    installed()
    _name_target(args.to)
    from django.core.management import call_command
    from django.db import DatabaseError, OperationalError, connections

    _refuse_old_tables()
    try:
        if not nothing_entered(connections[TARGET]):
            raise CommandError("Cơ sở dữ liệu đích đã có dữ liệu; chưa ghi gì. Hãy tạo một cơ sở dữ liệu trống.")
        call_command("migrate", database=TARGET, verbosity=0, interactive=False)
        rows = _copy()
    except DatabaseError as wrong:  # only what cannot be reached is told in its own words: others quote values
        why = wrong if isinstance(wrong, OperationalError) else type(wrong).__name__
        raise CommandError(
            f"Không chuyển được: {why}. Nơi cũ còn nguyên và vẫn dùng được; ở đích chưa có bản ghi nào."
        ) from wrong
    print(f"Đã chép {rows} dòng của {len(_tables())} bảng; số dòng từng bảng và đầu chuỗi lịch sử khớp với nơi cũ.")
    _turn_to_target()
    status = main(["doctor"])
    if status:
        print("Nơi mới có lỗi: hãy dùng tiếp nơi cũ, nó còn nguyên.", file=sys.stderr)
    else:
        print(f"{_next_step()}, rồi khởi động lại. Thư mục dữ liệu vẫn cần: tệp đính kèm và khóa ở đó.")
    return status


def _next_step() -> str:
    from django.db import connection

    if connection.vendor == "sqlite":
        return f"Hãy chép tệp mới thành {DATABASE} trong thư mục dữ liệu và bỏ DIENHONG_DATABASE"
    return "Hãy đặt DIENHONG_DATABASE thành địa chỉ mới và cất tệp cơ sở dữ liệu cũ đi"


def _name_target(to: str) -> None:
    """Make the target known to Django beside the installation's own database."""
    from django.db import connections

    from dienhong.config.database import BadDatabase, at_file, database

    if to.endswith(FILES) and "://" not in to:
        path = Path(to).resolve()
        if path.exists() or not path.parent.is_dir():
            raise CommandError(f"{path} đã có, hoặc thư mục của nó chưa có; chưa ghi gì. Hãy chọn một tệp mới.")
        told = at_file(path)
    else:
        try:
            told = database(to or "?", data_folder())
        except BadDatabase:
            raise CommandError(
                "Không đọc được địa chỉ sau --to; chưa ghi gì. Dạng đúng: postgres://người-dùng@máy/tên-cơ-sở-dữ-liệu."
            ) from None
    connections.settings[TARGET] = connections.configure_settings({"default": told})["default"]


def _refuse_old_tables() -> None:
    from django.db import connections
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connections[SOURCE])
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise CommandError("Cơ sở dữ liệu này là của bản phần mềm khác; chưa ghi gì. Hãy nâng cấp nó trước khi chuyển.")


def _tables() -> "list[type[Model]]":
    from django.apps import apps

    return [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]


def _copy() -> int:
    """Copy all rows; how many. Nobody writes meanwhile, and the new database shows all of it or nothing."""
    from django.db import DataError, connections, transaction
    from tqdm import tqdm

    from dienhong.records import history
    from dienhong.search import index

    with transaction.atomic(using=SOURCE), transaction.atomic(using=TARGET):
        history.lock_head()
        target = connections[TARGET]
        _clear(target)  # what creating the tables put there: names of content types
        total: int = sum(_rows(model, SOURCE).count() for model in _tables())
        with tqdm(total=total, desc="Chuyển", unit=" dòng", disable=not sys.stderr.isatty(), delay=1) as bar:
            for model in _tables():
                for chunk in _chunks(_rows(model, SOURCE).order_by("pk").iterator(chunk_size=CHUNK)):
                    try:
                        _rows(model, TARGET).bulk_create(chunk, batch_size=CHUNK)
                    except DataError:
                        raise CommandError(
                            f"Bảng {model._meta.db_table} có dòng dài hoặc lớn quá mức cột của đích; đã bỏ bản chép, "
                            "nơi cũ còn nguyên. Hãy báo người làm phần mềm."
                        ) from None
                    bar.update(len(chunk))
        _compare()
        index.fill(TARGET)  # each kind of database keeps the words in a way of its own
        target.check_constraints()
        _set_sequences(target)
    return total


def _rows(model: "type[Model]", alias: str) -> Any:
    return model._base_manager.using(alias)


def _chunks(rows: Iterator[Any]) -> Iterator[list[Any]]:
    chunk: list[Any] = []
    for row in rows:
        chunk.append(row)
        if len(chunk) == CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _compare() -> None:
    """Raises CommandError, which undoes the copy, when a table or the chain's head differs."""
    from dienhong.records.models import ChainHead

    for model in _tables():
        here, there = _rows(model, SOURCE).count(), _rows(model, TARGET).count()
        if here != there:
            raise CommandError(f"Bảng {model._meta.db_table}: nơi cũ {here} dòng, đích {there} dòng; đã bỏ bản chép.")
    heads = [list(ChainHead.objects.using(alias).values_list("seq", "hash")) for alias in (SOURCE, TARGET)]
    if heads[0] != heads[1]:
        raise CommandError("Đầu chuỗi lịch sử ở đích khác nơi cũ; đã bỏ bản chép.")


def _clear(target: Any) -> None:
    from django.core.management.color import no_style

    names = [model._meta.db_table for model in _tables()]
    with target.cursor() as cursor:
        for statement in target.ops.sql_flush(no_style(), names):
            cursor.execute(statement)


def _set_sequences(target: Any) -> None:
    """The next row of each table gets a number of its own, not one that was copied."""
    from django.core.management.color import no_style

    with target.cursor() as cursor:
        for statement in target.ops.sequence_reset_sql(no_style(), _tables()):
            cursor.execute(statement)


def _turn_to_target() -> None:
    """What comes after in this process looks at the new database."""
    from django.db import connections

    connections[SOURCE].close()
    connections[TARGET].close()
    connections.settings[SOURCE] = connections.settings[TARGET]
    connections[SOURCE] = connections.create_connection(SOURCE)
