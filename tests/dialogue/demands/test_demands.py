"""A tenth of the voters: exactly, by whole numbers; each signs once; no name is kept; what is enough is held."""

from datetime import date, datetime, time
from decimal import Decimal
from fractions import Fraction

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from dienhong.commune.actions import declare_fact
from dienhong.commune.models import Commune
from dienhong.dialogue.demands import actions, queries, rules
from dienhong.dialogue.demands.rules import Signature
from dienhong.dialogue.demands.states import DemandState
from dienhong.dialogue.models import Consent, Demand
from dienhong.dialogue.plans.actions import announce
from dienhong.dialogue.queries import unpublished
from dienhong.law.validities import validity
from dienhong.law.verdict import Refused
from dienhong.records.actor import Actor
from dienhong.records.models import EventValues
from dienhong.records.receipts import opens
from tests.factories import talks
from tests.factories.reports import document

ON = date(2026, 6, 10)


def voters(number: int, *, by: Actor, at: datetime) -> None:
    """Declare the number of voters, out of a document."""
    source = document("12/BC-UBND", by=by, at=at, signed_on=date(2026, 3, 1), title="Danh sách cử tri")
    told = {"key": "voters", "label": "Cử tri", "value": Decimal(number), "unit": "cử tri"}
    declare_fact(**told, as_of=date(2026, 3, 15), document=source.code, by=by, at=at)  # type: ignore[arg-type]


def lines(first: int, last: int) -> list[Signature]:
    """Invented voters by number."""
    return [Signature(f"Ngô Thị Mẫu {order}", f"xóm {order % 7}, thôn Đình Hạ") for order in range(first, last + 1)]


def opened(number: int, *, by: Actor, at: datetime) -> Demand:
    """A demand in a commune of so many voters."""
    voters(number, by=by, at=at)
    return actions.open_demand("Giá nước sạch ba thôn ven đê", by=by, at=at)


def test_a_tenth_is_exact_for_every_small_commune() -> None:
    for total in range(1, 701):
        enough = rules.needed(total, ON)
        for signed in range(total + 1):
            naive = Fraction(signed, total) >= Fraction(10, 100)
            assert rules.is_reached(signed, total, ON) is naive, (signed, total)
            if naive:
                assert enough is not None and signed >= enough
        assert enough is not None and Fraction(enough, total) >= Fraction(1, 10) > Fraction(enough - 1, total)


@given(st.integers(1, 10**9), st.integers(0, 10**9))
def test_a_tenth_is_exact_beyond(total: int, signed: int) -> None:
    assert rules.is_reached(signed, total, ON) is (Fraction(signed, total) >= Fraction(1, 10))


def test_nobody_is_not_enough_of_nobody() -> None:
    assert not rules.is_reached(0, 0, ON) and rules.needed(0, ON) is None
    assert rules.needed(1000, date(2025, 6, 15)) is None  # the day before the law


@pytest.mark.parametrize(
    ("given_on", "last"),
    [
        (date(2026, 1, 31), date(2026, 4, 30)),
        (date(2026, 11, 30), date(2027, 2, 28)),
        (date(2027, 11, 29), date(2028, 2, 29)),
        (date(2026, 6, 10), date(2026, 9, 10)),
    ],
)
def test_three_months_end_on_the_same_day_or_the_last(given_on: date, last: date) -> None:
    assert validity("dialogue.demand.consent", given_on).last_day(given_on) == last


def test_a_demand_wants_the_number_of_voters_with_its_document(commune: Commune, by: Actor, at: datetime) -> None:
    with pytest.raises(Refused, match="Chưa khai số cử tri"):
        actions.open_demand("Giá nước sạch", by=by, at=at)
    made = opened(205, by=by, at=at)
    assert (made.voters, made.state) == (205, DemandState.COLLECTING) and rules.needed(205, ON) == 21
    with pytest.raises(Refused, match="giống dữ liệu cá nhân"):
        actions.open_demand("Ông Tư số 0912345678 lấn ngõ", by=by, at=at)


def test_each_voter_signs_once_and_no_name_is_kept(commune: Commune, by: Actor, at: datetime) -> None:
    made = opened(205, by=by, at=at)
    entered = actions.enter_sheet(made.code, 1, lines(1, 10), signed_on=ON, by=by, at=at)
    assert (entered.fresh, entered.twice, entered.demand.signed) == (10, (), 10)
    again = [
        Signature("  NGÔ THỊ  mẫu 3 ", "xóm 3,thôn Đình Hạ"),
        Signature("Ngô Thị Mậu 3", "xóm 3, thôn Đình Hạ"),  # another name: a mark is not a mistake
        *lines(11, 12),
        Signature("Ngô Thị Mẫu 11", "xóm 4, thôn Đình Hạ"),
    ]
    entered = actions.enter_sheet(made.code, 2, again, signed_on=ON, by=by, at=at)
    assert (entered.fresh, entered.demand.signed) == (3, 13)
    assert entered.twice == ("dòng 1 trùng tờ 1 dòng 3", "dòng 5 trùng tờ 2 dòng 3")
    with pytest.raises(Refused, match="Tờ số 2 đã ghi rồi"):
        actions.enter_sheet(made.code, 2, lines(20, 21), signed_on=ON, by=by, at=at)
    with pytest.raises(Refused, match="Dòng 2"):
        actions.enter_sheet(made.code, 3, [*lines(30, 30), Signature("Ngô Thị", "")], signed_on=ON, by=by, at=at)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM dialogue_consent")
        assert "Ngô" not in repr(cursor.fetchall())
    assert not EventValues.objects.filter(values_json__contains="Ngô").exists()


def test_enough_is_reached_held_and_then_erased(commune: Commune, by: Actor, at: datetime) -> None:
    made = opened(205, by=by, at=at)
    actions.enter_sheet(made.code, 1, lines(1, 20), signed_on=ON, by=by, at=at)
    with pytest.raises(Refused, match="20 trong 21 chữ ký cần"):
        talks.planned(kind="ad_hoc", demand=made.code, by=by, at=at)
    assert not queries.owed().exists()
    reached = actions.enter_sheet(made.code, 2, lines(21, 21), signed_on=ON, by=by, at=at).demand
    assert (reached.state, reached.reached_on) == (DemandState.REACHED, ON) and queries.owed().get() == reached
    with pytest.raises(Refused, match="phải đối thoại"):
        actions.end_demand(made.code, reason="Không muốn", by=by, at=at)
    assert actions.strike(made.code, 2, 1, by=by, at=at).state == DemandState.COLLECTING
    actions.enter_sheet(made.code, 3, lines(22, 22), signed_on=ON, by=by, at=at)
    soon = talks.planned(date(2026, 6, 15), kind="ad_hoc", demand=made.code, by=by, at=at)
    with pytest.raises(
        Refused, match="phải thông báo chậm nhất"
    ):  # seven days bind a dialogue of any kind that was demanded
        announce(soon.code, announced_on=ON, how="Đài", by=by, at=at)
    with pytest.raises(Refused, match=soon.code):
        talks.planned(kind="ad_hoc", demand=made.code, by=by, at=at)
    assert not queries.owed().exists()
    from dienhong.dialogue.plans.actions import call_off

    call_off(soon.code, reason="Không kịp thông báo", by=by, at=at)
    assert queries.owed().exists()  # a dialogue called off leaves the demand owed
    plan = talks.announced(kind="ad_hoc", demand=made.code, by=by, at=at)
    held = talks.hall(plan.code, by=by, at=datetime.combine(plan.planned_on, time(9, 0), tzinfo=at.tzinfo))
    done = Demand.objects.get(pk=made.code)
    assert done.state == DemandState.MET and done.signed == 21 and not Consent.objects.exists()
    assert list(unpublished(date(2026, 6, 21))) == [held]  # its result is owed within ten days, whatever its kind


def test_old_signatures_are_told_and_still_count(commune: Commune, by: Actor, at: datetime) -> None:
    made = opened(205, by=by, at=at)
    actions.enter_sheet(made.code, 1, lines(1, 4), signed_on=ON, by=by, at=at)
    assert queries.old_consents(made, date(2026, 9, 10)) == 0
    assert queries.old_consents(made, date(2026, 9, 11)) == 4
    told = rules.remarks(old=4, signed=4, on=date(2026, 9, 11))
    assert told and "vẫn tính" in told.warnings[0].text and not told.warnings[0].certainty.may_block


def test_a_resident_proposes_and_an_officer_opens(commune: Commune, by: Actor, at: datetime) -> None:
    voters(205, by=by, at=at)
    proposed, key = actions.propose("Xin đối thoại về giá nước, gọi tôi 0912345678", at=at)
    assert opens(proposed.code, key) and not queries.public_demands().exists()
    made = actions.open_demand("Giá nước sạch ba thôn ven đê", code=proposed.code, by=by, at=at)
    assert made.code == proposed.code and queries.public_demands().get().subject == "Giá nước sạch ba thôn ven đê"
    ended = actions.end_demand(made.code, reason="Người đề nghị xin rút", by=by, at=at)
    assert ended.state == DemandState.ENDED and ended.signed == 0
