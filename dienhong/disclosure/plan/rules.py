"""May a plan be drawn, changed, approved?"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from dienhong.law.dates_vi import date_vi
from dienhong.law.disclosure import contents, forms
from dienhong.law.verdict import Verdict

ARTICLE = "10/2022/QH15 art 14 k 1"
APPROVED_BY = ("KH", "QĐ")
"""The kinds of paper by which the committee adopts its plan."""


@dataclass(frozen=True, slots=True)
class LineData:
    """One thing planned. `forms` are keys of the law's ten forms."""

    content: str
    what: str
    forms: tuple[str, ...]
    due_on: date
    responsible: str
    duration: str = ""


@dataclass(frozen=True, slots=True)
class PlanData:
    """A year's plan as told."""

    year: int
    drawn_on: date
    lines: tuple[LineData, ...]
    note: str = ""


def can_draw(told: PlanData, *, twin: str, today: date) -> Verdict:
    """One plan a year that stands, with the five things the law wants of every line."""
    verdict = Verdict.yes()
    if twin:
        verdict &= Verdict.no(f"Năm {told.year} đã có kế hoạch {twin}; hãy sửa kế hoạch ấy.")
    if told.drawn_on > today:
        verdict &= Verdict.no(f"Ngày lập {date_vi(told.drawn_on)} còn ở phía trước.")
    if not told.lines:
        verdict &= Verdict.no("Kế hoạch chưa có dòng nào.", ARTICLE)
    known, ways = {one.id for one in contents(today)}, {one.id for one in forms(today)}
    for order, line in enumerate(told.lines, start=1):
        verdict &= _line(order, line, told.year, known, ways)
    missing = sorted(known - {line.content for line in told.lines}, key=lambda one: int(one.removeprefix("CK")))
    if missing and told.lines:
        verdict &= Verdict.warn(f"Kế hoạch chưa có dòng nào cho {', '.join(missing)}.", "10/2022/QH15 art 11")
    return verdict


def _line(order: int, line: LineData, year: int, known: Collection[str], ways: Collection[str]) -> Verdict:
    verdict = Verdict.yes()
    if line.content not in known:
        verdict &= Verdict.no(f"Dòng {order}: chưa chọn nội dung phải công khai.", "10/2022/QH15 art 11")
    if not line.what.strip():
        verdict &= Verdict.no(f"Dòng {order}: thiếu việc cụ thể.", ARTICLE)
    if not line.forms or any(form not in ways for form in line.forms):
        verdict &= Verdict.no(f"Dòng {order}: chưa chọn hình thức công khai.", ARTICLE)
    if line.due_on.year != year:
        verdict &= Verdict.no(f"Dòng {order}: ngày {date_vi(line.due_on)} không thuộc năm {year}.")
    if not line.responsible.strip():
        verdict &= Verdict.no(f"Dòng {order}: thiếu chức vụ, đơn vị thực hiện.", ARTICLE)
    return verdict


def can_change(*, approved_on: date | None) -> Verdict:
    """An approved plan stays as approved; what changes it is another plan with its own approval."""
    if approved_on is None:
        return Verdict.yes()
    return Verdict.no(
        f"Kế hoạch đã phê duyệt ngày {date_vi(approved_on)}; muốn đổi thì hủy kế hoạch này (có lý do) và lập kế hoạch mới.",
        ARTICLE,
    )


def can_approve(*, lines: int, drawn_on: date, signed_on: date | None, document_found: bool, wrong: str) -> Verdict:
    """By a plan or a decision of the people's committee that stands in the register; `wrong` says why the paper is none."""
    if not document_found:
        return Verdict.no("Kế hoạch phải do UBND ban hành bằng văn bản có trong sổ văn bản.", ARTICLE)
    verdict = Verdict.yes() if lines else Verdict.no("Kế hoạch chưa có dòng nào.", ARTICLE)
    if wrong:
        verdict &= Verdict.no(f"Kế hoạch công khai do UBND ban hành. {wrong}", ARTICLE)
    if signed_on is None:
        verdict &= Verdict.no("Văn bản phê duyệt chưa có ngày ký trong sổ văn bản.")
    elif signed_on < drawn_on:
        verdict &= Verdict.no(f"Văn bản ký ngày {date_vi(signed_on)}, trước ngày lập {date_vi(drawn_on)}.")
    return verdict
