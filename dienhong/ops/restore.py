"""`dienhong restore FILE --to DIR`: a backup into an empty folder, compared with its manifest, brought up to this program,
and then looked over by `doctor`."""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import Any

from dienhong.ops.archive import DATABASE_DUMP, DATABASE_FILE, HISTORY_KEY, BadArchive, extract
from dienhong.ops.cli import CommandError
from dienhong.ops.start import DATABASE


def run(args: argparse.Namespace) -> int:
    """Restore; the exit status is that of `doctor`. The folder appears whole or not at all."""
    source, target = Path(args.file).resolve(), Path(args.to).resolve()
    if not source.is_file():
        raise CommandError(f"Không có tệp {source}. Chưa ghi gì.")
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise CommandError(f"{target} không phải thư mục trống. Chưa ghi gì; hãy chọn một thư mục trống.")
    target.parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(dir=target.parent, prefix=".dang-khoi-phuc-"))
    try:
        manifest = extract(source, folder)
        _refuse_newer(manifest)
        _lay_out(folder, manifest)
        folder.replace(target)
    except BadArchive as wrong:
        raise CommandError(f"{wrong} Chưa ghi gì vào {target}.") from wrong
    except OSError as wrong:
        raise CommandError(f"Không khôi phục được: {wrong}. Chưa ghi gì vào {target}.") from wrong
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    told = manifest["commune"]
    print(f"Đã khôi phục {told['name']}, {told['province']} (bản sao lưu lúc {manifest['made_at'][:16]}) vào {target}.")
    print("Khóa niêm phong danh tính người tố cáo không có trong bản sao lưu: hãy đặt lại tệp khóa đã giữ riêng.")
    if (target / DATABASE_DUMP).exists():
        _load_dump(target)
    command = [sys.executable, "-m", "django", "migrate", "-v", "0"]
    if subprocess.run(command, env=_environment(target), check=False).returncode:  # noqa: S603 - ours
        raise CommandError(f"Dữ liệu đã ở {target} nhưng chưa nâng lên được phiên bản này; hãy giữ nguyên và báo lỗi.")
    # An older backup knows no index, and an index is not what a backup is for: it is made anew.
    rebuild = [sys.executable, "-m", "dienhong.ops.cli", "search", "rebuild"]
    subprocess.run(rebuild, env=_environment(target), check=False)  # noqa: S603 - ours; the doctor sees what failed
    doctor = [sys.executable, "-m", "dienhong.ops.cli", "doctor"]
    return subprocess.run(doctor, env=_environment(target), check=False).returncode  # noqa: S603 - ours


def _lay_out(folder: Path, manifest: dict[str, Any]) -> None:
    """As a data folder is."""
    (folder / "manifest.json").unlink(missing_ok=True)
    if (folder / DATABASE_FILE).exists():
        (folder / DATABASE_FILE).replace(folder / DATABASE)
        (folder / DATABASE_FILE).parent.rmdir()
    elif manifest["engine"] != "postgresql" or not (folder / DATABASE_DUMP).exists():
        raise BadArchive("Bản sao lưu không có cơ sở dữ liệu.")
    if not (folder / HISTORY_KEY).exists():
        raise BadArchive("Bản sao lưu không có khóa lịch sử.")


def _load_dump(target: Path) -> None:
    """Into the database that DIENHONG_DATABASE names, which must be empty."""
    if not os.environ.get("DIENHONG_DATABASE"):
        raise CommandError(
            f"Tệp đã ở {target}; còn cơ sở dữ liệu PostgreSQL: hãy đặt DIENHONG_DATABASE vào một cơ sở dữ liệu trống rồi nạp "
            f"bằng pg_restore --no-owner --exit-on-error --single-transaction từ {target / DATABASE_DUMP}, sau đó chạy doctor."
        )
    os.environ["DIENHONG_DATA"] = str(target)
    from dienhong.ops.start import setup

    setup()
    from django.conf import settings
    from django.db import connection

    from dienhong.ops.snapshot import server_environment

    name = str(settings.DATABASES["default"]["NAME"])
    if connection.introspection.table_names():
        raise CommandError(f"Cơ sở dữ liệu PostgreSQL không trống; chưa nạp gì vào đó. Tệp đã ở {target}.")
    connection.close()
    command = ["pg_restore", "--no-owner", "--exit-on-error", "--single-transaction", f"--dbname={name}"]
    done = subprocess.run(  # noqa: S603 - the command is ours
        [*command, str(target / DATABASE_DUMP)], env=server_environment(), capture_output=True, check=False
    )
    if done.returncode:
        raise CommandError(f"pg_restore không xong; cơ sở dữ liệu vẫn trống. Tệp đã ở {target}.")
    shutil.rmtree((target / DATABASE_DUMP).parent)


def _refuse_newer(manifest: dict[str, Any]) -> None:
    made, ours = str(manifest.get("program", "")), version("dienhong")
    if _numbers(made) > _numbers(ours):
        raise BadArchive(
            f"Bản sao lưu do phiên bản {made[:20]} làm ra; máy này chạy {ours}, cũ hơn. Hãy nâng chương trình."
        )


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(".") if part.isdecimal() and len(part) < 9)


def _environment(target: Path) -> dict[str, str]:
    return {"DJANGO_SETTINGS_MODULE": "dienhong.config.settings", **os.environ, "DIENHONG_DATA": str(target)}
