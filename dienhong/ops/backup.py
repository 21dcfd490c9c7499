"""`dienhong backup DIR`: all a commune needs to go on elsewhere, in one file, taken while the program runs.

Not in it, on purpose: the key that opens sealed identities of denouncers. A backup travels and is copied; whoever finds one
must not be able to read who denounced whom. That key is kept apart, on paper or in a safe.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dienhong.ops.archive import HISTORY_KEY, BadArchive, Member, write
from dienhong.ops.cli import CommandError
from dienhong.ops.start import installed

if TYPE_CHECKING:
    from dienhong.ops.snapshot import Ask

LEFT_OUT = "keys/seal.key (khóa niêm phong danh tính người tố cáo) và keys/session.key không nằm trong bản sao lưu"
SCRATCH = "snapshot-"


def run(args: argparse.Namespace) -> int:
    """Back up; 1 when a file the database names was missing or damaged, which the backup then says."""
    installed()
    from dienhong.page.clock import real_now

    target, absent = backup(Path(args.folder).resolve(), real_now())
    print(f"Đã sao lưu vào {target} ({target.stat().st_size // 1000} kB).")
    print(f"Lưu ý: {LEFT_OUT}. Hãy giữ khóa niêm phong riêng, ở nơi khác.")
    for code in absent:
        print(f"  ✗ tệp {code[:12]}… của cơ sở dữ liệu đã mất hoặc bị sửa, không sao lưu được", file=sys.stderr)
    return 1 if absent else 0


def backup(folder: Path, at: datetime) -> tuple[Path, list[str]]:
    """The backup's path, and the SHA-256 of files the database names but the disk no longer holds whole.

    The database is asked past the models: before an upgrade its tables are those of an earlier version.
    """
    from django.conf import settings

    from dienhong.ops.snapshot import is_sqlite, snapshot

    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with scratch(Path(settings.DATA)) as place, snapshot(place) as taken:
            commune = _commune(taken.ask)
            target = folder / f"dienhong-{commune['slug']}-{at:%Y%m%dT%H%M%S}.tar.gz"
            if target.exists():
                raise CommandError(f"Đã có {target}. Chưa sao lưu; hãy thử lại sau một giây.")
            members = [Member.of(taken.name, taken.path), Member.of(HISTORY_KEY, Path(settings.KEYS) / "history.key")]
            files, absent = _files(taken.ask, Path(settings.FILES))
            told = {
                "program": version("dienhong"),
                "made_at": at.isoformat(),
                "engine": "sqlite" if is_sqlite() else "postgresql",
                "commune": commune,
                "head": _head(taken.ask, at),
                "counts": _counts(taken.ask),
                "absent": absent,
                "left_out": LEFT_OUT,
            }
            with _bar(len(members) + len(files)) as bar:
                write(target, told, [*members, *files], lambda _: bar.update())
    except (OSError, BadArchive) as wrong:
        raise CommandError(f"Chưa sao lưu được vào {folder}: {wrong}. Không để lại tệp dở dang.") from wrong
    return target, absent


@contextmanager
def scratch(data: Path) -> Iterator[Path]:
    """A folder inside the data folder for a copy in the making: it holds personal data, so it never lies elsewhere. What a
    killed run left there is taken away by the next."""
    place = data / "run"
    place.mkdir(mode=0o700, exist_ok=True)
    for left in place.glob(f"{SCRATCH}*"):
        shutil.rmtree(left, ignore_errors=True)
    with tempfile.TemporaryDirectory(dir=place, prefix=SCRATCH) as folder:
        yield Path(folder)


def _files(ask: "Ask", folder: Path) -> tuple[list[Member], list[str]]:
    members, absent = [], []
    for (sha256,) in ask("select distinct sha256 from records_attachment order by sha256"):
        path = folder / sha256[:2] / sha256
        member = Member.of(f"files/{sha256[:2]}/{sha256}", path) if path.is_file() else None
        if member is None or member.sha256 != sha256:
            absent.append(sha256)
        else:
            members.append(member)
    return members, absent


def _commune(ask: "Ask") -> dict[str, str]:
    rows = ask("select slug, kind, name, official_code, province from commune_commune")
    if not rows:
        raise CommandError("Cơ sở dữ liệu chưa có xã nào; không có gì để sao lưu.")
    slug, kind, name, code, province = rows[0]
    return {"slug": slug, "name": f"{kind} {name}", "code": code, "province": province}


def _head(ask: "Ask", at: datetime) -> dict[str, Any]:
    rows = ask("select seq, hash from records_chainhead")
    seq, digest = rows[0] if rows else (0, "0" * 64)
    return {"seq": seq, "hash": digest, "at": at.isoformat()}


def _counts(ask: "Ask") -> dict[str, int]:
    """Entries of each register, by prefix."""
    from django.db import connection

    from dienhong.records.codes import models_by_prefix

    there = set(connection.introspection.table_names())
    tables = {prefix: name for prefix, model in models_by_prefix().items() if (name := model._meta.db_table) in there}
    return {prefix: ask(f"select count(*) from {table}")[0][0] for prefix, table in sorted(tables.items())}  # noqa: S608


def _bar(total: int) -> Any:
    from tqdm import tqdm

    return tqdm(total=total, desc="Sao lưu", unit=" tệp", disable=not sys.stderr.isatty(), delay=1, leave=False)
