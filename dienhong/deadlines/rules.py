"""May this clock be extended, suspended, resumed? The grounds belong to the register; here lies what holds of any clock."""

from datetime import date

from dienhong.deadlines.models import Deadline
from dienhong.law.dates_vi import date_vi
from dienhong.law.limits import extensions_of, limit
from dienhong.law.verdict import Reason, Verdict


def can_extend(deadline: Deadline, to_limit: str, *, decided_on: date) -> Verdict:
    """Only to a limit that the law offers as an extension of this one; after the time has run out it is told."""
    if not deadline.is_open:
        return Verdict.no(f"“{deadline.vi}” không còn chạy nên không kéo dài được.")
    if deadline.suspended_on is not None:
        return Verdict.no(f"“{deadline.vi}” đang tạm dừng từ {date_vi(deadline.suspended_on)}; chưa thể kéo dài.")
    offered = {one.id for one in extensions_of(deadline.first_limit)} | {
        one.id for one in extensions_of(deadline.limit)
    }
    if to_limit not in offered or to_limit == deadline.limit:
        return Verdict.no(f"Luật không cho kéo dài “{deadline.vi}” như vậy.", limit(deadline.limit).versions[-1].cite)
    if deadline.extensions.filter(limit=to_limit).exists():
        return Verdict.no("Lần kéo dài này đã ghi rồi.")
    if decided_on < deadline.start_on:
        return Verdict.no(f"Ngày quyết định {date_vi(decided_on)} trước ngày bắt đầu {date_vi(deadline.start_on)}.")
    if decided_on > deadline.judged_on:
        return Verdict.yes(
            Reason(
                f"Quyết định ngày {date_vi(decided_on)} ra khi đã hết hạn {date_vi(deadline.judged_on)}: việc này vẫn bị "
                "tính là trễ hạn.",
                deadline.cite,
            )
        )
    return Verdict.yes()


def can_suspend(deadline: Deadline, *, from_on: date) -> Verdict:
    """A clock that runs, from a day that is not before its start nor before its last suspension ended."""
    if not deadline.is_open:
        return Verdict.no(f"“{deadline.vi}” không còn chạy nên không tạm dừng được.")
    if deadline.suspended_on is not None:
        return Verdict.no(f"“{deadline.vi}” đã tạm dừng từ {date_vi(deadline.suspended_on)}.")
    last = max((one.until_on for one in deadline.suspensions.all() if one.until_on), default=deadline.start_on)
    if from_on < last:
        return Verdict.no(f"Ngày tạm đình chỉ {date_vi(from_on)} trước ngày {date_vi(last)}; hãy xem lại.")
    if from_on > deadline.judged_on:
        words = f"Đã hết hạn {date_vi(deadline.judged_on)} trước khi tạm đình chỉ: việc này vẫn bị tính là trễ hạn."
        return Verdict.yes(Reason(words, deadline.cite))
    return Verdict.yes()


def can_resume(deadline: Deadline, *, on: date) -> Verdict:
    """A suspended clock, on or after the day it was suspended."""
    if deadline.suspended_on is None:
        return Verdict.no(f"“{deadline.vi}” không tạm dừng.")
    if on < deadline.suspended_on:
        return Verdict.no(f"Ngày tiếp tục {date_vi(on)} trước ngày tạm đình chỉ {date_vi(deadline.suspended_on)}.")
    return Verdict.yes()


def can_restart(deadline: Deadline) -> Verdict:
    """An open clock that nothing was decided about yet."""
    if not deadline.is_open:
        return Verdict.no(f"“{deadline.vi}” không còn chạy nên không tính lại từ ngày khác được.")
    if deadline.extensions.exists() or deadline.suspensions.exists():
        return Verdict.no(f"“{deadline.vi}” đã kéo dài hoặc tạm dừng nên không đổi ngày bắt đầu được.")
    return Verdict.yes()


def can_meet(deadline: Deadline, *, on: date) -> Verdict:
    """An open clock, not before its start."""
    if not deadline.is_open:
        return Verdict.no(f"“{deadline.vi}” đã xong hoặc không còn phải làm.")
    if on < deadline.start_on:
        return Verdict.no(f"Ngày làm xong {date_vi(on)} trước ngày bắt đầu {date_vi(deadline.start_on)}.")
    return Verdict.yes()
