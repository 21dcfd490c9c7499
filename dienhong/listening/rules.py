"""May this be rated now, this sheet be read, this batch be entered?"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from dienhong.law.dates_vi import date_vi
from dienhong.law.verdict import Verdict
from dienhong.listening.questions import OVERALL, QuestionSet, question_sets, scale
from dienhong.listening.states import BatchState, SurveyKind

LAW = "10/2022/QH15 art 34 k 1; 10/2022/QH15 art 35 k 2"
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
MOST_SHEETS = 300
MOST_SLIPS = 60


@dataclass(frozen=True)
class SurveyData:
    """A survey as an officer tells it."""

    slug: str
    title: str
    questions: str
    kind: str
    opened_on: date


@dataclass(frozen=True)
class RatingData:
    """What somebody answered: points by question, and words that are optional."""

    points: Mapping[str, int] = field(default_factory=dict)
    comment: str = ""


def can_open(told: SurveyData, *, taken: bool) -> Verdict:
    """A title, a known set of questions, an address nobody has."""
    verdict = Verdict.yes()
    if not told.title.strip():
        verdict &= Verdict.no("Chưa ghi lấy đánh giá về việc gì.")
    if told.questions not in question_sets():
        verdict &= Verdict.no("Không có bộ câu hỏi ấy.")
    if not SLUG.fullmatch(told.slug):
        verdict &= Verdict.no("Địa chỉ chỉ gồm chữ thường không dấu, số và gạch nối: mot-cua.")
    if taken:
        verdict &= Verdict.no(f"Địa chỉ /danh-gia/{told.slug}/ đã dùng cho đợt khác.")
    return verdict


def is_open(opened_on: date, closed_on: date | None, on: date) -> Verdict:
    """Whether ratings are taken on a day."""
    if on < opened_on:
        return Verdict.no(_("Đợt này mở từ ngày %(day)s.") % {"day": date_vi(opened_on)})
    if closed_on is not None and on >= closed_on:
        return Verdict.no(_("Đợt này đã đóng từ ngày %(day)s.") % {"day": date_vi(closed_on)})
    return Verdict.yes()


def can_rate(told: RatingData, asked: QuestionSet) -> Verdict:
    """The overall question is answered; any other may be left out; points are on the scale."""
    if OVERALL not in told.points:
        return Verdict.no(_("Chưa chọn mức hài lòng chung."))
    known = {one.key for one in asked.questions}
    if any(key not in known or points not in scale().points for key, points in told.points.items()):
        return Verdict.no(_("Có câu trả lời không thuộc bộ câu hỏi này."))
    return Verdict.yes()


def can_issue(kind: str, number: int) -> Verdict:
    """Slips belong to a survey that takes them."""
    if kind != SurveyKind.CODES:
        return Verdict.no("Đợt này dùng đường dẫn mở; không phát mã.")
    if not 1 <= number <= MOST_SLIPS:
        return Verdict.no(f"Mỗi lần phát từ 1 đến {MOST_SLIPS} mã.")
    return Verdict.yes()


def sheets_of(text: str) -> list[str]:
    """The lines of a typing that hold something, without spaces."""
    return [line for line in ("".join(line.split()) for line in text.splitlines()) if line]


def can_type(lines: Sequence[str], sheets: int, asked: QuestionSet) -> Verdict:
    """One line a sheet, one digit a question in their order, 0 where a sheet left one out; as many lines as were counted."""
    if not 1 <= sheets <= MOST_SHEETS:
        return Verdict.no(f"Mỗi lô từ 1 đến {MOST_SHEETS} phiếu.")
    verdict = Verdict.yes()
    if len(lines) != sheets:
        verdict &= Verdict.no(f"Đếm được {sheets} phiếu nhưng nhập {len(lines)} dòng.")
    width, top = len(asked.questions), len(scale().answers)
    fits = re.compile(rf"[1-{top}][0-{top}]{{{width - 1}}}")
    for number, line in enumerate(lines, start=1):
        if not fits.fullmatch(line):
            words = f"Dòng {number} không đọc được: cần {width} chữ số, mỗi số từ 1 đến {top} (0 là bỏ trống; câu đầu không bỏ)."
            return verdict & Verdict.no(words)
    return verdict


def agrees(first: Sequence[str], second: Sequence[str]) -> Verdict:
    """Whether two typings of the same sheets, in the same order, say the same; where they do not, by line."""
    if len(first) != len(second):
        return Verdict.no(f"Lần một có {len(first)} dòng, lần hai có {len(second)} dòng.")
    wrong = [str(number) for number, pair in enumerate(zip(first, second, strict=True), start=1) if pair[0] != pair[1]]
    if not wrong:
        return Verdict.yes()
    shown = ", ".join(wrong[:10]) + ("…" if len(wrong) > 10 else "")
    return Verdict.no(f"Hai lần nhập khác nhau ở dòng {shown}. Hãy lấy phiếu ra xem lại.")


def can_match(state: str, *, typed_by: int | None, account: int | None) -> Verdict:
    """Whether this account may type a batch the second time: who reads his own hand again makes the same mistake again."""
    if state == BatchState.MATCHED:
        return Verdict.no("Lô này đã vào sổ.")
    if account is not None and account == typed_by:
        return Verdict.no("Lần một do chính tài khoản này nhập; lần hai phải do người khác nhập.")
    return Verdict.yes()


def points_of(line: str, asked: QuestionSet) -> dict[str, int]:
    """One sheet's line as points by question."""
    pairs = zip(asked.questions, line, strict=True)
    return {one.key: int(digit) for one, digit in pairs if digit != "0"}
