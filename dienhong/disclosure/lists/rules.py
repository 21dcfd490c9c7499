"""May this row stand in a public list, may the list be told, may an objection be raised or decided?

What leaves HIV out was read in its decree and refuses; that a phone or an identity number has no column is the program's
own white list; what the law leaves to judgement (a child's name, a year of birth) is said as a warning.
"""

from dataclasses import dataclass, fields
from datetime import date, timedelta

from django.utils.translation import gettext as _

from dienhong.disclosure.lists.states import ObjectionState
from dienhong.disclosure.states import State
from dienhong.law.dates_vi import date_vi
from dienhong.law.people_lists import ListKind, never
from dienhong.law.verdict import Certainty, Reason, Verdict
from dienhong.privacy.detector import Kind, hits
from dienhong.privacy.illnesses import ill

ANSWER = "01/2026/QH16 art 22 k 4"
MOST_ROWS = 5000
OLDEST_BORN = 1900


@dataclass(frozen=True, slots=True)
class RowData:
    """One row as it is entered. `village` is a code (DV)."""

    name: str
    village: str = ""
    child: bool = False
    hidden: bool = False
    birth_year: int | None = None
    policy: str = ""
    amount: int | None = None
    kind_given: str = ""
    period: str = ""
    decision: str = ""
    result: str = ""


COLUMNS = tuple(field.name for field in fields(RowData))
WORDS = ("name", "policy", "kind_given", "period", "decision", "result")


def can_row(row: RowData, kind: ListKind, *, villages: frozenset[str], on: date, masked: bool = False) -> Verdict:
    """Only the columns of its kind, all that are needed, and in none of them what no list may hold. `masked`: the list hides
    every name."""
    verdict = Verdict.yes() if row.name.strip() else Verdict.no("thiếu họ tên")
    allowed = {field.id for field in kind.fields}
    for field in kind.must:
        if getattr(row, field.id) in ("", None):
            verdict &= Verdict.no(f"thiếu {field.vi.lower()}")
    for name in COLUMNS:
        if name not in ("name", "child", "hidden") and name not in allowed and getattr(row, name) not in ("", None):
            verdict &= Verdict.no(f"danh sách loại này không có cột {name}")
    if row.village and row.village not in villages:
        verdict &= Verdict.no("không có thôn này trong xã")
    if row.birth_year is not None and not OLDEST_BORN <= row.birth_year <= on.year:
        verdict &= Verdict.no(f"năm sinh {row.birth_year} không hợp lý; chỉ ghi năm, bốn chữ số")
    if kind.results and row.result and row.result not in kind.results:
        verdict &= Verdict.no(f"kết quả chỉ được ghi: {', '.join(kind.results)}")
    return verdict & _no_more_than_needed(row) & _no_illness(row, masked=masked or row.hidden)


def _no_more_than_needed(row: RowData) -> Verdict:
    verdict = Verdict.yes()
    for name in WORDS:
        for hit in hits(f"\t{getattr(row, name)}"):
            if hit.kind is Kind.HEALTH:
                verdict &= Verdict.no("phải bỏ thông tin HIV/AIDS", never().hiv_cite)
            else:
                verdict &= Verdict.no(f"ô có {hit.kind.label_vi.lower()} ({hit.shown}); danh sách không được có")
    return verdict


def _no_illness(row: RowData, *, masked: bool) -> Verdict:
    """Whoever is named is not told to be ill; that rests on our reading of the law, so the name may be hidden instead."""
    said = next((name for name in WORDS if ill(getattr(row, name))), None)
    if masked or said is None:
        return Verdict.yes()
    return Verdict.no(
        "nêu bệnh, dạng khuyết tật bên cạnh tên người: hãy bỏ, hoặc đánh dấu che tên dòng này", never().cite
    )


def child_warning() -> Reason:
    """Said beside the form."""
    return Reason(f"{never().child_vi}.", never().child_cite, Certainty.INFERENCE)


def never_warning() -> Reason:
    """Said beside the form: what no list holds."""
    return Reason(f"Không đưa vào danh sách: {never().vi}.", never().cite, Certainty.INFERENCE)


def can_change(step: str, *, erased: bool) -> Verdict:
    """Rows are written while the version is in preparation."""
    if erased:
        return Verdict.no("Danh sách này đã xóa tên; muốn công khai lại thì soạn bản mới.")
    return Verdict.yes() if step else Verdict.no("Danh sách đã công khai; muốn sửa thì soạn bản mới của nội dung này.")


def can_tell(rows: int, *, fits: bool) -> Verdict:
    """An empty list is not told, nor one that belongs to another content."""
    if not fits:
        return Verdict.no("Loại danh sách không thuộc nội dung công khai này; hãy chọn lại loại.")
    return Verdict.yes() if rows else Verdict.no("Danh sách có tên người chưa có dòng nào.")


def can_leave_out(until: date | None, *, why: str) -> Verdict:
    """A list that still has time is not lost by a correction of something else: only somebody who says why leaves it out."""
    if until is None or why:
        return Verdict.yes()
    return Verdict.no(
        f"Danh sách đang công khai đến hết {date_vi(until - timedelta(days=1))} nhưng bản này không kèm danh sách. Hãy chọn lại "
        "loại danh sách (các dòng cũ được chép sang), hoặc bỏ danh sách có ghi lý do."
    )


def can_object(*, shown: bool, until: date | None, on: date, words: str) -> Verdict:
    """While the list is told. Afterwards a request to correct is open all the same."""
    if not shown or until is None or on >= until:
        if until and on >= until:
            told = _(
                "Danh sách này đã hết thời gian lấy ý kiến từ ngày %(day)s; vẫn gửi được đề nghị đính chính ở trang nội dung."
            )
            return Verdict.no(told % {"day": date_vi(until)})
        return Verdict.no(
            _("Danh sách này đã hết thời gian lấy ý kiến; vẫn gửi được đề nghị đính chính ở trang nội dung.")
        )
    return Verdict.yes() if words.strip() else Verdict.no(_("Chưa ghi ý kiến."))


def can_decide(state: str, *, decision: str, on: date, received_on: date, today: date) -> Verdict:
    """Once, with reasons, on a day between receipt and today."""
    if state != ObjectionState.WAITING:
        return Verdict.no("Ý kiến này đã quyết định rồi.")
    verdict = Verdict.yes() if decision.strip() else Verdict.no("Chưa ghi kết luận và lý do.", ANSWER)
    if not received_on <= on <= today:
        verdict &= Verdict.no(f"Ngày quyết định {date_vi(on)} không nằm giữa ngày nhận và hôm nay.")
    return verdict


def is_shown(state: str, *, number: int, current: int, down_on: date | None, taken_down: bool, on: date) -> bool:
    """Whether anybody may read the rows now: the item is public, this is its version, its time is not over."""
    in_time = down_on is None or on < down_on
    return state == State.PUBLISHED and number == current and in_time and not taken_down
