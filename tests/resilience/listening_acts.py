"""The main acts on ratings: one by link, one by slip, sheets that agree, a comment that is dealt with."""

from datetime import date

from dienhong.listening import actions
from dienhong.listening.models import Batch, Comment, Rating, Slip, Survey
from tests.factories import listening
from tests.resilience.acts import AT, BY, MainAct

SHEETS = "5454\n4444"


def _survey() -> str:
    return str(listening.survey(by=BY, at=AT).code)


def _typed() -> str:
    taken = date(2026, 6, 8)
    return str(actions.type_batch(_survey(), sheets=2, text=SHEETS, taken_on=taken, by=BY, at=AT).code)


def _commented() -> str:
    code = _survey()
    listening.rating(code, at=AT, comment="Quầy 2 chậm")
    return code


def _tell(_: str) -> str:
    return str(actions.deal_with(Comment.objects.get().pk, told="Có nơi còn chậm", by=BY, at=AT).code)


def _slip() -> str:
    code = str(listening.survey(kind="codes", by=BY, at=AT).code)
    Slip.objects.create(survey=code, digest=actions._digest("A2B3C4D5"), issued_on=AT.date())
    return code


LISTENING_ACTS: tuple[MainAct, ...] = (
    MainAct(
        "rate",
        _survey,
        lambda code: str(listening.rating(code, 4, at=AT, comment="Tốt", time=5).code),
        lambda code: Rating.objects.get(pk=code).scores.count() == Comment.objects.count() == 1,
    ),
    MainAct(
        "rate_with_slip",
        _slip,
        lambda code: str(listening.rating(code, slip="A2B3C4D5", at=AT).code),
        lambda code: Slip.objects.get().used and Rating.objects.filter(pk=code).exists(),
    ),
    MainAct(
        "match_batch",
        _typed,
        lambda code: str(actions.match_batch(code, text=SHEETS, by=BY, at=AT).code),
        lambda code: Rating.objects.filter(batch=code).count() == 2 and Batch.objects.get(pk=code).typed == "",
    ),
    MainAct(
        "deal_with_comment",
        _commented,
        _tell,
        lambda code: Survey.objects.get(pk=code).moderated == 1 and Comment.objects.get().words == "",
    ),
)
