"""Results of ratings, as open data: the spans that the page of results tells, withheld alike, an interval beside every share."""

from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from dienhong.listening.exposure import Span
from dienhong.listening.intervals import wilson
from dienhong.listening.models import Survey
from dienhong.listening.queries import published
from dienhong.listening.questions import Question, question_sets, scale
from dienhong.page.open_data import Kind, OpenColumn, OpenTable
from dienhong.page.request import PageRequest


@dataclass(frozen=True)
class Told:
    """One question of one survey in one span."""

    survey: Survey
    question: Question
    span: Span

    @property
    def key(self) -> str:
        """As “KS-2026-0001.overall.2026-01”."""
        return f"{self.survey.code}.{self.question.key}.{self.span.window.from_on:%Y-%m}"

    @property
    def percent(self) -> tuple[Decimal | None, Decimal | None]:
        """From and to of the share of the satisfied; none where nobody answered."""
        row = self.span.row
        return wilson(row.satisfied, row.rated).percent if row.rated else (None, None)


def _told(request: PageRequest) -> list[Told]:
    found = []
    for survey in Survey.objects.standing():
        spans = published(survey, request.today).spans
        asked = question_sets()[survey.questions].questions
        found += [Told(survey, one, span) for one in asked for span in spans[one.key]]
    return sorted(found, key=lambda one: one.key)


def _answer(points: int) -> OpenColumn:
    heading = format_lazy("{} {}", _("Số người chấm điểm"), points)
    about = _("Trống: quá ít người nên chỉ công bố tổng.")
    return OpenColumn(
        f"points_{points}", heading, (), Kind.WHOLE, about, lambda one: one.span.row.answers[points - 1], may_lack=True
    )


RATINGS = OpenTable(
    "ratings",
    _("Kết quả đánh giá sự hài lòng"),
    _(
        "Từng câu hỏi của mỗi đợt, theo các tháng đã qua: bao nhiêu người chấm, bao nhiêu người hài lòng, khoảng tin cậy 95%. "
        "Tháng có quá ít người được gộp với tháng sau."
    ),
    (
        OpenColumn("id", _("Tên máy"), kind=Kind.CODE, read=lambda one: one.key),
        OpenColumn("survey", _("Đợt đánh giá"), kind=Kind.CODE, read=lambda one: one.survey.code),
        OpenColumn("title", _("Tên"), read=lambda one: one.survey.title),
        OpenColumn("question", _("Câu hỏi"), read=lambda one: _now(one.question.vi)),
        OpenColumn("from_on", _("Từ ngày"), kind=Kind.DAY, read=lambda one: one.span.window.from_on),
        OpenColumn("to_on", _("Đến hết ngày"), kind=Kind.DAY, read=lambda one: one.span.window.to_on),
        OpenColumn("rated", _("Số người chấm"), kind=Kind.WHOLE, read=lambda one: one.span.row.rated),
        OpenColumn("satisfied", _("Số người hài lòng"), kind=Kind.WHOLE, read=lambda one: one.span.row.satisfied),
        OpenColumn("low", _("Khoảng tin cậy từ (%)"), kind=Kind.NUMBER, read=lambda one: one.percent[0], may_lack=True),
        OpenColumn(
            "high", _("Khoảng tin cậy đến (%)"), kind=Kind.NUMBER, read=lambda one: one.percent[1], may_lack=True
        ),
        *(_answer(points) for points in scale().points),
        OpenColumn(
            "page", _("Trang"), kind=Kind.ADDRESS, read=lambda one: reverse("rated:result", args=[one.survey.slug])
        ),
    ),
    _told,
)
TABLES = (RATINGS,)
