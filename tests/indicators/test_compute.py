"""One evaluation: values and evidence together, closings, breakdowns, facts, and how much it asks of the database."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from dienhong.dialogue.models import Dialogue
from dienhong.indicators.compute import BadRows, compute, compute_many, declared, evaluate
from dienhong.indicators.definitions import Indicator, UnknownIndicator, catalogue, read_indicator
from dienhong.indicators.freeze import faults
from dienhong.indicators.sources import Reader
from dienhong.law.periods import Window
from dienhong.records import acts
from dienhong.records.closing import close_book
from dienhong.records.entry import Record
from tests.factories import commune as made
from tests.indicators.naive import row
from tests.indicators.receptions import MAY, reception

pytestmark = pytest.mark.django_db


@pytest.fixture
def acting(commune: object, by: Any, at: Any) -> dict[str, Any]:
    return {"by": by, "at": at}


def held(**options: Any) -> Any:
    return compute("petitions.receptions_held", MAY, **options)


def test_a_count_carries_its_entries_and_its_parts(acting: dict[str, Any]) -> None:
    committee = [reception(day, "committee", **acting).code for day in range(1, 4)]
    party = reception(9, "party", **acting).code
    found = held()
    assert (found.value, found.evidence) == (4, (*committee, party))
    assert [(part.label, part.value, part.evidence) for part in found.parts] == [
        ("UBND xã", 3, tuple(committee)),
        ("Đảng ủy xã", 1, (party,)),
    ]
    assert faults(found) == []


def test_a_voided_entry_counts_nowhere(acting: dict[str, Any]) -> None:
    entries = [reception(day, "committee", **acting) for day in range(1, 4)]
    acts.void(entries[1], reason="Ghi trùng", **acting)
    found = held()
    assert (found.value, found.part("committee").value) == (2, 2)
    assert entries[1].code not in found.evidence


def test_the_day_of_the_fact_decides_and_both_edges_are_in(acting: dict[str, Any]) -> None:
    inside = [reception(day, "party", **acting).code for day in (MAY.from_on, MAY.to_on)]
    for day in (MAY.from_on - timedelta(days=1), MAY.to_on + timedelta(days=1)):
        reception(day, "party", **acting)
    assert held().evidence == tuple(inside)


def test_a_sum_keeps_what_each_entry_brings(acting: dict[str, Any]) -> None:
    first = reception(4, "committee", people=(1, 7), **acting).code
    second = reception(5, "committee", people=(2,), **acting).code
    reception(6, "committee", **acting)
    people = compute("petitions.people_received", MAY)
    assert (people.value, people.shares) == (10, ((first, 8), (second, 2)))
    assert people.evidence == (first, second), "a session at which nobody came brings nothing"
    assert compute("petitions.visits_received", MAY).value == 3
    large = compute("petitions.large_groups", MAY)
    assert (large.value, large.evidence) == (1, (first,))
    classes = compute("petitions.matters_by_class", MAY)
    assert [(part.key, part.value, part.shares) for part in classes.parts] == [
        ("feedback", 3, ((first, 2), (second, 1)))
    ]


def test_a_zero_needs_closings_that_cover_each_day(acting: dict[str, Any]) -> None:
    def groups() -> Any:
        return compute("petitions.large_groups", MAY)

    assert (groups().text_vi, groups().gap, groups().open_books) == ("chưa khóa sổ", MAY.from_on, ("TCD",))
    first = close_book("TCD", Window(MAY.from_on, date(2026, 5, 14)), **acting)
    assert groups().gap == date(2026, 5, 15)
    last = close_book("TCD", Window(date(2026, 5, 16), MAY.to_on), **acting)
    assert (groups().gap, groups().text_vi) == (date(2026, 5, 15), "chưa khóa sổ"), "one day is open"
    middle = close_book("TCD", Window(date(2026, 5, 15), date(2026, 5, 15)), **acting)
    assert (groups().gap, groups().text_vi, groups().needs_closing) == (None, "0", False)
    assert set(groups().closings) == {first.code, middle.code, last.code}
    acts.void(middle, reason="Khóa nhầm", **acting)
    assert groups().text_vi == "chưa khóa sổ"


def test_a_figure_that_is_not_zero_lists_its_closings_too(acting: dict[str, Any]) -> None:
    reception(4, "party", **acting)
    assert (held().closings, held().gap, held().text_vi) == ((), MAY.from_on, "01")
    closing = close_book("TCD", MAY, **acting)
    assert (held().closings, held().gap) == ((closing.code,), None)


def test_days_before_the_commune_existed_need_no_closing(acting: dict[str, Any]) -> None:
    year = Window(date(2025, 1, 1), date(2025, 12, 31))
    close_book("TCD", Window(made.FORMED_ON, year.to_on), **acting)
    assert compute("petitions.receptions_held", year, since=made.FORMED_ON).text_vi == "0"
    assert compute("petitions.receptions_held", year).gap == year.from_on
    tomorrow = made.FORMED_ON + timedelta(days=-1)
    assert compute("petitions.receptions_held", year, since=tomorrow).gap == tomorrow


def test_a_list_without_a_book_never_proves_a_zero(acting: dict[str, Any]) -> None:
    nothing = compute("commune.villages", MAY)
    assert (nothing.value, nothing.text_vi, nothing.needs_closing) == (0, "chưa khóa sổ", True)
    made.village("Thôn Cẩm Bồ", **acting)
    one = compute("commune.villages", MAY)
    assert (one.value, one.gap, one.notes) == (1, None, ())


def test_a_breakdown_that_misses_a_row_is_an_error_not_a_smaller_total(acting: dict[str, Any]) -> None:
    entry = reception(4, "party", **acting)
    type(entry).objects.filter(pk=entry.pk).update(host="prefecture")
    with pytest.raises(BadRows, match="prefecture"):
        held()


def test_an_unknown_indicator_is_told(acting: dict[str, Any]) -> None:
    with pytest.raises(UnknownIndicator):
        compute("petitions.nothing", MAY)


def test_evidence_is_in_order_of_number_not_of_text(acting: dict[str, Any]) -> None:
    entry = reception(4, "party", **acting)
    model: type[Record] = type(entry)
    for number in (10000, 9999):
        values = {field.attname: getattr(entry, field.attname) for field in model._meta.concrete_fields}
        model.objects.create(**values | {"code": f"TCD-2026-{number}", "code_number": number})
    assert held().evidence == (entry.code, "TCD-2026-9999", "TCD-2026-10000")


def test_the_whole_catalogue_is_read_with_one_query_a_set(
    acting: dict[str, Any], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for day in range(1, 25):
        reception(day, "committee", people=(1, 6), **acting)
    wanted = [(definition.id, MAY) for definition in catalogue()]
    sets = {name for definition in catalogue() for name in (definition.source, definition.roster) if name}
    made_of_others = {"reception.with_briefings", "supervision.with_findings", "supervision.all_corrected"}
    closings, weeks = 1, 1  # who told every week is asked of the villages and of the weeks
    days_off = 1  # which days the commune had off is asked once, for every set that judges by days
    with django_assert_num_queries(len(sets - made_of_others) + closings + weeks + days_off):
        found = compute_many(wanted)
    assert len(found) == len(wanted)


def defined(**fields: Any) -> Indicator:
    table = {
        "vi": "Thử",
        "section": ["T01"],
        "principles": ["check"],
        "how": "count",
        "unit": "cuộc",
        "books": [],
        "cite": "",
        "definition_vi": "Không.",
        "checked": {"by": "Người đọc", "on": "2026-11-23", "certainty": "inference"},
    }
    return read_indicator("petitions.tried", table | fields)


def test_a_count_of_what_has_no_code_of_its_own_is_refused(acting: dict[str, Any]) -> None:
    reception(4, "party", people=(1, 2), **acting)
    with pytest.raises(BadRows, match="twice"):
        evaluate(defined(source="petitions.visits_received"), MAY, Reader(), [])


def test_what_is_not_on_the_roster_is_no_part_of_the_ratio(acting: dict[str, Any]) -> None:
    reception(4, "party", people=(5,), **acting)
    none = defined(how="ratio", source="petitions.receptions_held", roster="commune.villages")
    found = evaluate(none, MAY, Reader(), [])
    assert (found.value, found.evidence, found.numerator) == (None, (), 0)
    village = made.village("Thôn Cẩm Bồ", **acting)
    found = evaluate(none, MAY, Reader(), [])
    assert (found.value, found.roster, found.numerator) == (0, (village.code,), 0)


def test_a_row_of_a_sum_to_which_nothing_was_brought_is_left_out(acting: dict[str, Any]) -> None:
    for kind, assigned in (("periodic", 0), ("ad_hoc", 2)):
        row(Dialogue, assigned + 1, Random(3), held_on=MAY.to_on, kind=kind, attendees=1, opinions=2, issues=0,
            answered_on_spot=0, assigned=assigned).save()  # fmt: skip
    parts = [{"key": "periodic", "vi": "Định kỳ"}, {"key": "ad_hoc", "vi": "Đột xuất"}]
    found = evaluate(
        defined(how="sum", source="dialogue.dialogues_held", share="assigned", by="kind", parts=parts),
        MAY,
        Reader(),
        [],
    )
    assert [(part.key, part.value) for part in found.parts] == [("ad_hoc", 2)]
    assert found.value == 2


def test_a_declared_fact_is_a_figure_with_its_document(acting: dict[str, Any]) -> None:
    from dienhong.commune.actions import declare_fact
    from dienhong.documents.actions import record_document

    document = record_document(number="12-BC/ĐU", direction="out", **acting)
    for as_of, value, qualifier in ((date(2025, 12, 31), "33000", ""), (date(2026, 5, 31), "34000", "gần")):
        declare_fact(
            key="population",
            label="Dân số",
            value=Decimal(value),
            qualifier=qualifier,
            unit="người",
            as_of=as_of,
            document=document.code,
            **acting,
        )
    now = declared("population", date(2026, 6, 10))
    assert now is not None
    assert (now.kind, now.how, now.value, now.qualified_vi) == ("declared", None, 34000, "gần 34.000")
    assert (now.source, now.evidence, now.id) == (document.code, (), "fact:population")
    before = declared("population", date(2026, 5, 30))
    assert before is not None
    assert (before.value, before.qualifier) == (33000, "")
    assert declared("population", date(2025, 12, 30)) is None
    assert declared("area", date(2026, 6, 10)) is None
