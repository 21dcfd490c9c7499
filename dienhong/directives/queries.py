"""Named sets. A list on screen, a book, and a figure in a report that bear the same words are the same function."""

from datetime import date
from typing import TYPE_CHECKING, Any

import vn_text
from django.db.models import Count, Exists, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from dienhong.directives.models import Briefing, Directive, Localisation, Task
from dienhong.directives.states import DirectiveState, TaskState
from dienhong.documents.models import Document
from dienhong.law.periods import Window

if TYPE_CHECKING:
    from django.db.models import QuerySet


def directives() -> "QuerySet[Directive]":
    """All directives, voided ones too, with what the list shows of their papers and tasks.

    Columns beside the model's: number, kind, title and signed_on of the superior's document (`their_…`); number and
    signed_on of our first document (`our_…`), how many (`ours`); standing tasks (`tasks`) and those done (`done`).
    """
    theirs = Document.objects.filter(pk=OuterRef("document"))
    ours = (
        Document.objects.standing()
        .filter(pk__in=Localisation.objects.filter(directive=OuterRef(OuterRef("pk"))).values("document"))
        .order_by("signed_on", "code_year", "code_number")
    )
    return Directive.objects.annotate(
        **{f"their_{name}": Subquery(theirs.values(name)[:1]) for name in ("number", "kind", "title", "signed_on")},
        **{f"our_{name}": Subquery(ours.values(name)[:1]) for name in ("number", "signed_on")},
        ours=_counted(_local_documents(), "directive"),
        tasks=_counted(Task.objects.standing(), "source"),
        done=_counted(Task.objects.standing().filter(done_on__isnull=False), "source"),
    )


def directives_received(window: Window) -> "QuerySet[Directive]":
    """Directives received in the window, by the day of receipt."""
    return Directive.objects.standing().filter(received_on__gte=window.from_on, received_on__lte=window.to_on)


def localised(window: Window) -> "QuerySet[Directive]":
    """Directives received in the window that one of our documents, issued up to its last day, has made concrete."""
    issued = _local_documents(window.to_on).filter(directive=OuterRef("pk"))
    return directives_received(window).filter(Exists(issued))


def tasks() -> "QuerySet[Task]":
    """All tasks, voided ones too: what the list shows."""
    return Task.objects.all()


def tasks_due(window: Window) -> "QuerySet[Task]":
    """Tasks whose term ended in the window."""
    return Task.objects.standing().filter(due_on__gte=window.from_on, due_on__lte=window.to_on)


def tasks_done(window: Window) -> "QuerySet[Task]":
    """Of the tasks due in the window those done by its last day, in time or late."""
    return tasks_due(window).filter(done_on__lte=window.to_on)


def tasks_of(code: str) -> "QuerySet[Task]":
    """The tasks that come from a directive or a document, by their term."""
    return Task.objects.filter(source=code).order_by("due_on", "code_year", "code_number")


def open_tasks(due_until: date) -> "QuerySet[Task]":
    """Tasks not done whose term ends up to a day, the oldest first; for the desk's work of the day."""
    return (
        Task.objects.standing()
        .filter(done_on__isnull=True, due_on__lte=due_until)
        .order_by("due_on", "code_year", "code_number")
    )


def overdue_on(day: date) -> "QuerySet[Task]":
    """Tasks not done whose term ended before a day."""
    return Task.objects.standing().filter(done_on__isnull=True, due_on__lt=day)


def briefings() -> "QuerySet[Briefing]":
    """All briefings, voided ones too: what the list shows."""
    return Briefing.objects.all()


def briefings_held(window: Window) -> "QuerySet[Briefing]":
    """Briefings with cell secretaries and village heads held in the window. None of them is a citizen reception."""
    return Briefing.objects.standing().filter(held_on__gte=window.from_on, held_on__lte=window.to_on)


def in_order(entries: "QuerySet[Any]", day: str) -> "QuerySet[Any]":
    """The rows of a book: standing entries in order of their `day` column."""
    return entries.filter(voided_at__isnull=True).order_by(day, "code_year", "code_number")


def filtered_directives(
    entries: "QuerySet[Directive]",
    *,
    from_on: date | None = None,
    to_on: date | None = None,
    state: str = "",
    text: str = "",
) -> "QuerySet[Directive]":
    """The list of `directives()` as an officer narrows it; `text` is matched without diacritics."""
    if state == DirectiveState.LOCALISED:
        entries = entries.filter(Exists(_local_documents().filter(directive=OuterRef("pk"))))
    elif state == DirectiveState.WAITING:
        entries = entries.filter(~Exists(_local_documents().filter(directive=OuterRef("pk"))))
    return _narrowed(entries, "received_on", from_on, to_on, text)


def filtered_tasks(
    entries: "QuerySet[Task]",
    *,
    on: date,
    from_on: date | None = None,
    to_on: date | None = None,
    state: str = "",
    text: str = "",
) -> "QuerySet[Task]":
    """The list of tasks as an officer narrows it, by term and by where each stands on the day `on`."""
    states = {
        TaskState.DONE: Q(done_on__isnull=False),
        TaskState.OVERDUE: Q(done_on__isnull=True, due_on__lt=on),
        TaskState.OPEN: Q(done_on__isnull=True, due_on__gte=on),
    }
    if state:
        entries = entries.filter(states[TaskState(state)])
    return _narrowed(entries, "due_on", from_on, to_on, text)


def filtered_briefings(
    entries: "QuerySet[Briefing]",
    *,
    from_on: date | None = None,
    to_on: date | None = None,
    kind: str = "",
    text: str = "",
) -> "QuerySet[Briefing]":
    """The list of briefings as an officer narrows it."""
    if kind:
        entries = entries.filter(kind=kind)
    return _narrowed(entries, "held_on", from_on, to_on, text)


def folded(text: str) -> str:
    """A text as the search sees it: lower case, without diacritics and punctuation, đ as d."""
    return " ".join(str(vn_text.fold(text)).split())


def _narrowed(
    entries: "QuerySet[Any]", day: str, from_on: date | None, to_on: date | None, text: str
) -> "QuerySet[Any]":
    if from_on:
        entries = entries.filter(**{f"{day}__gte": from_on})
    if to_on:
        entries = entries.filter(**{f"{day}__lte": to_on})
    for word in folded(text).split():
        entries = entries.filter(folded__contains=word)
    return entries


def _local_documents(until: date | None = None) -> "QuerySet[Localisation]":
    papers = Document.objects.standing()
    if until:
        papers = papers.filter(signed_on__lte=until)
    return Localisation.objects.filter(document__in=papers.values("pk"))


def _counted(rows: "QuerySet[Any]", column: str) -> Coalesce:
    counted = rows.filter(**{column: OuterRef("pk")}).order_by().values(column).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
