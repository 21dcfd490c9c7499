"""May this version be told as far as persons go? Not before the search was done and every place in doubt decided."""

from dataclasses import dataclass
from datetime import date

from dienhong.disclosure.checks.states import UNREAD, Decision, Part
from dienhong.disclosure.rules import review_cite
from dienhong.law.dates_vi import date_vi
from dienhong.law.verdict import Certainty, Reason, Verdict
from dienhong.privacy.public_words import masked

LAW = "91/2025/QH15 art 16"
MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Place:
    """A place in doubt that nobody decided yet, as a refusal names it."""

    where: str
    kind: str
    shown: str


@dataclass(frozen=True, slots=True)
class Searched:
    """What the search left: `needed` when there is anything to search, `done` when it was done on what stands now."""

    needed: bool
    done: bool
    open: tuple[Place, ...]


def can_tell(searched: Searched, on: date) -> Verdict:
    """Refused with the places by name, masked. That nobody publishes without looking is asked by the law on information;
    which values count as personal is our reading, so it is said as a warning beside it."""
    if not searched.needed:
        return Verdict.yes()
    if not searched.done:
        return Verdict.no("Chưa rà dữ liệu cá nhân trong bản này (chữ và tệp kèm).", review_cite(on))
    if not searched.open:
        return Verdict.yes()
    named = "; ".join(f"{masked(one.where)}: {one.kind} {one.shown}".strip() for one in searched.open[:MOST_NAMED])
    more = len(searched.open) - MOST_NAMED
    told = f"Còn {len(searched.open)} chỗ nghi là dữ liệu cá nhân chưa quyết định: {named}"
    verdict = Verdict.no(f"{told}{f'; và {more} chỗ nữa' if more > 0 else ''}.", review_cite(on))
    words = "Dữ liệu cá nhân chỉ được công khai cho mục đích cụ thể, với phạm vi vừa đủ."
    return Verdict(verdict.reasons, (Reason(words, LAW, Certainty.INFERENCE),))


def seen_by_two(late: tuple[str, ...], on: date) -> Verdict:
    """The two checks are by two persons (`rules.can_clear`); what somebody decided about persons after the second one was seen by
    nobody else. Warns and never refuses: the decree asked for two steps and says nothing of such a decision."""
    if not late:
        return Verdict.yes()
    words = (
        f"Sau khi đầu mối duyệt, {', '.join(late)} còn quyết định về chỗ nghi là dữ liệu cá nhân; chưa ai khác xem lại."
    )
    return Verdict.warn(
        f"{words} Hãy để người khác xem các chỗ ấy trước khi công khai.", review_cite(on), Certainty.INFERENCE
    )


def can_decide(kind: str, decision: str, *, reason: str, basis: str, pending: bool) -> Verdict:
    """Kept only with a reason and the article that asks for it; what no machine read is passed by who looked."""
    if not pending:
        return Verdict.no("Bản này đã công khai; muốn sửa thì soạn bản mới.")
    if decision == Decision.REMOVED:
        return Verdict.no("Hãy bỏ chỗ ấy khỏi bản đang soạn rồi rà lại; phần mềm tự ghi là đã bỏ.")
    if decision not in (Decision.KEEP, Decision.NOT_PERSONAL):
        return Verdict.no("Chưa chọn quyết định.")
    if decision == Decision.KEEP and not (reason.strip() and basis.strip()):
        return Verdict.no("Giữ lại thì phải ghi lý do và căn cứ (luật nào yêu cầu công khai dữ liệu này).")
    if kind == UNREAD and not reason.strip():
        return Verdict.no(
            "Hãy ghi đã xem phần máy không đọc được như thế nào (ví dụ: đã mở từng trang, không có tên ai)."
        )
    return Verdict.yes()


def can_keep_list(part: str, until: date | None, on: date) -> Verdict:
    """A list of persons goes out as a list, with masks, objections and an end; a file that is one has at least an end."""
    if part != Part.FILE:
        return Verdict.no(
            "Không để danh sách người trong lời văn: hãy dùng “Danh sách có tên người” của mục (che tên, nhận ý kiến, tự gỡ), "
            "rồi bỏ khỏi lời văn."
        )
    if until is None:
        return Verdict.no(
            "Tệp là danh sách người: hãy ghi ngày cuối được công khai, hoặc bỏ tệp và dùng “Danh sách có tên người” của mục."
        )
    return Verdict.yes() if until >= on else Verdict.no(f"Ngày cuối được công khai {date_vi(until)} đã qua.")


def can_search(pending: bool) -> Verdict:
    """Only what is in preparation is searched; what was told is corrected by a new version."""
    return Verdict.yes() if pending else Verdict.no("Không có bản nào đang chuẩn bị để rà.")
