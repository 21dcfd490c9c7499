"""A task's term moves with a reason, and the old one stays."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.test import Client

from dienhong.commune.models import Commune
from dienhong.directives import actions
from dienhong.directives.rules import TaskData
from dienhong.law.verdict import Refused
from dienhong.records import history
from dienhong.records.actor import Actor
from tests.factories import directives

TODAY = date(2026, 6, 10)


def test_a_term_put_off_keeps_the_old_one(
    commune: Commune, officer: Callable[[str], Client], by: Actor, at: datetime
) -> None:
    source = directives.directive("15-CT/TU", date(2026, 2, 3), date(2026, 2, 9), by=by, at=at)
    task = directives.task(source.code, date(2026, 6, 1), by=by, at=at)
    for change, words in (
        ({"reason": " "}, "phải ghi lý do"),
        ({"new_on": date(2026, 6, 1)}, "không sau hạn đang có"),
        ({"decided_on": date(2026, 6, 11)}, "Ngày lùi hạn"),
    ):
        asked = {"new_on": date(2026, 7, 1), "reason": "Chờ hướng dẫn", "decided_on": TODAY, **change}
        with pytest.raises(Refused, match=words):
            actions.postpone_task(task.code, **asked, by=by, at=at)  # type: ignore[arg-type]
    later = actions.postpone_task(
        task.code, new_on=date(2026, 7, 1), reason="Chờ hướng dẫn", decided_on=TODAY, by=by, at=at
    )
    kept = later.postponements.get()
    assert (later.due_on, kept.due_before, kept.in_time) == (date(2026, 7, 1), date(2026, 6, 1), False)
    assert [event.verb for event in history.of(task.code)] == ["record", "postpone"]
    page = officer("party_office").get(task.desk_path()).content.decode()
    assert "01/6/2026 sang 01/7/2026" in page and "Chờ hướng dẫn, khi đã quá hạn" in page
    quietly = TaskData(source=source.code, title=task.title, owner=task.owner, due_on=date(2026, 9, 1))
    with pytest.raises(Refused, match="dùng “Lùi hạn”"):
        actions.correct_task(task.code, quietly, revision=later.revision, by=by, at=at)
