"""When the database had no turn for an act in time: nothing was written, and the same act may simply be done again."""

import sqlite3
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from dienhong.law.verdict import Refused, Verdict

WORDS = gettext_noop(
    "Hệ thống đang bận: nhiều người ghi cùng lúc nên chưa đến lượt. Chưa ghi gì; hãy đợi một chút rồi gửi lại."
)
RETRY_AFTER = "5"
FILE_CODES: Final = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
# A lock not given in time, a deadlock resolved, a conflict of isolation, too many connections.
SERVER_CODES: Final = frozenset({"55P03", "40P01", "40001", "53300"})


class Busy(Refused):
    """The act did not get its turn. Nothing was written."""

    def __init__(self) -> None:
        super().__init__(Verdict.no(_(WORDS)))


def is_busy(error: BaseException | None) -> bool:
    """Whether a database error says "not now": the same act may pass later."""
    cause = error.__cause__ if error else None
    if isinstance(cause, sqlite3.OperationalError):
        return getattr(cause, "sqlite_errorcode", 0) & 0xFF in FILE_CODES
    return getattr(cause, "sqlstate", None) in SERVER_CODES
