"""A figure is reserved once, frozen once, never changed, and tells what moved since."""

import zlib
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from dienhong.indicators.compute import Computed, compute
from dienhong.indicators.evidence import BrokenEvidence, evidence_of, pack
from dienhong.indicators.freeze import drift, faults, freeze, frozen_computed, recount, reserve
from dienhong.indicators.models import Evidence, Figure, FrozenFigure
from dienhong.indicators.queries import figures_of, frozen_figures
from dienhong.law.verdict import Refused
from dienhong.records import acts, history
from tests.indicators.receptions import MAY, reception

pytestmark = pytest.mark.django_db
REPORT = "BC-2026-0001"
KEY = "petitions.receptions_held"


@pytest.fixture
def acting(commune: object, by: Any, at: Any) -> dict[str, Any]:
    return {"by": by, "at": at}


@pytest.fixture
def entries(acting: dict[str, Any]) -> list[Any]:
    days = [(4, "committee"), (5, "committee"), (6, "party")]
    return [reception(day, host, people=(1, 6), **acting) for day, host in days]


def frozen(at: datetime, acting: dict[str, Any], key: str = KEY, computed: Computed | None = None) -> Figure:
    figure = reserve(REPORT, [key], **acting)[key]
    return freeze(figure, computed or compute(key, MAY), at)


def fresh(figure: Figure) -> Figure:
    return figures_of(REPORT).get(pk=figure.pk)


def test_keys_are_reserved_in_order_and_only_once(acting: dict[str, Any]) -> None:
    first = reserve(REPORT, ["a.b", "fact:area", "a.b"], **acting)
    assert {key: figure.code for key, figure in first.items()} == {"a.b": "F-2026-0001", "fact:area": "F-2026-0002"}
    again = reserve(REPORT, ["c.d", "fact:area", "a.b"], **acting)
    assert [figure.code for figure in again.values()] == ["F-2026-0003", "F-2026-0002", "F-2026-0001"]
    assert reserve("BC-2026-0002", ["a.b"], **acting)["a.b"].code == "F-2026-0004"
    assert [event.verb for event in history.of("F-2026-0001")] == ["reserve"]
    with pytest.raises(IntegrityError), transaction.atomic():
        acts.create(Figure(report=REPORT, key="a.b"), verb="reserve", **acting)


@pytest.mark.parametrize(
    "key", ["petitions.receptions_held", "petitions.people_received", "petitions.matters_by_class", "commune.villages"]
)
def test_what_is_frozen_is_read_back_whole(key: str, entries: list[Any], acting: dict[str, Any]) -> None:
    computed = compute(key, MAY)
    figure = fresh(frozen(acting["at"], acting, key, computed))
    assert frozen_computed(figure) == computed
    assert figure.evidence.count == len(computed.evidence)
    assert recount(figure) == []


def test_ratios_facts_and_decimals_are_read_back_whole(acting: dict[str, Any]) -> None:
    ratio = replace(
        compute(KEY, MAY),
        id="compliance.conventions",
        how="ratio",
        unit="%",
        value=Decimal("66.7"),
        numerator=2,
        denominator=3,
        evidence=("CH-2026-0001", "CH-2026-0003"),
        roster=("CH-2026-0001", "CH-2026-0002", "CH-2026-0003"),
    )
    fact = replace(ratio, id="fact:area", kind="declared", how=None, value=Decimal("24.5"), qualifier="hơn", unit="km²")
    fact = replace(fact, numerator=None, denominator=None, evidence=(), roster=(), source="VB-2026-0001", books=())
    nobody = replace(ratio, value=None, numerator=0, denominator=0, evidence=(), roster=())
    for key, computed in (
        ("compliance.conventions", ratio),
        ("fact:area", fact),
        ("compliance.conventions@2025", nobody),
    ):
        figure = fresh(frozen(acting["at"], acting, key, computed))
        assert frozen_computed(figure) == computed
        assert recount(figure) == []


def test_a_frozen_figure_cannot_be_written_again(entries: list[Any], acting: dict[str, Any]) -> None:
    stale = reserve(REPORT, [KEY], **acting)[KEY]
    figure = frozen(acting["at"], acting)
    before = Figure.objects.filter(pk=figure.pk).values().get()
    with pytest.raises(FrozenFigure):
        freeze(figure, compute(KEY, MAY), acting["at"])
    with pytest.raises(FrozenFigure):
        freeze(stale, compute(KEY, MAY), acting["at"])
    with pytest.raises(FrozenFigure):
        Figure.objects.filter(report=REPORT).update(value=99)
    figure.value = Decimal(99)
    with pytest.raises(FrozenFigure):
        figure.save(update_fields=["value"])
    with pytest.raises(FrozenFigure), transaction.atomic():
        Figure.objects.bulk_update([figure], ["value"])
    with pytest.raises(Refused, match="không hủy riêng"):
        acts.void(figure, reason="Xóa số", **acting)
    with pytest.raises(TypeError):
        figure.delete()
    assert Figure.objects.filter(pk=figure.pk).values().get() == before


def test_evidence_cannot_be_written_again(entries: list[Any], acting: dict[str, Any]) -> None:
    evidence = fresh(frozen(acting["at"], acting)).evidence
    with pytest.raises(FrozenFigure):
        evidence.save()
    with pytest.raises(FrozenFigure):
        Evidence.objects.all().update(count=0)
    with pytest.raises(FrozenFigure):
        evidence.delete()
    with pytest.raises(FrozenFigure):
        Evidence.objects.all().delete()


def test_freezing_is_whole_or_not_at_all(entries: list[Any], acting: dict[str, Any]) -> None:
    figure = reserve(REPORT, [KEY], **acting)[KEY]
    with pytest.raises(RuntimeError), transaction.atomic():
        freeze(figure, compute(KEY, MAY), acting["at"])
        raise RuntimeError("the report's own act failed")
    assert not Evidence.objects.exists()
    assert not frozen_figures().exists()
    reserved = Figure.objects.get(pk=figure.pk)
    with pytest.raises(ValueError, match="reserved"):
        frozen_computed(reserved)
    assert recount(reserved) == []


def test_evidence_that_was_touched_is_found(entries: list[Any], acting: dict[str, Any]) -> None:
    figure = frozen(acting["at"], acting)
    packed, _ = pack(replace(compute(KEY, MAY), evidence=("TCD-2026-0001",)))
    with connection.cursor() as cursor:
        cursor.execute("UPDATE indicators_evidence SET packed = %s", [packed])
    with pytest.raises(BrokenEvidence, match="không khớp mã băm"):
        evidence_of(fresh(figure))
    assert recount(fresh(figure)) == [f"{figure.code}: danh sách bằng chứng không khớp mã băm đã chốt"]
    with connection.cursor() as cursor:
        cursor.execute("UPDATE indicators_evidence SET packed = %s", [b"not compressed"])
    assert "không đọc được" in recount(fresh(figure))[0]
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM indicators_evidence")
    assert recount(fresh(figure)) == [f"{figure.code}: mất danh sách bằng chứng"]


@pytest.mark.parametrize(
    ("column", "value", "problem"),
    [
        ("value", 26, "khác số bản ghi chứng minh (3)"),
        ("label", "Tên khác", "bị sửa sau khi chốt"),
        ("unit", "người", "bị sửa sau khi chốt"),
        ("window_to", "2026-06-30", "bị sửa sau khi chốt"),
        ("closings", '["KSO-2026-0009"]', "bị sửa sau khi chốt"),
        ("seal", "0" * 64, "bị sửa sau khi chốt"),
    ],
)
def test_a_frozen_column_that_was_touched_is_found(
    column: str, value: object, problem: str, entries: list[Any], acting: dict[str, Any]
) -> None:
    figure = frozen(acting["at"], acting)
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE indicators_figure SET {column} = %s", [value])
    assert any(problem in found for found in recount(fresh(figure)))


def test_a_correction_after_freezing_is_told_and_is_no_fault(entries: list[Any], acting: dict[str, Any]) -> None:
    figure = frozen(acting["at"], acting)
    assert drift(figure, compute(KEY, MAY)) == ""
    acts.void(entries[0], reason="Ghi trùng", **acting)
    assert drift(figure, compute(KEY, MAY)) == "khi chốt là 3, nay là 2"
    reception(20, "committee", **acting)
    assert drift(figure, compute(KEY, MAY)) == "vẫn là 3, nhưng bớt 1 và thêm 1 bản ghi so với khi chốt"
    assert recount(fresh(figure)) == []


def test_drift_sees_a_changed_breakdown_and_a_changed_fraction(entries: list[Any], acting: dict[str, Any]) -> None:
    figure = frozen(acting["at"], acting)
    people = frozen(acting["at"], acting, "petitions.people_received")
    acts.change(entries[0], verb="correct", host="council", **acting)
    assert drift(figure, compute(KEY, MAY)) == "vẫn là 3, nhưng cơ cấu đã khác so với khi chốt"
    now = compute("petitions.people_received", MAY)
    assert drift(people, now) == ""
    (first, one), (second, two), last = now.shares
    moved = replace(now, shares=((first, one + 1), (second, two - 1), last))
    assert drift(people, moved) == "vẫn là 21, nhưng cơ cấu đã khác so với khi chốt"
    roster = ("CH-2026-0001", "CH-2026-0002")
    ratio = replace(compute(KEY, MAY), how="ratio", value=100, numerator=2, denominator=2, parts=(), evidence=roster)
    ratio = replace(ratio, roster=roster)
    other = frozen(acting["at"], acting, "compliance.conventions", ratio)
    assert drift(other, replace(ratio, numerator=3, denominator=3)) == "khi chốt là 2/2, nay là 3/3"
    assert drift(other, replace(ratio, value=Decimal("50"), denominator=4)) == "khi chốt là 100%, nay là 50%"
    assert drift(other, replace(ratio, roster=("CH-2026-0001", "CH-2026-0003"))).endswith(
        "cơ cấu đã khác so với khi chốt"
    )


def test_a_packed_list_is_one_text_whatever_made_it(entries: list[Any]) -> None:
    computed = compute("petitions.matters_by_class", MAY)
    packed, sha256 = pack(computed)
    again, same = pack(compute("petitions.matters_by_class", MAY))
    assert (packed, sha256) == (again, same)
    assert zlib.decompress(packed).decode().startswith('{"evidence":["TCD-2026-0001","TCD-2026-0002"')


def test_faults_sees_each_way_a_number_can_leave_its_evidence(entries: list[Any]) -> None:
    count, total = compute(KEY, MAY), compute("petitions.people_received", MAY)
    assert faults(count) == faults(total) == []
    assert faults(replace(count, value=4))
    assert faults(replace(count, parts=count.parts[:1]))
    assert faults(replace(count, parts=(count.parts[0], replace(count.parts[1], evidence=count.parts[0].evidence[:1]))))
    assert faults(replace(total, value=99))
    ratio = replace(count, how="ratio", parts=(), value=100, numerator=3, denominator=3, roster=count.evidence)
    assert faults(ratio) == []
    assert faults(replace(ratio, value=99))
    assert faults(replace(ratio, numerator=2))
    assert faults(replace(ratio, roster=("TCD-2026-0001", "TCD-2026-0002", "TCD-2026-0099")))
