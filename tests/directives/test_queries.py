"""The sets behind lists and figures, against a naive walk."""

import random
from datetime import date, datetime, timedelta

from dienhong.commune.models import Commune
from dienhong.directives import actions, queries
from dienhong.directives.models import Briefing, Directive, Task
from dienhong.documents.models import Document
from dienhong.law.periods import Window
from dienhong.records import acts
from dienhong.records.actor import Actor
from tests.factories.directives import briefing, directive, ours, task

WINDOW = Window(date(2026, 1, 1), date(2026, 3, 31))
ON = date(2026, 6, 10)


def fill(by: Actor, at: datetime, seed: int) -> None:
    """Directives with none to two documents, some of them voided, some dated after the window; tasks in every state."""
    dice = random.Random(seed)
    for number in range(1, 26):
        signed = date(2025, 11, 1) + timedelta(days=dice.randrange(120))
        received = max(signed, date(2025, 12, 10)) + timedelta(days=dice.randrange(60))
        made = directive(f"{number}-KL/TU", signed, received, by=by, at=at, title=dice.choice(("Dân chủ", "Đất đai")))
        for place in range(dice.randrange(3)):
            child = ours(f"{number * 10 + place}-KH/ĐU", received + timedelta(days=dice.randrange(40)), by=by, at=at)
            actions.localise(made.code, document=child.code, by=by, at=at)
            if dice.random() < 0.25:
                acts.void(child, by=by, at=at, reason="Thử")
        for _ in range(dice.randrange(3)):
            given = task(made.code, received + timedelta(days=dice.randrange(60)), by=by, at=at, title=f"Việc {number}")
            if dice.random() < 0.6:
                done_on = min(given.due_on + timedelta(days=dice.randrange(-5, 30)), ON)
                actions.finish_task(given.code, done_on=max(done_on, received), evidence="Xong", by=by, at=at)
            if dice.random() < 0.2:
                acts.void(Task.objects.get(pk=given.pk), by=by, at=at, reason="Thử")
        if dice.random() < 0.2:
            acts.void(Directive.objects.get(pk=made.pk), by=by, at=at, reason="Thử")


def papers_of(entry: Directive) -> list[Document]:
    found = [Document.objects.get(pk=row.document) for row in entry.localisations.all()]
    return sorted((paper for paper in found if paper.voided_at is None), key=lambda p: (p.signed_on, p.code))


def test_sets_equal_a_naive_walk(commune: Commune, by: Actor, at: datetime) -> None:
    fill(by, at, seed=3)
    everything = list(Directive.objects.all())
    received = [d for d in everything if d.voided_at is None and d.received_on in WINDOW]
    made = [d for d in received if any(p.signed_on <= WINDOW.to_on for p in papers_of(d))]
    assert 0 < len(made) < len(received) < len(everything)
    assert {d.code for d in queries.directives_received(WINDOW)} == {d.code for d in received}
    assert sorted(d.code for d in queries.localised(WINDOW)) == sorted(d.code for d in made), "each once"
    tasks = [t for t in Task.objects.all() if t.voided_at is None]
    due = [t for t in tasks if t.due_on in WINDOW]
    assert {t.code for t in queries.tasks_due(WINDOW)} == {t.code for t in due}
    assert {t.code for t in queries.tasks_done(WINDOW)} == {
        t.code for t in due if t.done_on and t.done_on <= WINDOW.to_on
    }
    assert {t.code for t in queries.overdue_on(ON)} == {t.code for t in tasks if not t.done_on and t.due_on < ON}
    open_now = sorted((t for t in tasks if not t.done_on and t.due_on <= ON), key=lambda t: (t.due_on, t.code))
    assert [t.code for t in queries.open_tasks(ON)] == [t.code for t in open_now]


def test_the_list_tells_papers_and_tasks_of_each_directive(commune: Commune, by: Actor, at: datetime) -> None:
    fill(by, at, seed=5)
    listed = {row.code: row for row in queries.directives()}
    assert len(listed) == Directive.objects.count()
    for entry in Directive.objects.all():
        row, papers = listed[entry.code], papers_of(entry)
        tasks = [t for t in Task.objects.all() if t.source == entry.code and t.voided_at is None]
        first = papers[0] if papers else None
        assert (row.ours, row.tasks, row.done) == (len(papers), len(tasks), len([t for t in tasks if t.done_on]))
        assert (row.our_number, row.our_signed_on) == ((first.number, first.signed_on) if first else (None, None))
        assert row.their_number == Document.objects.get(pk=entry.document).number


def test_filters_narrow_as_told(commune: Commune, by: Actor, at: datetime) -> None:
    fill(by, at, seed=8)
    day = date(2026, 2, 1)

    def directives(**asked: object) -> set[str]:
        return {d.code for d in queries.filtered_directives(queries.directives(), **asked)}  # type: ignore[arg-type]

    everything = list(Directive.objects.all())
    assert directives() == {d.code for d in everything}
    assert directives(state="localised") == {d.code for d in everything if papers_of(d)}
    assert directives(state="waiting") == {d.code for d in everything if not papers_of(d)}
    assert directives(from_on=day, text="dat dai kl tu") == {
        d.code for d in everything if d.received_on >= day and "dat dai" in d.folded
    }

    def tasks(**asked: object) -> set[str]:
        return {t.code for t in queries.filtered_tasks(queries.tasks(), on=ON, **asked)}  # type: ignore[arg-type]

    for state in ("open", "overdue", "done"):
        assert tasks(state=state, to_on=ON) == {
            t.code for t in Task.objects.all() if t.state_on(ON) == state and t.due_on <= ON
        }


def test_briefings_are_counted_by_their_day_and_never_as_receptions(commune: Commune, by: Actor, at: datetime) -> None:
    for day in (date(2025, 12, 31), date(2026, 1, 1), date(2026, 3, 31), date(2026, 4, 1)):
        briefing(day, by=by, at=at)
    acts.void(briefing(date(2026, 2, 2), by=by, at=at, title="Ghi nhầm"), by=by, at=at, reason="Nhầm")
    held = queries.briefings_held(WINDOW)
    assert sorted(b.held_on for b in held) == [date(2026, 1, 1), date(2026, 3, 31)]
    assert {b.CODE_PREFIX for b in held} == {"GB"}
    found = queries.filtered_briefings(queries.briefings(), kind="periodic", text="ho ngheo")
    assert found.count() == Briefing.objects.count() == 5
    assert not queries.filtered_briefings(queries.briefings(), kind="ad_hoc").exists()
