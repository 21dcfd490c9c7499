"""May a promise be entered, put off, kept, given up?"""

from dataclasses import dataclass
from datetime import date

from dienhong.law.dates_vi import date_vi
from dienhong.law.verdict import Verdict
from dienhong.privacy.public_words import Doubt, may_pass

CLOSED = "Lời hứa này đã thực hiện hoặc đã kết luận không thực hiện được."


@dataclass(frozen=True)
class PromiseData:
    """A promise as an officer tells it."""

    dialogue: str
    words: str
    owner: str
    due_on: date
    question: str = ""
    due_document: str = ""


def can_promise(told: PromiseData, *, held_on: date | None, document_found: bool, owner_is_person: bool) -> Verdict:
    """Out of a dialogue that stands, owed by a post or unit, by a day not before it. `held_on` is None for no dialogue."""
    verdict = Verdict.yes()
    if held_on is None:
        verdict &= Verdict.no("Sổ đối thoại không có cuộc ấy, hoặc cuộc ấy đã hủy.")
    if not told.words.strip():
        verdict &= Verdict.no("Thiếu nội dung hứa.")
    if not told.owner.strip():
        verdict &= Verdict.no("Thiếu chức vụ hoặc đơn vị thực hiện.")
    if owner_is_person:
        verdict &= Verdict.no("Ghi chức vụ hoặc đơn vị thực hiện, không ghi tên người: người đổi, lời hứa còn.")
    if held_on is not None and told.due_on < held_on:
        verdict &= Verdict.no(f"Hạn {date_vi(told.due_on)} trước ngày đối thoại {date_vi(held_on)}.")
    if told.due_document and not document_found:
        verdict &= Verdict.no(f"Sổ văn bản không có {told.due_document} hoặc văn bản ấy đã hủy.")
    return verdict


def can_renegotiate(
    *,
    is_open: bool,
    made_on: date,
    due_on: date,
    judged_on: date,
    new_on: date,
    decided_on: date,
    reason: str,
    on: date,
) -> Verdict:
    """A later day with a written reason; agreed after the old day had passed it stays judged by the old one."""
    if not is_open:
        return Verdict.no(CLOSED)
    verdict = Verdict.yes()
    if not reason.strip():
        verdict &= Verdict.no("Lùi hạn thì phải ghi lý do; hạn cũ vẫn giữ trong sổ.")
    if new_on <= due_on:
        verdict &= Verdict.no(f"Hạn mới {date_vi(new_on)} không sau hạn đang có {date_vi(due_on)}.")
    if not made_on <= decided_on <= on:
        verdict &= Verdict.no(f"Ngày lùi hạn {date_vi(decided_on)} không nằm giữa ngày hứa và hôm nay.")
    if decided_on > judged_on:
        verdict &= Verdict.warn(f"Lùi hạn khi đã quá hạn {date_vi(judged_on)}: lời hứa này vẫn bị tính là trễ hạn.")
    return verdict


def can_keep(
    *, is_open: bool, made_on: date, kept_on: date, on: date, has_evidence: bool, document_found: bool
) -> Verdict:
    """Done between the promise and today, with words, a document or a file as evidence."""
    if not is_open:
        return Verdict.no(CLOSED)
    verdict = Verdict.yes()
    if not made_on <= kept_on <= on:
        verdict &= Verdict.no(f"Ngày thực hiện {date_vi(kept_on)} không nằm giữa ngày hứa và hôm nay.")
    if not has_evidence:
        verdict &= Verdict.no("Chưa có chứng cứ: ghi lời, dẫn văn bản, hoặc đính kèm tệp.")
    if not document_found:
        verdict &= Verdict.no("Sổ văn bản không có văn bản chứng cứ ấy hoặc văn bản ấy đã hủy.")
    return verdict


def can_break(*, is_open: bool, made_on: date, broken_on: date, on: date, reason: str) -> Verdict:
    """Given up with a reason: it is not forgotten, it counts as not kept."""
    if not is_open:
        return Verdict.no(CLOSED)
    verdict = Verdict.yes()
    if not reason.strip():
        verdict &= Verdict.no("Kết luận không thực hiện được thì phải ghi lý do.")
    if not made_on <= broken_on <= on:
        verdict &= Verdict.no(f"Ngày {date_vi(broken_on)} không nằm giữa ngày hứa và hôm nay.")
    return verdict


def can_show(*, shown: bool, doubts: tuple[Doubt, ...], looked: bool) -> Verdict:
    """Once; and its words bear no personal data."""
    if shown:
        return Verdict.no("Lời hứa này đã đăng cho Nhân dân đọc.")
    return may_be_read(True, doubts, looked=looked)


def may_be_read(shown: bool, doubts: tuple[Doubt, ...], *, looked: bool) -> Verdict:
    """Words of a promise that everybody reads: what looks like personal data needs a second look. `doubts` are such places,
    masked."""
    return may_pass(doubts, looked=looked) if shown else Verdict.yes()
