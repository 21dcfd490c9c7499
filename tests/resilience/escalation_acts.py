"""The main acts on beyond-level and crowd matters: a signed week, and a matter that corrects one."""

from dienhong.petitions.models import Escalation, WeeklyReturn
from tests.factories import commune, escalations
from tests.resilience.acts import AT, BY, MainAct


def _village() -> str:
    return str(commune.village("Cầu Đá", by=BY, at=AT).code)


def _signed() -> str:
    return str(escalations.signed(_village(), by=BY, at=AT).code)


def _matter(week: str) -> str:
    village = WeeklyReturn.objects.get(pk=week).village
    return str(escalations.matter(village=village, by=BY, at=AT).code)


ESCALATION_ACTS: tuple[MainAct, ...] = (
    MainAct(
        "sign_week",
        _village,
        lambda village: str(escalations.signed(village, by=BY, at=AT).code),
        lambda code: WeeklyReturn.objects.get(pk=code).matters == 0,
    ),
    MainAct(
        "matter_of_a_signed_week",
        _signed,
        _matter,
        lambda code: Escalation.objects.filter(pk=code).exists() and WeeklyReturn.objects.get().matters == 0,
    ),
)
