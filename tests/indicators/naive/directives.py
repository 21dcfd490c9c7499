"""Directives, tasks and briefings, recounted by hand; the documents that make directives concrete are our own rows."""

from collections.abc import Iterator
from datetime import timedelta
from random import Random

from dienhong.directives.models import Briefing, Directive, Localisation, Task
from dienhong.documents.models import Document
from dienhong.law.periods import Window
from tests.indicators.naive import Naive, Oracle, any_day, counted, rated, row


def fill(random: Random, window: Window) -> None:
    ours = [
        row(
            Document,
            1000 + number,
            random,
            number=f"{number}-CV/ĐU",
            kind="Công văn",
            direction="out",
            about_democracy=False,
            signed_on=random.choice([any_day(random, window), any_day(random, window), None]),
            entered_on=window.to_on,
        )
        for number in range(1, 41)
    ]
    Document.objects.bulk_create(ours)
    received = [
        row(Directive, number, random, document="VB-2026-9999", received_on=any_day(random, window))
        for number in range(1, 41)
    ]
    Directive.objects.bulk_create(received)
    Localisation.objects.bulk_create(
        Localisation(directive=directive, document=document.code)
        for directive in received
        for document in random.sample(ours, random.randrange(3))
    )
    tasks = []
    for number in range(1, 41):
        due_on = any_day(random, window)
        done_on = random.choice([None, due_on, due_on - timedelta(days=5), window.to_on + timedelta(days=1)])
        tasks.append(row(Task, number, random, due_on=due_on, done_on=done_on, evidence="Biên bản"))
    Task.objects.bulk_create(tasks)
    Briefing.objects.bulk_create(
        row(Briefing, number, random, held_on=any_day(random, window), participants=40) for number in range(1, 21)
    )


def briefings(window: Window) -> Iterator[Briefing]:
    for briefing in Briefing.objects.all():
        if briefing.voided_at is None and window.from_on <= briefing.held_on <= window.to_on:
            yield briefing


def _localised(window: Window) -> Naive:
    received, met = set(), set()
    papers = {document.code: document for document in Document.objects.all()}
    for directive in Directive.objects.all():
        if directive.voided_at is not None or not window.from_on <= directive.received_on <= window.to_on:
            continue
        received.add(directive.code)
        for localisation in Localisation.objects.filter(directive=directive):
            paper = papers[localisation.document]
            if paper.voided_at is None and paper.signed_on is not None and paper.signed_on <= window.to_on:
                met.add(directive.code)
    return rated(met, received)


def _tasks_done(window: Window) -> Naive:
    due, done = set(), set()
    for task in Task.objects.all():
        if task.voided_at is None and window.from_on <= task.due_on <= window.to_on:
            due.add(task.code)
            if task.done_on is not None and task.done_on <= window.to_on:
                done.add(task.code)
    return rated(done, due)


ORACLES: dict[str, Oracle] = {
    "directives.briefings_held": lambda window: counted((briefing.code, "") for briefing in briefings(window)),
    "directives.localised": _localised,
    "directives.tasks_done": _tasks_done,
}
