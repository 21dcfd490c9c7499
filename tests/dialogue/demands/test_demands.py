"""A tenth of the voters: exactly, by whole numbers; each signs once; no name is kept; what is enough is held."""

from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from fractions import Fraction

import pytest
from django.db import connection
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from dienhong.commune.actions import declare_fact
from dienhong.commune.models import Commune
from dienhong.dialogue.demands import actions, queries, rules
from dienhong.dialogue.demands.states import DemandState
from dienhong.dialogue.demands.voters import Signature, village_of
from dienhong.dialogue.models import Consent, Demand
from dienhong.dialogue.plans.actions import announce
from dienhong.dialogue.queries import unpublished
from dienhong.law.validities import validity
from dienhong.law.verdict import Refused
from dienhong.ops.findable import differing, told_again
from dienhong.page.once import new_token
from dienhong.records import history
from dienhong.records.actor import Actor
from dienhong.records.models import EventValues
from dienhong.records.receipts import opens
from dienhong.search.models import PublicText
from dienhong.search.queries import find
from dienhong.web import household_words
from tests.factories import talks
from tests.factories.commune import village
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


def then(day: date, at: datetime) -> datetime:
    """The hour of `at` on another day."""
    return datetime.combine(day, time(9, 0), tzinfo=at.tzinfo)


@given(st.lists(st.tuples(st.dates(date(2025, 1, 1), date(2026, 12, 31)), st.integers(1, 40))), st.dates())
def test_what_is_in_force_is_what_one_counts_signature_by_signature(days: list[tuple[date, int]], on: date) -> None:
    """Against a slow recount: a signature before the law knew a period has no end."""
    lasts = [rules.last_day(day) for day, number in days for _ in range(number)]
    good = [last for last in lasts if last is None or last >= on]
    found = rules.in_force(days, on)
    assert (found.signed, found.good, found.expired) == (len(lasts), len(good), len(lasts) - len(good))
    assert found.until == min((last for last in good if last), default=None)


def test_a_signature_expires_is_renewed_and_does_not_count_by_itself(
    commune: Commune, officer: Callable[[str], Client], by: Actor, at: datetime
) -> None:
    made = opened(205, by=by, at=at)
    actions.enter_sheet(made.code, 1, lines(1, 20), signed_on=ON, by=by, at=at)
    last, after = date(2026, 9, 10), date(2026, 9, 11)
    assert (queries.in_force(made, last).good, queries.in_force(made, after).good) == (20, 0)
    assert queries.in_force(made, last).until == last
    # Seven months later one more signature makes 21 of 21, and twenty of them are expired.
    late = date(2027, 1, 11)
    entered = actions.enter_sheet(made.code, 2, lines(21, 21), signed_on=late, by=by, at=then(late, at))
    assert entered.demand.state == DemandState.COLLECTING and entered.demand.signed == 21
    found = queries.in_force(made, late)
    assert (found.good, found.expired, found.until) == (1, 20, date(2027, 4, 11))
    told = rules.remarks(found, voters=205, opened_on=ON, on=late)
    assert told and "Chỉ đủ khi tính cả chữ ký hết hạn" in told.warnings[0].text
    assert not told.warnings[0].certainty.may_block and told.warnings[0].cite
    Commune.objects.update(demo_today=late)
    public = Client().get(f"/doi-thoai/yeu-cau/{made.code}/").content.decode()
    assert "Ít nhất 10% cử tri của xã ký yêu cầu" in public and "Điều 43 Luật Tổ chức chính quyền địa phương" in public
    assert "1 / 21 chữ ký còn hạn" in public and "11/4/2027" in public and "20 chữ ký đã hết hạn" in public
    assert "1 / 21 chữ ký còn hạn" in Client().get("/doi-thoai/").content.decode()
    on_paper = " ".join(household_words.lines_of(PublicText.objects.get(code=made.code), late))
    assert "đến ngày 11/01/2027 có 01 chữ ký còn hạn" in on_paper
    desk = officer("committee_office").get(made.desk_path()).content.decode()
    assert "suy luận" in desk and "Nhận là đủ chữ ký" in desk and "hết hạn" in desk
    # Who signs again counts again, once; the paper to look at is the later one.
    entered = actions.enter_sheet(
        made.code, 3, [*lines(1, 19), *lines(21, 21)], signed_on=late, by=by, at=then(late, at)
    )
    assert (entered.fresh, len(entered.renewed), entered.twice) == (0, 19, ("dòng 20 trùng tờ 2 dòng 1",))
    assert entered.renewed[0] == "dòng 1 ký lại tờ 1 dòng 1" and entered.demand.signed == 21
    assert queries.in_force(made, late).good == 20 and entered.demand.state == DemandState.COLLECTING
    entered = actions.enter_sheet(made.code, 4, lines(20, 20), signed_on=late, by=by, at=then(late, at))
    assert (entered.demand.state, entered.demand.reached_on) == (DemandState.REACHED, late)
    # What was enough is not undone by what expires later.
    much = date(2027, 12, 1)
    assert actions.strike(made.code, 4, 1, by=by, at=then(much, at)).state == DemandState.COLLECTING
    actions.enter_sheet(made.code, 5, lines(30, 31), signed_on=late, by=by, at=then(late, at))
    assert actions.strike(made.code, 5, 2, by=by, at=then(much, at)).state == DemandState.REACHED


def test_an_officer_takes_it_as_reached_with_a_reason(
    commune: Commune, officer: Callable[[str], Client], by: Actor, at: datetime
) -> None:
    made = opened(205, by=by, at=at)
    actions.enter_sheet(made.code, 1, lines(1, 20), signed_on=ON, by=by, at=at)
    late = date(2026, 12, 1)
    with pytest.raises(Refused, match="cũng chưa đủ"):
        actions.take_as_reached(made.code, reason="Vẫn giữ yêu cầu", by=by, at=then(late, at))
    actions.enter_sheet(made.code, 2, lines(21, 21), signed_on=late, by=by, at=then(late, at))
    with pytest.raises(Refused, match="phải ghi lý do"):
        actions.take_as_reached(made.code, reason=" ", by=by, at=then(late, at))
    Commune.objects.update(demo_today=late)
    client = officer("committee_office")
    path = f"{made.desk_path()}nhan-du/"
    assert "hết hạn" in client.get(path).content.decode()
    sent = {"reason": "Đã hỏi lại từng thôn", "revision": "3", "once": new_token()}
    assert client.post(path, sent).status_code == 302
    taken = queries.owed().get()
    assert (taken.state, taken.reached_on, taken.taken_why) == (DemandState.REACHED, late, "Đã hỏi lại từng thôn")
    last = history.of(made.code)[-1]
    assert last.verb == "take" and history.changes_of(last)["taken_why"] == ["", "Đã hỏi lại từng thôn"]
    assert "Đã hỏi lại" not in Client().get(f"/doi-thoai/yeu-cau/{made.code}/").content.decode()
    assert actions.strike(made.code, 1, 1, by=by, at=then(late, at)).taken_why == ""


def test_one_voter_written_in_four_ways_is_told_and_nothing_is_taken_away(
    commune: Commune, officer: Callable[[str], Client], by: Actor, at: datetime
) -> None:
    for name in ("Phú Lộc", "Phú Lộc Thượng", "Đình Hạ"):
        village(name, by=by, at=at)
    made = opened(205, by=by, at=at)
    written = [
        Signature("Nguyễn Văn An", "thôn Phú Lộc"),
        Signature("Nguyễn Văn An", "Phú Lộc"),
        Signature("Nguyễn Văn An", "xóm 2 Phú Lộc"),
        Signature("Nguyen Van An", "thôn Phú Lộc"),
        Signature("Nguyễn Văn An", "thôn Phú Lộc Thượng"),  # a neighbour village: another voter
        Signature("Nguyễn Văn An", "xã bên"),
    ]
    entered = actions.enter_sheet(made.code, 1, written, signed_on=ON, by=by, at=at)
    assert (entered.fresh, entered.twice, entered.strange) == (6, (), (6,))
    assert entered.alike == tuple(f"dòng {order} giống tờ 1 dòng 1" for order in (2, 3, 4))
    assert queries.look_alikes(made) == [[(1, 1), (1, 2), (1, 3), (1, 4)]]
    page = officer("committee_office").get(made.desk_path()).content.decode()
    assert "Có thể là một người ký hai lần" in page and "tờ 1 dòng 4" in page and "tờ 1 dòng 5" not in page
    sent = {"sheet": "2", "signed_on": "10/6/2026", "lines": "Nguyễn Văn Ân; xóm 9 Phú Lộc\nBùi Thị Na; xa lạ"}
    reply = officer("committee_office").post(f"{made.desk_path()}to-ky/", {**sent, "once": new_token()}, follow=True)
    told = reply.content.decode()
    assert "dòng 1 giống tờ 1 dòng 1" in told and "Không nhận ra thôn, xem lại trên giấy: dòng 2" in told
    assert Demand.objects.get().signed == 8
    actions.strike(made.code, 2, 1, by=by, at=at)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM dialogue_consent")
        assert "An" not in repr(cursor.fetchall())
    actions.end_demand(made.code, reason="Rút", by=by, at=at)
    assert not Consent.objects.exists()


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("thôn Phú Lộc", "A"),
        ("Xóm 2, Phú Lộc Thượng, xã An Khánh", "B"),
        ("xom 2 phu loc", "A"),
        ("Phú Lộc", "A"),
        ("số 3 ngõ Đình, thôn Phú Lộc Thượng", "B"),
        ("Phú Lộcc", ""),
        ("thôn Đinh Hà", "D"),
        ("thôn Đình Ha", ""),
        ("", ""),
    ],
)
def test_the_village_is_known_by_its_name_whatever_stands_around_it(address: str, code: str) -> None:
    villages = [("A", "Phú Lộc"), ("B", "Phú Lộc Thượng"), ("C", "Đình Hạ"), ("D", "Đinh Hà")]
    assert village_of(address, villages) == code


def test_a_resident_proposes_and_an_officer_opens(commune: Commune, by: Actor, at: datetime) -> None:
    voters(205, by=by, at=at)
    proposed, key = actions.propose("Xin đối thoại về giá nước, gọi tôi 0912345678", at=at)
    assert opens(proposed.code, key) and not queries.public_demands().exists()
    made = actions.open_demand("Giá nước sạch ba thôn ven đê", code=proposed.code, by=by, at=at)
    assert made.code == proposed.code and queries.public_demands().get().subject == "Giá nước sạch ba thôn ven đê"
    ended = actions.end_demand(made.code, reason="Người đề nghị xin rút", by=by, at=at)
    assert ended.state == DemandState.ENDED and ended.signed == 0


def test_an_opened_demand_is_found_and_its_state_with_it(commune: Commune, by: Actor, at: datetime) -> None:
    voters(40, by=by, at=at)
    asked, _ = actions.propose("Nhà ông Mẫu Tâm ở ngõ 2 xả nước bẩn", at=at)
    assert find("nước bẩn").total == 0, "nobody read it yet"
    made = actions.open_demand("Thoát nước khu chợ cũ", code=asked.code, revision=asked.revision, by=by, at=at)
    found = find("khu chợ cũ").rows
    assert [(row.code, row.kind, row.path) for row in found] == [
        (made.code, "demand", f"/doi-thoai/yeu-cau/{made.code}/")
    ]
    assert "Mẫu Tâm" not in found[0].text and find("đang lấy chữ ký").total == 1
    actions.enter_sheet(made.code, 1, lines(1, 4), signed_on=ON, by=by, at=at)
    assert find('"đã đủ chữ ký"').total == 1
    actions.strike(made.code, 1, 1, by=by, at=at)
    assert find('"đã đủ chữ ký"').total == 0
    actions.end_demand(made.code, reason="Người đề nghị thôi", by=by, at=at)
    assert find('"đã kết thúc"').total == 1 and find("người đề nghị thôi").total == 0
    before = list(PublicText.objects.values())
    PublicText.objects.all().delete()
    assert told_again() == 1 and list(PublicText.objects.values()) == before
    assert [fault for fault in differing() if fault] == []
