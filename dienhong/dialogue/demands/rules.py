"""When do enough voters ask? May signatures be entered, is a dialogue owed? Whole numbers only: no rounding decides."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dienhong.dialogue.demands.states import OPEN, DemandState
from dienhong.law.dates_vi import count_vi, date_vi
from dienhong.law.quorums import Quorum, UnknownQuorum, quorum
from dienhong.law.validities import UnknownValidity, Validity, validity
from dienhong.law.verdict import Reason, Verdict

SHARE = "dialogue.demand"
CONSENT = "dialogue.demand.consent"
MOST_LINES = 60


@dataclass(frozen=True)
class Signature:
    """A line of a sheet as it is typed; it is turned into a digest and kept nowhere."""

    name: str
    address: str


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


def remarks(*, old: int, signed: int, on: date) -> Verdict:
    """Signatures older than a neighbour article lets a household's be: told, never taken away, because it is only inferred."""
    found = validity_on(on)
    if not old or found is None:
        return Verdict.yes()
    words = (
        f"{count_vi(old)} trong {count_vi(signed)} chữ ký đã quá {found.months} tháng. Luật không nói chữ ký yêu cầu đối thoại "
        "có giá trị bao lâu nên vẫn tính."
    )
    return Verdict.yes(Reason(words, found.cite, found.certainty))


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
