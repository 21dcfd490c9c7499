"""When do enough voters ask? May signatures be entered, is a dialogue owed? Whole numbers only: no rounding decides."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dienhong.dialogue.demands.states import OPEN, DemandState
from dienhong.dialogue.demands.voters import Signature
from dienhong.law.dates_vi import count_vi, date_vi
from dienhong.law.quorums import Quorum, UnknownQuorum, quorum
from dienhong.law.validities import UnknownValidity, Validity, validity
from dienhong.law.verdict import Reason, Verdict

SHARE = "dialogue.demand"
CONSENT = "dialogue.demand.consent"
MOST_LINES = 60


@dataclass(frozen=True)
class InForce:
    """Of the signatures on a day: how many stand, how many of them are not expired, and the last day on which the oldest of
    those still counts (None: no such day is known)."""

    signed: int = 0
    good: int = 0
    until: date | None = None

    @property
    def expired(self) -> int:
        """How many count no more until they are given again."""
        return self.signed - self.good


def share_on(day: date) -> Quorum | None:
    """The share of voters the law of the day asks for; None before it was in force."""
    try:
        return quorum(SHARE, day)
    except UnknownQuorum:
        return None


def validity_on(day: date) -> Validity | None:
    """How long a signature given on the day is good; None where nothing is known."""
    try:
        return validity(CONSENT, day)
    except UnknownValidity:
        return None


def last_day(signed_on: date) -> date | None:
    """The last day on which a signature given then is good; None where nothing is known."""
    found = validity_on(signed_on)
    return found.last_day(signed_on) if found else None


def in_force(signed: Iterable[tuple[date, int]], on: date) -> InForce:
    """Of signatures by their day: so many on each."""
    every = good = 0
    until: date | None = None
    for day, number in signed:
        every += number
        last = last_day(day)
        if last is None or last >= on:
            good += number
            until = min(until, last) if until and last else until or last
    return InForce(every, good, until)


def needed(voters: int, day: date) -> int | None:
    """The fewest signatures that are enough; None when the law of the day knows no such demand."""
    share = share_on(day)
    return share.present.fewest(voters) if share and voters else None


def is_reached(signed: int, voters: int, day: date) -> bool:
    """Whether so many of so many are enough."""
    share = share_on(day)
    return share is not None and share.present.reached(signed, voters)


def can_open(*, state: str, subject: str, fact_found: bool, fact_has_document: bool, voters: int, on: date) -> Verdict:
    """With a subject, and with the number of voters declared out of a document: else nobody knows how many are needed."""
    verdict = Verdict.yes()
    if state not in ("", DemandState.PROPOSED):
        verdict &= Verdict.no("Yêu cầu này đã mở rồi.")
    if not subject.strip():
        verdict &= Verdict.no("Thiếu nội dung yêu cầu đối thoại.")
    if not fact_found or voters <= 0:
        verdict &= Verdict.no("Chưa khai số cử tri của xã; hãy khai ở mục Số khai, kèm văn bản, rồi mở yêu cầu.")
    elif not fact_has_document:
        verdict &= Verdict.no("Số cử tri đã khai chưa có văn bản nguồn; hãy khai lại kèm văn bản.")
    if share_on(on) is None:
        verdict &= Verdict.no(f"Ngày {date_vi(on)} luật chưa có quy định cử tri yêu cầu đối thoại.")
    return verdict


def can_sign(*, state: str, opened_on: date, signed_on: date, lines: Sequence[Signature], on: date) -> Verdict:
    """A sheet of a demand that collects, signed between its opening and today, each line with name and address."""
    if state not in (DemandState.COLLECTING, DemandState.REACHED):
        return Verdict.no("Yêu cầu này không lấy chữ ký nữa.")
    verdict = Verdict.yes()
    if not opened_on <= signed_on <= on:
        verdict &= Verdict.no(f"Ngày ký {date_vi(signed_on)} không nằm giữa ngày mở {date_vi(opened_on)} và hôm nay.")
    if not lines:
        verdict &= Verdict.no("Tờ này chưa có dòng nào.")
    if len(lines) > MOST_LINES:
        verdict &= Verdict.no(f"Một tờ ghi tối đa {MOST_LINES} dòng; hãy tách tờ.")
    wrong = [str(order) for order, one in enumerate(lines, start=1) if not one.name or not one.address]
    if wrong:
        verdict &= Verdict.no(f"Dòng {', '.join(wrong)}: mỗi dòng ghi họ tên; địa chỉ, cách nhau bằng dấu chấm phẩy.")
    return verdict


def remarks(found: InForce, *, voters: int, opened_on: date, on: date) -> Verdict:
    """Signatures older than a neighbour article lets a household's be do not count by themselves. That is only inferred: it is
    told, and refuses nothing (see `can_take`)."""
    valid = validity_on(on)
    if not found.expired or valid is None:
        return Verdict.yes()
    words = (
        f"{count_vi(found.expired)} trong {count_vi(found.signed)} chữ ký đã quá {valid.months} tháng, hết hạn: không tự tính "
        "vào số bắt buộc; người ấy ký lại thì tính. Điều về đối thoại không nói chữ ký có giá trị bao lâu."
    )
    if is_reached(found.signed, voters, opened_on) and not is_reached(found.good, voters, opened_on):
        words += " Chỉ đủ khi tính cả chữ ký hết hạn: vẫn nhận là đủ được, có lý do."
    return Verdict.yes(Reason(words, valid.cite, valid.certainty))


def can_take(*, state: str, found: InForce, voters: int, opened_on: date, reason: str) -> Verdict:
    """An officer takes a demand as reached although expired signatures are needed for it: with a written reason, because that
    they expire is only inferred."""
    if state != DemandState.COLLECTING:
        return Verdict.no("Yêu cầu này không đang lấy chữ ký.")
    if not is_reached(found.signed, voters, opened_on):
        return Verdict.no("Tính cả chữ ký hết hạn cũng chưa đủ.")
    if not reason.strip():
        return Verdict.no("Nhận là đủ dù có chữ ký hết hạn thì phải ghi lý do; lý do này giữ trong sổ.")
    return Verdict.yes()


def why_not_owed(*, state: str, signed: int, needed: int | None, taken_by: str) -> str:
    """The words against planning a dialogue for it; '' when it is owed."""
    if state != DemandState.REACHED:
        short = f" Mới có {count_vi(signed)} trong {count_vi(needed)} chữ ký cần." if needed else ""
        return f"Yêu cầu này chưa đủ chữ ký hoặc đã xong.{short} Vẫn lập được cuộc đối thoại mà không ghi yêu cầu."
    if taken_by:
        return f"Yêu cầu này đã có cuộc {taken_by}."
    return ""


def can_end(*, state: str, reason: str) -> Verdict:
    """With a reason, and never one that is enough: that one is held."""
    if state not in OPEN:
        return Verdict.no("Yêu cầu này đã xong.")
    if state == DemandState.REACHED:
        return Verdict.no("Đã đủ chữ ký thì phải đối thoại; không kết thúc bằng cách khác.", "72/2025/QH15 art 43")
    return Verdict.yes() if reason.strip() else Verdict.no("Kết thúc thì phải ghi lý do.")
