"""Which database an installation keeps its registers in: a file beside its keys, or the PostgreSQL database of a URL.

The URL may carry a password: it is read once, kept nowhere else, and no message repeats any part of it.
"""

from pathlib import Path
from typing import Any

FILE = "dienhong.sqlite3"
SCHEMES = ("postgres://", "postgresql://")
PATIENCE = 20  # seconds an act waits for its turn before it is told that the program is busy
REUSED = 60  # seconds a thread of the server keeps its connection


class BadDatabase(ValueError):
    """A URL that names no database we can use. The message never repeats the URL."""


def database(url: str, folder: Path) -> dict[str, Any]:
    """Django's settings of the database at `url`; of the file in `folder` when it is empty. Raises BadDatabase."""
    return _served(url) if url else at_file(folder / FILE)


def at_file(path: Path) -> dict[str, Any]:
    """Django's settings of the SQLite file at `path`."""
    return {
        "ENGINE": "dienhong.config.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": REUSED,
        "OPTIONS": {
            # An acknowledged act survives a power cut (FULL); writers queue instead of failing (IMMEDIATE, timeout); what
            # is erased is overwritten in the file (secure_delete).
            "transaction_mode": "IMMEDIATE",
            "timeout": PATIENCE,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;",
        },
    }


def _served(url: str) -> dict[str, Any]:
    """The same guarantees on a server: what an act reads after its lock is what was committed (READ COMMITTED)."""
    import dj_database_url
    from psycopg import IsolationLevel

    if not url.startswith(SCHEMES):
        raise BadDatabase(
            "DIENHONG_DATABASE phải bắt đầu bằng postgres:// (để trống: dùng tệp SQLite trong thư mục dữ liệu)"
        )
    try:
        told: dict[str, Any] = dict(dj_database_url.parse(url, conn_max_age=REUSED, conn_health_checks=True))
    except ValueError:  # its words may quote a part of the URL
        told = {}
    if not told.get("NAME"):
        raise BadDatabase(
            "DIENHONG_DATABASE không đọc được. Dạng đúng: postgres://người-dùng:mật-khẩu@máy/tên-cơ-sở-dữ-liệu; "
            "ký tự đặc biệt trong mật khẩu viết theo mã phần trăm (ví dụ @ viết %40)"
        )
    asked = told.get("OPTIONS", {})
    options = f"-c lock_timeout={PATIENCE}s {asked.get('options', '')}".strip()
    told["OPTIONS"] = {"connect_timeout": PATIENCE, **asked, "options": options}
    told["OPTIONS"]["isolation_level"] = IsolationLevel.READ_COMMITTED
    return told
