"""The writers of rosters and duties: one event an act, a dated denominator, nothing written when refused."""

from datetime import date, datetime

import pytest
from django.db import IntegrityError, transaction

from dienhong.commune.models import Commune, Unit
from dienhong.compliance import actions, opening, queries
from dienhong.compliance.models import Duty, Roster
from dienhong.compliance.rules import Meeting, Official
from dienhong.law.periods import Window
from dienhong.law.verdict import Refused
from dienhong.records import acts, history
from dienhong.records.actor import Actor
from dienhong.records.acts import EditConflict
from dienhong.records.closing import close_book
from tests.factories.compliance import decision, lines, official, pledges, roster, unit, units

DAY = date(2026, 5, 20)
ON = date(2026, 5, 31)


def verbs(code: str) -> list[str]:
    return [event.verb for event in history.of(code)]


def test_opening_takes_every_standing_unit_of_the_day(commune: Commune, by: Actor, at: datetime) -> None:
    first, second, third, later, gone = (
        unit("village", name, by=by, at=at) for name in ("Đông", "Dưới", "Ấp Trung", "Mới lập", "Đã nhập")
    )
    Unit.objects.filter(pk=later.pk).update(from_on=date(2026, 6, 1))
    Unit.objects.filter(pk=gone.pk).update(to_on=date(2026, 5, 30))
    acts.void(third, by=by, at=at, reason="Ghi nhầm")
    unit("school", "Trường Tiểu học", by=by, at=at)
    made = roster("conventions", by=by, at=at)
    assert [line.subject for line in lines(made)] == ["Dưới", "Đông"]
    assert [line.subject_code for line in lines(made)] == [second.code, first.code]
    assert verbs(made.code) == ["record"] and all(verbs(line.code) == ["record"] for line in lines(made))
    assert history.verify()


def test_opening_twice_for_the_same_days_is_refused(commune: Commune, by: Actor, at: datetime) -> None:
    units("school", 2, by=by, at=at)
    made = roster("school_conferences", by=by, at=at)
    with pytest.raises(Refused, match=made.code):
        roster("school_conferences", by=by, at=at, period="2026-H1")
    acts.void(made, by=by, at=at, reason="Lập nhầm")
    assert roster("school_conferences", by=by, at=at, period="2026-H1").code == "DS-2026-0002"
    assert queries.duties("school_conferences", ON).count() == 2  # the voided list counts nowhere


def test_an_empty_roster_and_a_bad_period_are_refused(commune: Commune, by: Actor, at: datetime) -> None:
    for more, words in (({}, "không có mẫu số"), ({"period": "nửa năm"}, "Không đọc được kỳ")):
        with pytest.raises(Refused, match=words):
            roster("union_propaganda", by=by, at=at, **more)
    with pytest.raises(Refused, match="cán bộ, công chức"):
        roster("pledges", by=by, at=at)
    assert not Roster.objects.exists()


def test_a_roster_rolls_back_as_a_whole(commune: Commune, by: Actor, at: datetime) -> None:
    twice = (Official("Vũ Thị Hà", "Chủ tịch", "UBND xã"), Official("vũ thị  hà", "Bí thư", "UBND xã"))
    with pytest.raises(Refused, match="có hai lần"):
        pledges(by=by, at=at, officials=twice)
    assert not Roster.objects.exists() and not Duty.objects.exists()


def test_officials_come_from_the_offices_of_the_day(commune: Commune, by: Actor, at: datetime) -> None:
    office, village = unit("agency", "UBND xã", by=by, at=at), unit("village", "Đông", by=by, at=at)
    for name, title in (("Vũ Thị Hà", "Bí thư"), ("Vũ Thị Hà", "Chủ tịch HĐND"), ("Đỗ Văn Bình", "Công chức")):
        official(name, title, office, by=by, at=at)
    official("Lê Thị Lan", "Trưởng thôn", village, by=by, at=at)
    office.memberships.filter(name="Đỗ Văn Bình").update(to_on=date(2026, 5, 30))
    made = roster("pledges", by=by, at=at)
    assert [(line.subject, line.title) for line in lines(made)] == [("Vũ Thị Hà", "Bí thư; Chủ tịch HĐND")]


def test_a_conference_below_two_thirds_is_refused_and_stays_due(commune: Commune, by: Actor, at: datetime) -> None:
    units("school", 1, by=by, at=at)
    line = lines(roster("school_conferences", by=by, at=at))[0]
    with pytest.raises(Refused, match="20/31"):
        actions.mark_met(line.code, met_on=DAY, note="Biên bản", meeting=Meeting(31, 20, 20, 0), by=by, at=at)
    assert Duty.objects.get().state == "due" and verbs(line.code) == ["record"]
    actions.mark_met(line.code, met_on=DAY, note="Biên bản", meeting=Meeting(31, 21, 11, 10), by=by, at=at)
    assert queries.met("school_conferences", ON).count() == 1


def test_the_life_of_a_duty_leaves_one_event_an_act(commune: Commune, by: Actor, at: datetime) -> None:
    units("village", 2, by=by, at=at)
    paper = decision("12/QĐ-UBND", by=by, at=at)
    line = lines(roster("conventions", by=by, at=at))[0]
    actions.mark_met(line.code, met_on=date(2024, 3, 1), document=paper.code.lower(), by=by, at=at)
    with pytest.raises(Refused, match="muốn đổi hãy sửa"):
        actions.mark_met(line.code, met_on=DAY, document=paper.code, by=by, at=at)
    actions.correct_met(line.code, met_on=date(2024, 4, 1), document=paper.code, revision=2, by=by, at=at)
    with pytest.raises(EditConflict):
        actions.correct_met(line.code, met_on=DAY, document=paper.code, revision=2, by=by, at=at)
    with pytest.raises(Refused, match="Thiếu lý do"):
        actions.unmark(line.code, reason=" ", by=by, at=at)
    fresh = actions.unmark(line.code, reason="Quyết định của thôn khác", by=by, at=at)
    assert (fresh.state, fresh.met_on, fresh.document) == ("due", None, "")
    assert fresh.note == "Bỏ ghi đã làm: Quyết định của thôn khác"
    with pytest.raises(Refused, match="chưa ghi là đã làm"):
        actions.unmark(line.code, reason="lần nữa", by=by, at=at)
    with pytest.raises(Refused, match="chưa có gì để sửa"):
        actions.correct_met(line.code, met_on=DAY, document=paper.code, revision=4, by=by, at=at)
    acts.void(fresh, by=by, at=at, reason="Thôn đã nhập")
    assert verbs(line.code) == ["record", "met", "correct", "unmark", "void"]
    assert queries.duties("conventions", ON).count() == 1


def test_a_pledge_by_someone_not_on_the_roster(commune: Commune, by: Actor, at: datetime) -> None:
    made = pledges(by=by, at=at)
    with pytest.raises(Refused) as refused:
        actions.sign_pledge(made.code, "Do Van Binh", DAY, by=by, at=at)
    words = str(refused.value)
    assert "“Do Van Binh” không có trong danh sách DS-2026-0001 lập tại ngày 31/5/2026 (03 người)" in words
    assert "Tên gần giống trong danh sách: Đỗ Văn Bình (Công chức Tư pháp – Hộ tịch, UBND xã)" in words
    assert "Chưa ký: Bùi Quang Đạt" in words and "“Thêm đối tượng còn sót”" in words
    with pytest.raises(Refused, match="không có trong danh sách"):
        actions.sign_pledge(made.code, "Phạm Lạ", DAY, by=by, at=at)
    assert queries.met("pledges", ON).count() == 0
    actions.sign_pledge(made.code, " đỗ văn  BÌNH ", DAY, by=by, at=at)
    assert [line.subject for line in queries.met("pledges", ON)] == ["Đỗ Văn Bình"]
    with pytest.raises(Refused, match="muốn đổi hãy sửa"):
        actions.sign_pledge(made.code, "Đỗ Văn Bình", DAY, by=by, at=at)
    opening.add_subject(
        made.code, official=Official("Phạm Lạ", "Công chức", "UBND xã"), reason="Mới về xã", by=by, at=at
    )
    actions.sign_pledge(made.code, "Phạm Lạ", DAY, by=by, at=at)
    assert (queries.met("pledges", ON).count(), queries.duties("pledges", ON).count()) == (2, 4)


def test_two_of_one_name_need_their_unit(commune: Commune, by: Actor, at: datetime) -> None:
    namesakes = (Official("Vũ Hà", "Công chức", "UBND xã"), Official("Vũ Hà", "Công chức", "Trạm Y tế"))
    made = pledges(by=by, at=at, officials=namesakes)
    with pytest.raises(Refused, match="Có 2 người tên “Vũ Hà”"):
        actions.sign_pledge(made.code, "Vũ Hà", DAY, by=by, at=at)
    assert actions.sign_pledge(made.code, "Vũ Hà", DAY, unit="trạm y tế", by=by, at=at).unit_name == "Trạm Y tế"


def test_signing_belongs_to_a_roster_of_officials(commune: Commune, by: Actor, at: datetime) -> None:
    units("village", 1, by=by, at=at)
    made = roster("conventions", by=by, at=at)
    with pytest.raises(Refused, match="không phải danh sách ký cam kết"):
        actions.sign_pledge(made.code, "Vũ Hà", DAY, by=by, at=at)


def test_a_missed_unit_is_a_new_visible_line(commune: Commune, by: Actor, at: datetime) -> None:
    units("village", 2, by=by, at=at)
    made = roster("conventions", by=by, at=at)
    missed, school = unit("village", "Sót", by=by, at=at), unit("school", "Trường", by=by, at=at)
    line = opening.add_subject(made.code, subject_code=missed.code, reason="Sót khi lập", by=by, at=at)
    assert (line.added_on, line.added_reason, line.listed_on) == (date(2026, 6, 10), "Sót khi lập", ON)
    for code, words in ((missed.code, "Đã có trong danh sách"), (school.code, "không thuộc diện"), ("", "không thuộc")):
        with pytest.raises(Refused, match=words):
            opening.add_subject(made.code, subject_code=code, reason="x", by=by, at=at)
    assert queries.duties("conventions", ON).count() == 3 and verbs(line.code) == ["record"]


def test_nothing_is_written_into_a_voided_roster(commune: Commune, by: Actor, at: datetime) -> None:
    units("village", 1, by=by, at=at)
    made = roster("conventions", by=by, at=at)
    missed = unit("village", "Sót", by=by, at=at)
    acts.void(made, by=by, at=at, reason="Lập nhầm")
    with pytest.raises(Refused, match="đã hủy"):
        actions.mark_met(lines(made)[0].code, met_on=DAY, note="x", by=by, at=at)
    with pytest.raises(Refused, match="đã hủy"):
        opening.add_subject(made.code, subject_code=missed.code, reason="x", by=by, at=at)


def test_a_mark_made_after_the_closing_is_late(commune: Commune, by: Actor, at: datetime) -> None:
    units("village", 2, by=by, at=at)
    paper = decision("12/QĐ-UBND", by=by, at=at)
    first, second = lines(roster("conventions", by=by, at=at))
    actions.mark_met(first.code, met_on=date(2024, 3, 1), document=paper.code, by=by, at=at)
    closing = close_book("CH", Window(date(2026, 1, 1), ON), by=by, at=at)
    assert closing.entries == 2
    # Met long before the roster's day, but entered after the closing: the closed figure did not know it.
    late = actions.mark_met(second.code, met_on=date(2024, 3, 1), document=paper.code, by=by, at=at)
    assert late.late_after == closing.code and Duty.objects.get(pk=first.pk).late_after == ""


def test_the_database_itself_refuses_met_without_a_day(commune: Commune, by: Actor, at: datetime) -> None:
    units("village", 1, by=by, at=at)
    roster("conventions", by=by, at=at)
    with pytest.raises(IntegrityError), transaction.atomic():
        Duty.objects.update(state="met")


def test_the_line_of_an_official_names_nobody_where_codes_go(commune: Commune, by: Actor, at: datetime) -> None:
    made = pledges(by=by, at=at)
    said = " ".join([made.summary_vi(), *(line.summary_vi() for line in lines(made))])
    assert not any(name in said for name in ("Vũ Thị Hà", "Đỗ Văn Bình", "Bùi Quang Đạt"))
