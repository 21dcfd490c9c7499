"""The sets behind lists and figures, against a naive walk."""

import random
from datetime import date, datetime, timedelta

from dienhong.commune.models import Commune
from dienhong.dialogue import queries
from dienhong.dialogue.models import Dialogue
from dienhong.dialogue.states import DialogueKind, Level
from dienhong.law.periods import Window
from dienhong.records import acts
from dienhong.records.actor import Actor
from tests.factories.commune import village
from tests.factories.dialogue import dialogue

WINDOW = Window(date(2026, 1, 1), date(2026, 5, 31))
TITLES = ("Đất đai, giải phóng mặt bằng", "Nước sạch", "Chợ Đình", "Đường liên thôn")


def fill(by: Actor, at: datetime) -> list[Dialogue]:
    dice = random.Random(11)
    hamlet = village("Đình Hạ", by=by, at=at)
    for number in range(60):
        held_on = date(2025, 12, 1) + timedelta(days=dice.randrange(190))
        kind, level = dice.choice(DialogueKind.values), dice.choice(Level.values)
        made = dialogue(
            held_on,
            by=by,
            at=at,
            kind=kind,
            level=level,
            topic="Quy hoạch" if kind == "thematic" else "",
            villages=(hamlet.code,) if level == "village" else (),
            title=f"{dice.choice(TITLES)} {number}",
        )
        if dice.random() < 0.2:
            acts.void(made, by=by, at=at, reason="Thử")
    return list(Dialogue.objects.all())


def test_sets_equal_a_naive_walk(commune: Commune, by: Actor, at: datetime) -> None:
    everything = fill(by, at)
    held = [d for d in everything if d.voided_at is None and WINDOW.from_on <= d.held_on <= WINDOW.to_on]
    assert 0 < len(held) < len(everything)
    assert {d.code for d in queries.dialogues_held(WINDOW)} == {d.code for d in held}
    assert {d.code for d in queries.held_ad_hoc(WINDOW)} == {d.code for d in held if d.kind == "ad_hoc"}
    assert {d.code for d in queries.conferences_held(WINDOW)} == {d.code for d in held if d.kind == "conference"}
    waiting = [d for d in everything if d.voided_at is None and d.kind == "conference" and d.held_on <= WINDOW.to_on]
    expected = sorted(waiting, key=lambda d: (d.held_on, d.code_year, d.code_number))
    assert [d.code for d in queries.unpublished(WINDOW.to_on)] == [d.code for d in expected]


def test_filters_narrow_as_told(commune: Commune, by: Actor, at: datetime) -> None:
    everything = fill(by, at)

    def found(**asked: object) -> set[str]:
        return {d.code for d in queries.filtered(queries.dialogues(), **asked)}  # type: ignore[arg-type]

    assert found() == {d.code for d in everything}
    day = date(2026, 3, 1)
    assert found(from_on=day, kind="ad_hoc") == {d.code for d in everything if d.held_on >= day and d.kind == "ad_hoc"}
    assert found(to_on=day, level="village") == {
        d.code for d in everything if d.held_on <= day and d.level == "village"
    }
    assert found(text="dat dai") == found(text="ĐẤT  đai") == {d.code for d in everything if "Đất đai" in d.title}
    assert found(text="mat dat bang") == found(text="dat dai"), "words in any order"
    assert found(text="dat đai x") == set()
    assert found(text="%_") == found(), "punctuation alone asks nothing"


def test_the_window_includes_its_first_and_last_day(commune: Commune, by: Actor, at: datetime) -> None:
    for day in (date(2025, 12, 31), WINDOW.from_on, WINDOW.to_on, date(2026, 6, 1)):
        dialogue(day, by=by, at=at)
    assert [d.held_on for d in queries.in_order(queries.dialogues_held(WINDOW))] == [WINDOW.from_on, WINDOW.to_on]
