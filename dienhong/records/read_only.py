"""Read-only mode: while an administrator upgrades, moves or inspects an installation, nothing enters any register.

It is on by the setting, or as long as a file `read-only` lies in the data folder: a running server heeds it at once.
"""

from pathlib import Path

from django.conf import settings

from dienhong.law.verdict import Refused, Verdict

FILE = "read-only"
WHY = "Hệ thống đang ở chế độ chỉ đọc: người quản trị đang bảo trì. Chưa ghi gì; sổ giữ nguyên. Hãy thử lại sau."


def read_only() -> bool:
    """Whether nothing may be written now."""
    return bool(settings.READ_ONLY) or (Path(settings.DATA) / FILE).exists()


def refuse_read_only() -> None:
    """Raise Refused in read-only mode."""
    if read_only():
        raise Refused(Verdict.no(WHY))
