"""What every rule of this book stands on: how surely an article was read for a day, and whether the table allows the act."""

from collections.abc import Iterable
from datetime import date

from dienhong.law.certainty import Certainty
from dienhong.law.criteria import NotInForce, UnknownCriteria, criterion
from dienhong.law.dates_vi import date_vi
from dienhong.law.instruments import find
from dienhong.law.verdict import Reason, Verdict
from dienhong.petitions.papers.models import Petition
from dienhong.petitions.papers.states import TRANSITIONS, State

COMPLAINTS, DENUNCIATIONS, RECEPTION = "02/2011/QH13", "25/2018/QH14", "42/2013/QH13"
AMENDING = "136/2025/QH15"
"""The three laws were read in a text older than this amendment."""


def read_for(number: str, day: date) -> Certainty:
    """How sure an article of one of the three laws is on a day: read, or only inferred once the unread amendment holds."""
    law = find(number)
    changes = [change for change in law.amended_by if change.number == AMENDING] if law else []
    return Certainty.INFERENCE if any(change.on <= day for change in changes) else Certainty.VERIFIED


def against(text: str, cite: str, grade: Certainty) -> Verdict:
    """A refusal where the law was read, a warning where it was only inferred or recalled."""
    return Verdict.no(text, cite, grade) if grade.may_block else Verdict.yes(Reason(text, cite, grade))


def in_order(petition: Petition, act: str, *, on: date, today: date) -> Verdict:
    """The table allows the act in this state, on a day that is neither to come nor before the last step."""
    row, state = TRANSITIONS[act], State(petition.state)
    if state not in row.sources:
        return Verdict.no(f"Đơn {petition.code} “{state.label.lower()}” nên không thể làm việc “{row.vi.lower()}”.")
    if on > today:
        return Verdict.no(f"Ngày {date_vi(on)} sau hôm nay ({date_vi(today)}).")
    if on < petition.received_on:
        return Verdict.no(f"Ngày {date_vi(on)} trước ngày nhận đơn {date_vi(petition.received_on)}.")
    if row.target is not None and on < petition.stepped_on:
        return Verdict.no(
            f"Ngày {date_vi(on)} trước bước vừa ghi ({date_vi(petition.stepped_on)}); các bước đi theo thứ tự ngày."
        )
    return Verdict.yes()


def known(list_id: str, keys: Iterable[str], day: date, *, needed: str = "") -> Verdict:
    """The keys are items of a list of the law on that day. `needed`: the words when none was given."""
    asked = list(keys)
    if not asked:
        return Verdict.no(needed) if needed else Verdict.yes()
    verdict = Verdict.yes()
    for key in asked:
        try:
            criterion(list_id, key, day)
        except UnknownCriteria:
            verdict &= Verdict.no(f"“{key}” không có trong danh mục căn cứ của ngày {date_vi(day)}.")
        except NotInForce as gap:
            return Verdict.warn(str(gap))
    return verdict


def words(text: str, missing: str) -> Verdict:
    """Something was written."""
    return Verdict.yes() if text.strip() else Verdict.no(missing)
