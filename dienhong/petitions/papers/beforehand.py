"""May this act be done on this letter today, as far as can be said before the form is filled? The same rules that the act
asks, with what only the form will tell taken as given."""

from collections.abc import Callable
from datetime import date

from dienhong.deadlines.queries import OPEN, deadlines_of
from dienhong.law.calendar import Calendar
from dienhong.law.limits import extensions_of
from dienhong.law.verdict import Verdict
from dienhong.petitions.papers.axes import Content
from dienhong.petitions.papers.clocks import open_notice
from dienhong.petitions.papers.models import Petition
from dienhong.petitions.papers.rules import intake, people, routing, settling
from dienhong.petitions.papers.rules.grounds import in_order
from dienhong.petitions.papers.rules.intake import PartData

TOLD = "sẽ ghi"  # stands for words and codes that the form will bring
Ask = Callable[[Petition, date, Calendar], Verdict]
PARTS = [PartData(Content.COMPLAINT, TOLD), PartData(Content.FEEDBACK, TOLD)]


def verdict_on(petition: Petition, act: str, *, today: date, calendar: Calendar) -> Verdict:
    """The table first, then what the act's own rule can already say."""
    verdict = in_order(petition, act, on=today, today=today)
    asked = RULES.get(act)
    return verdict & asked(petition, today, calendar) if verdict and asked else verdict


def extendable(petition: Petition) -> list[tuple[str, str]]:
    """(key of the open clock, limit that the law offers for it) of every extension of this letter; empty when none."""
    found = []
    for clock in deadlines_of(petition.code).filter(OPEN, key__in=("check", "settle"), suspended_on__isnull=True):
        used = {one.limit for one in clock.extensions.all()}
        offered = {one.id: None for start in (clock.first_limit, clock.limit) for one in extensions_of(start)}
        found += [(clock.key, name) for name in offered if name not in used and name != clock.limit]
    return found


def _leave_case(petition: Petition, day: date, calendar: Calendar) -> Verdict:
    others = Petition.objects.standing().filter(case=petition.code).exclude(pk=petition.pk).count()
    return intake.can_leave(petition=petition, followers=others)


def _accept(petition: Petition, day: date, calendar: Calendar) -> Verdict:
    represent = petition.signatories.filter(represents=True).count()
    named_by = petition.steps.filter(act="name_representatives").exclude(document="").exists()
    group = people.group_may_be_accepted(petition, represent=represent, document=named_by, day=day)
    return settling.can_accept(petition, document=True, day=day) & group


def _refuse(petition: Petition, day: date, calendar: Calendar) -> Verdict:
    """All that an acceptance asks, but that the letter be fit: not being so may be the ground."""
    fit = Petition(kind=petition.kind, competence=petition.competence, eligible=True)
    return settling.can_accept(fit, document=True, day=day)


def _extend(petition: Petition, day: date, calendar: Calendar) -> Verdict:
    offered = extendable(petition)
    if not offered:
        return Verdict.no("Đơn này không có thời hạn nào đang chạy mà luật cho kéo dài.")
    grounds = settling.criteria_of(petition, day)[:2]
    told = [
        settling.can_extend(petition, to_limit=name, grounds=grounds, document=True, day=day) for _, name in offered
    ]
    return next((one for one in told if one), told[0])


def _hold_dialogue(petition: Petition, day: date, calendar: Calendar) -> Verdict:
    return settling.can_meet_complainant(
        petition, noticed_on=petition.received_on, held_on=day, copies=3, document=True, calendar=calendar
    )


def _record_execution(petition: Petition, day: date, calendar: Calendar) -> Verdict:
    waiting = petition.executions.filter(done_on__isnull=True).exists()
    return Verdict.yes() if waiting else Verdict.no("Không có việc thi hành nào đang chờ kết quả.")


def _notify(petition: Petition, day: date, calendar: Calendar) -> Verdict:
    return Verdict.yes() if open_notice(petition) else Verdict.no("Không còn nợ thông báo nào.")


def _close(petition: Petition, day: date, calendar: Calendar) -> Verdict:
    owed = [clock.vi for clock in deadlines_of(petition.code).filter(OPEN)]
    waiting = petition.executions.filter(done_on__isnull=True).count()
    return settling.can_close(petition, waiting=waiting, owed=owed, shown=True, day=day)


RULES: dict[str, Ask] = {
    "split": lambda petition, day, calendar: intake.can_split(PARTS, petition=petition),
    "name_representatives": lambda petition, day, calendar: intake.no_identity(
        Content.DENUNCIATION in (petition.kind, petition.titled)
    ),
    "leave_case": _leave_case,
    "instruct": lambda petition, day, calendar: routing.can_instruct(petition, body=TOLD, day=day),
    "transfer": lambda petition, day, calendar: routing.can_transfer(petition, body=TOLD, document=True, day=day),
    "inspect": lambda petition, day, calendar: routing.can_inspect(petition, body=TOLD, day=day),
    "urge": lambda petition, day, calendar: routing.can_urge(petition, body=TOLD, document=True),
    "return": lambda petition, day, calendar: routing.can_return(petition, reason=TOLD),
    "file_away": lambda petition, day, calendar: routing.can_file(petition, grounds=("ineligible",), day=day),
    "accept": _accept,
    "refuse": _refuse,
    "extend": _extend,
    "hold_dialogue": _hold_dialogue,
    "keep_on": lambda petition, day, calendar: people.can_keep_on(
        petition, grounds=("signs_of_violation",), document=True, day=day
    ),
    "record_execution": _record_execution,
    "notify": _notify,
    "close": _close,
    "reopen": lambda petition, day, calendar: settling.can_reopen(
        petition, times=petition.steps.filter(act="reopen").count(), words=TOLD
    ),
}
"""Act → its rule; the others have nothing to say before the form."""
