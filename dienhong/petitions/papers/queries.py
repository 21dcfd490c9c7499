"""Named sets of letters. A list, the book and a figure that bear the same words are the same function.

Letters are counted by their days (received, handled, settled), so that a past window gives the same number for ever;
matters (vụ việc) are counted by `case`.
"""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Exists, F, OuterRef, Q

from dienhong.deadlines.models import Deadline
from dienhong.deadlines.queries import missed_by
from dienhong.law.periods import Window
from dienhong.law.thresholds import threshold
from dienhong.petitions.papers import axes
from dienhong.petitions.papers.axes import Competence, Content
from dienhong.petitions.papers.models import Execution, Petition, PetitionBar, Step
from dienhong.petitions.papers.states import CHAIR, ENDS, OFFICER, OWNERS, Owner, State

if TYPE_CHECKING:
    from django.db.models import QuerySet

FIRST_KEYS, AGAIN_KEYS = ("settle", "reply"), ("reply_2",)
SETTLE_KEYS = (*FIRST_KEYS, *AGAIN_KEYS)
"""The clocks by which a settlement is on time or late: the law's for complaints and denunciations, the answer's for pleas; and
that of an answer given again, after the sender rejected the first."""

DENOUNCES = Q(kind=Content.DENUNCIATION) | Q(kind="", titled=Content.DENUNCIATION)
"""A denunciation by its content or, until that was read, by its title (`Petition.is_denunciation`)."""
MAY_DENOUNCE = Q(kind__in=axes.MAY_DENOUNCE) | Q(kind="", titled__in=axes.MAY_DENOUNCE)
"""`Petition.may_denounce`."""


def petitions() -> "QuerySet[Petition]":
    """Every letter that was not voided."""
    return Petition.objects.standing()


def received_in(window: Window) -> "QuerySet[Petition]":
    """Letters by the day they came (Biểu 01/XLD column 3)."""
    return petitions().filter(received_on__gte=window.from_on, received_on__lte=window.to_on)


def carried_over(window: Window) -> "QuerySet[Petition]":
    """Letters from before the window that nobody had handled when it began (column 2)."""
    return unhandled_before(petitions().filter(received_on__lt=window.from_on), window.from_on)


def to_handle(window: Window) -> "QuerySet[Petition]":
    """Carried over or received in the window: what had to be handled (column 1)."""
    return unhandled_before(petitions().filter(received_on__lte=window.to_on), window.from_on)


def handled_in(window: Window) -> "QuerySet[Petition]":
    """Of those, the ones handled by the window's end (column 4): taken up, passed on, returned, filed, linked, split."""
    return to_handle(window).filter(handled_on__lte=window.to_on)


def unhandled_at(window: Window) -> "QuerySet[Petition]":
    """Of those, the ones still to be handled at its end (column 5); the next window's `carried_over`."""
    return to_handle(window).filter(Q(handled_on__isnull=True) | Q(handled_on__gt=window.to_on))


def unhandled_before(entries: "QuerySet[Petition]", day: date) -> "QuerySet[Petition]":
    """Those nobody had handled before `day`."""
    return entries.filter(Q(handled_on__isnull=True) | Q(handled_on__gte=day))


def eligible_in(window: Window) -> "QuerySet[Petition]":
    """Handled and fit to be handled (column 6). One withdrawn before it was taken up needed no handling."""
    withdrawn = Q(state=State.STOPPED, accepted_on__isnull=True)
    return handled_in(window).filter(eligible=True).exclude(withdrawn)


def ours_in(window: Window) -> "QuerySet[Petition]":
    """Of those, the commune's own (column 14)."""
    return eligible_in(window).filter(competence=Competence.OURS)


def elsewhere_in(window: Window) -> "QuerySet[Petition]":
    """Of those, others' (column 18): told where to go, passed on, urged."""
    return eligible_in(window).exclude(competence=Competence.OURS)


def filed_in(window: Window) -> "QuerySet[Petition]":
    """Handled by filing away."""
    return handled_in(window).filter(state=State.FILED)


def accepted_in(window: Window) -> "QuerySet[Petition]":
    """Taken up, by the day of acceptance."""
    return petitions().filter(accepted_on__gte=window.from_on, accepted_on__lte=window.to_on)


def settled_in(window: Window) -> "QuerySet[Petition]":
    """Settled by a paper, by its day. An answer that its sender rejected later was given all the same: the steps say so,
    whatever became of the letter since."""
    first, again = _settlements(window)
    return petitions().filter(first | again)


def settled_on_time(window: Window) -> "QuerySet[Petition]":
    """Settled in the window and within the time the law gave: each settlement of the window by its own clock."""
    first, again = _settlements(window)
    return petitions().filter(
        first | again, ~first | _met(FIRST_KEYS, in_time=True), ~again | _met(AGAIN_KEYS, in_time=True)
    )


def judged_in(window: Window) -> "QuerySet[Petition]":
    """What a rate of timeliness stands on: settled in the window under a limit, and open overdue at its end."""
    overdue = Q(pk__in=missed_by(window.to_on, SETTLE_KEYS).values("code"))
    first, again = _settlements(window)
    return petitions().filter(first & _met(FIRST_KEYS) | again & _met(AGAIN_KEYS) | overdue)


def _settlements(window: Window) -> tuple[Q, Q]:
    """Settled in the window for the first time; settled in it again, after the first answer was rejected."""
    decided = Step.objects.filter(petition=OuterRef("pk"), act="decide", on__gte=window.from_on, on__lte=window.to_on)
    reopened = Exists(Step.objects.filter(petition=OuterRef("petition"), act="reopen", order__lt=OuterRef("order")))
    return Q(Exists(decided.filter(~reopened))), Q(Exists(decided.filter(reopened)))


def _met(keys: Iterable[str], *, in_time: bool = False) -> Q:
    met = Deadline.objects.filter(key__in=list(keys), met_on__isnull=False)
    return Q(pk__in=(met.filter(met_on__lte=F("judged_on")) if in_time else met).values("code"))


def open_overdue(day: date) -> "QuerySet[Petition]":
    """Not settled on `day` though the time had run out."""
    return petitions().filter(pk__in=missed_by(day, SETTLE_KEYS).values("code"))


def of_groups(window: Window) -> "QuerySet[Petition]":
    """Received from many persons together (axis D), by the law of the window's last day."""
    return received_in(window).filter(people_count__gte=threshold("petitions.representatives", window.to_on).people)


def matters(entries: "QuerySet[Petition]") -> "QuerySet[Petition]":
    """The matters that a set of letters is about, each by its first letter that stands. A split letter is none itself."""
    cases = entries.exclude(state=State.SPLIT).order_by().values("case")
    same_day = Q(received_on=OuterRef("received_on"))
    sooner = (
        Q(received_on__lt=OuterRef("received_on"))
        | same_day & Q(code_year__lt=OuterRef("code_year"))
        | same_day & Q(code_year=OuterRef("code_year"), code_number__lt=OuterRef("code_number"))
    )
    return petitions().filter(~Exists(petitions().filter(sooner, case=OuterRef("case"))), case__in=cases)


def letters_of(case: str) -> "QuerySet[Petition]":
    """The letters about one matter, the first first."""
    return petitions().filter(case=case).order_by("received_on", "code_year", "code_number")


def first_clocks(codes: Iterable[str]) -> dict[str, Deadline]:
    """Code → the nearest open clock of each letter that has one."""
    found: dict[str, Deadline] = {}
    running = Deadline.objects.filter(code__in=list(codes), met_on__isnull=True, dropped_on__isnull=True)
    for clock in running.order_by("due_on", "id"):
        found.setdefault(clock.code, clock)
    return found


def standing_in(state: str) -> "QuerySet[Petition]":
    """Letters that stand in a state now."""
    return petitions().filter(state=state)


def waiting(states: Iterable[State]) -> "QuerySet[Petition]":
    """Letters in some states whose next act is an officer's and may have no clock that tells it; the oldest step first.
    One that was sent out waits for nobody while something ordered is still to be done."""
    ordered = Execution.objects.filter(petition=OuterRef("pk"), done_on__isnull=True)
    found = petitions().filter(state__in=list(states)).exclude(Q(state=State.SENT) & Exists(ordered))
    return found.order_by("stepped_on", "code_year", "code_number")


def next_hand(petition: Petition) -> Owner | None:
    """Who does the next act: of a letter that is classified, the chair where it is fit and ours, else whoever passes it on.
    A denunciation goes to the chair only when it was handed over."""
    if petition.state != State.CLASSIFIED:
        return OWNERS[State(petition.state)]
    ours = petition.eligible and petition.competence == Competence.OURS and petition.kind != Content.MIXED
    closed = petition.kind == Content.DENUNCIATION and not petition.assigned_post
    return CHAIR if ours and not closed else OFFICER


def given_to(account_id: int) -> "QuerySet[Petition]":
    """Open letters that were given to an account; the oldest step first."""
    found = petitions().filter(assigned_account=account_id).exclude(state__in=ENDS)
    return found.order_by("stepped_on", "code_year", "code_number")


def is_barred(code: str, account_id: int) -> bool:
    """Whether an account may have nothing to do with this letter: not handle it, not read it."""
    return PetitionBar.objects.filter(petition_id=code, account_id=account_id).exists()


def barred_from(codes: Iterable[str], account_id: int) -> frozenset[str]:
    """Those of `codes` that an account may have nothing to do with."""
    bars = PetitionBar.objects.filter(petition_id__in=list(codes), account_id=account_id)
    return frozenset(bars.order_by().values_list("petition_id", flat=True))


def not_barred(entries: "QuerySet[Petition]", account_id: int | None) -> "QuerySet[Petition]":
    """Without the letters an account may have nothing to do with."""
    return entries if account_id is None else entries.exclude(bars__account_id=account_id)


def executions_due(day: date) -> "QuerySet[Petition]":
    """Letters with something ordered that is not done though its day is past."""
    return petitions().filter(executions__done_on__isnull=True, executions__due_on__lt=day).distinct()


def denunciation_codes(codes: Iterable[str]) -> frozenset[str]:
    """Those of `codes` that are denunciations, by content or, until read, by title: figures only count them."""
    asked = [code for code in codes if code.startswith(f"{Petition.CODE_PREFIX}-")]
    found: set[str] = set()
    for start in range(0, len(asked), 500):
        rows = Petition.objects.filter(DENOUNCES, pk__in=asked[start : start + 500])
        found.update(rows.order_by().values_list("code", flat=True))
    return frozenset(found)


def filtered(
    entries: "QuerySet[Petition]",
    *,
    from_on: date | None = None,
    to_on: date | None = None,
    kind: str = "",
    state: str = "",
    competence: str = "",
    channel: str = "",
) -> "QuerySet[Petition]":
    """The list as an officer narrows it."""
    if from_on:
        entries = entries.filter(received_on__gte=from_on)
    if to_on:
        entries = entries.filter(received_on__lte=to_on)
    named = {"kind": kind, "state": state, "competence": competence, "channel": channel}
    return entries.filter(**{name: value for name, value in named.items() if value})
