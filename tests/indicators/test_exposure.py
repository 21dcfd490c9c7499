"""What a reader may see of a figure."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random

import pytest

from dienhong.indicators.compute import compute
from dienhong.indicators.computed import Computed, Part
from dienhong.indicators.exposure import WITHHELD_VI, Seen, public_value, visible_evidence
from dienhong.law.periods import Window
from dienhong.supervision.models import Inspection
from tests.indicators.naive import row

MATTERS = Computed(
    id="petitions.matters_by_class",
    label="Lượt tiếp theo loại nội dung",
    kind="computed",
    how="sum",
    value=5,
    qualifier="",
    unit="lượt",
    numerator=None,
    denominator=None,
    window=Window(date(2026, 1, 1), date(2026, 5, 31)),
    evidence=("TCD-2026-0001", "TCD-2026-0002"),
    shares=(("TCD-2026-0001", 4), ("TCD-2026-0002", 1)),
    parts=(
        Part("denunciation", "Tố cáo", 1, ("TCD-2026-0002",), (("TCD-2026-0002", 1),)),
        Part("feedback", "Phản ánh", 4, ("TCD-2026-0001",), (("TCD-2026-0001", 4),)),
    ),
)
PEOPLE = replace(MATTERS, id="petitions.people_received", unit="người", parts=())
PLEDGES = replace(PEOPLE, id="compliance.pledges", how="ratio", unit="%")


@pytest.mark.django_db
def test_denunciations_are_a_count_and_cannot_be_had_by_difference() -> None:
    seen = visible_evidence(MATTERS, may_see_internal=False)
    assert [(part.label, part.value, part.evidence.codes, part.evidence.hidden) for part in seen.parts] == [
        ("Tố cáo", 1, (), 1),
        ("Phản ánh", 4, (), 1),
    ]
    assert all(part.evidence.shares == () for part in seen.parts)
    assert seen.evidence.codes == MATTERS.evidence, "that somebody was received is no secret"
    assert [part.evidence.codes for part in visible_evidence(MATTERS, may_see_internal=True).parts] == [
        ("TCD-2026-0002",),
        ("TCD-2026-0001",),
    ]


@pytest.mark.django_db
def test_a_breakdown_without_denunciations_stays_open() -> None:
    harmless = replace(MATTERS, parts=MATTERS.parts[1:])
    assert visible_evidence(harmless, may_see_internal=False).parts[0].evidence.codes == ("TCD-2026-0001",)


@pytest.mark.django_db
def test_an_internal_inspection_of_the_party_counts_without_its_code() -> None:
    for number, internal in ((1, False), (2, True), (3, True)):
        row(
            Inspection, number, Random(3), held_on=MATTERS.window.to_on, body="party", kind="planned", internal=internal
        ).save()
    computed = compute("supervision.held", MATTERS.window)
    assert computed.value == 3
    officer, outsider = visible_evidence(computed, True), visible_evidence(computed, False)
    assert (officer.evidence.codes, officer.evidence.hidden) == (computed.evidence, 0)
    assert (outsider.evidence.codes, outsider.evidence.hidden) == (("GS-2026-0001",), 2)
    assert [(part.value, part.evidence.codes, part.evidence.hidden) for part in outsider.parts] == [
        (3, ("GS-2026-0001",), 2)
    ]
    met = replace(computed, how="ratio", roster=computed.evidence, parts=(), evidence=("GS-2026-0003",))
    assert visible_evidence(met, False).evidence == Seen((), (), hidden=1)
    assert visible_evidence(met, False).roster == Seen(("GS-2026-0001",), (), hidden=2)


@pytest.mark.parametrize(("value", "text"), [(0, "0"), (1, WITHHELD_VI), (2, WITHHELD_VI), (3, "03"), (34, "34")])
def test_fewer_than_three_persons_are_not_published(value: int, text: str) -> None:
    said = public_value(replace(PEOPLE, value=value))
    assert (said.text_vi, said.withheld) == (text, text == WITHHELD_VI)


@pytest.mark.parametrize(
    ("unit", "shown"),
    [
        ("hộ", False),
        ("Hộ gia đình", False),
        ("cử tri", False),
        ("người cao tuổi", False),
        ("hội nghị", True),
        ("thôn", True),
    ],
)
def test_a_fact_of_the_communes_own_name_counts_persons_by_whatever_word(unit: str, shown: bool) -> None:
    said = public_value(replace(PEOPLE, id="fact.of_the_commune", unit=unit, value=2))
    assert said.withheld is not shown


@pytest.mark.parametrize(
    ("counted", "of", "value", "shown"),
    [
        (31, 31, 100, True),
        (30, 31, Decimal("96.8"), False),
        (29, 31, Decimal("93.5"), False),
        (28, 31, Decimal("90.3"), True),
        (2, 31, Decimal("6.5"), False),
        (2, 2, 100, False),
        (0, 31, 0, True),
    ],
)
def test_a_rate_of_persons_does_not_tell_how_few_were_left_out(
    counted: int, of: int, value: int | Decimal, shown: bool
) -> None:
    said = public_value(replace(PLEDGES, value=value, numerator=counted, denominator=of))
    assert said.withheld is not shown


def test_one_denunciation_is_not_told_by_a_public_breakdown() -> None:
    said = public_value(MATTERS)
    assert (said.text_vi, said.withheld, said.parts) == ("05", False, ())


def test_a_small_row_of_persons_takes_the_breakdown_with_it() -> None:
    rows = (Part("a", "A", 2, ()), Part("b", "B", 30, ()))
    said = public_value(replace(PEOPLE, value=32, parts=rows))
    assert (said.text_vi, said.parts) == ("32", ())


def test_a_declared_number_of_persons_keeps_its_qualifier() -> None:
    fact = replace(PEOPLE, id="fact:population", kind="declared", how=None, value=34000, qualifier="gần")
    assert public_value(fact).text_vi == "gần 34.000"
