"""How often a notice is tried and when it counts as not reached. Matters of the program; the law sets none of these."""

from datetime import timedelta

from dienhong.law.verdict import Verdict
from dienhong.notices.models import Notice, NoticeState

# After the n-th failure, how long until the next try: seven tries over some 41 hours, so that a weekend's night at the
# mail server loses nothing and an officer learns on the third day whom the letter did not reach.
WAITS = (
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=4),
    timedelta(hours=12),
    timedelta(hours=24),
)
TRIES = len(WAITS) + 1
# A row that says "sending" for so long has lost its sender: one letter takes seconds, a dead server is given up in 20.
ABANDONED_AFTER = timedelta(minutes=30)
# Letters of one round. A round is short, so that its rows are never older than ABANDONED_AFTER.
ROUND = 20


def may_retry(notice: Notice) -> Verdict:
    """Only what was given up is sent again by hand; the rest goes on by itself or has arrived."""
    if notice.state == NoticeState.FAILED:
        return Verdict.yes()
    if notice.state == NoticeState.SENT:
        return Verdict.no("Thông báo này đã gửi rồi; không gửi lần nữa.")
    return Verdict.no("Thông báo này đang chờ gửi, máy tự thử lại; không cần đặt lại.")
