"""A dialogue is planned, announced in time, opened on its day, counted by itself; what is owed opens the next."""

import io
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import docx
import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dienhong.commune.models import Commune
from dienhong.dialogue.asked import actions as asked
from dienhong.dialogue.models import Dialogue, Promise
from dienhong.dialogue.plans import actions, queries, rules
from dienhong.dialogue.plans.drafts import agenda_paper, notice_paper, year_paper
from dienhong.dialogue.plans.states import PlanState
from dienhong.dialogue.promises import actions as promises
from dienhong.dialogue.promises.drafts import conclusion_paper
from dienhong.dialogue.questions.states import Outcome
from dienhong.dialogue.rules import co_chair_told
from dienhong.documents.docx_writer import write_docx
from dienhong.documents.paper import Paper
from dienhong.law.verdict import Refused
from dienhong.notices.byhand import hand_over, keep_group
from dienhong.notices.models import Notice
from dienhong.notices.queries import to_hand_over
from dienhong.records import history
from dienhong.records.actor import Actor
from dienhong.records.acts import EditConflict, void
from dienhong.search.models import PublicText
from tests.factories import talks
from tests.factories.commune import village as place
from tests.factories.dialogue import dialogue
from tests.factories.promises import promise

DAY = date(2026, 6, 20)


def words_of(paper: Paper) -> str:
    """All words of a Word file, tables included."""
    file = io.BytesIO()
    write_docx(paper, file)
    document = docx.Document(io.BytesIO(file.getvalue()))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


def on(day: date, at: datetime) -> datetime:
    """The hour of `at` on another day."""
    return datetime.combine(day, time(9, 0), tzinfo=at.tzinfo)


def test_a_plan_tells_all_that_its_notice_must(commune: Commune, by: Actor, at: datetime) -> None:
    for change, words in (
        ({"content": " "}, "Thiếu nội dung"),
        ({"attending": ""}, "Thiếu cách dự"),
        ({"place": ""}, "Thiếu địa điểm"),
        ({"planned_on": date(2026, 6, 9)}, "đã qua"),
        ({"level": "village"}, "ít nhất một thôn"),
        ({"questions_until": date(2026, 6, 21)}, "không thể sau ngày đối thoại"),
        ({"plan": "VB-2026-0099"}, "không có VB-2026-0099"),
    ):
        with pytest.raises(Refused, match=words):
            actions.plan_dialogue(talks.told(**{"planned_on": DAY, **change}), by=by, at=at)  # type: ignore[arg-type]
    made = talks.planned(by=by, at=at)
    assert made.state == PlanState.DRAFT and not queries.public_plans().exists()
    with pytest.raises(Refused, match=made.code):
        talks.planned(by=by, at=at)


@pytest.mark.parametrize(("days", "allowed"), [(6, False), (7, True), (8, True), (0, False)])
def test_a_conference_is_announced_seven_days_before(
    days: int, allowed: bool, commune: Commune, by: Actor, at: datetime
) -> None:
    code = talks.planned(at.date() + timedelta(days=days), by=by, at=at).code
    if allowed:
        assert actions.announce(code, announced_on=at.date(), how="Đài", by=by, at=at).state == PlanState.ANNOUNCED
    else:
        with pytest.raises(Refused, match="phải thông báo chậm nhất ngày"):
            actions.announce(code, announced_on=at.date(), how="Đài", by=by, at=at)
        assert not queries.public_plans().exists()


def test_other_dialogues_are_only_told_of_the_seven_days(commune: Commune, by: Actor, at: datetime) -> None:
    verdict = rules.can_announce(
        state="draft", kind="ad_hoc", demand="", planned_on=date(2026, 6, 12), announced_on=at.date(), on=at.date()
    )
    assert verdict and "chậm nhất ngày 05/6/2026" in verdict.warnings[0].text
    bound = rules.can_announce(
        state="draft",
        kind="ad_hoc",
        demand="YCD-2026-0001",
        planned_on=date(2026, 6, 12),
        announced_on=at.date(),
        on=at.date(),
    )
    assert not bound


def test_what_is_announced_does_not_move(commune: Commune, by: Actor, at: datetime) -> None:
    made = talks.announced(by=by, at=at)
    with pytest.raises(Refused, match="báo không tổ chức"):
        actions.correct_plan(made.code, talks.told(date(2026, 6, 21)), revision=made.revision, by=by, at=at)
    later = actions.correct_plan(
        made.code, talks.told(content="Thêm một nội dung"), revision=made.revision, by=by, at=at
    )
    assert later.content == "Thêm một nội dung"
    with pytest.raises(EditConflict):
        actions.correct_plan(made.code, talks.told(), revision=made.revision, by=by, at=at)
    with pytest.raises(Refused, match="phải ghi lý do"):
        actions.call_off(made.code, reason=" ", by=by, at=at)
    with pytest.raises(Refused, match="Số điện thoại"):
        actions.call_off(made.code, reason="Chị Mẫu 0912345678 ốm", by=by, at=at)
    off = actions.call_off(made.code, reason="Bão số 2", by=by, at=at)
    assert off.state == PlanState.CALLED_OFF and not off.takes_questions(at.date())
    assert not queries.coming(at.date()).exists() and queries.public_plans().get() == off
    with pytest.raises(Refused, match="đã báo không tổ chức"):
        actions.open_hall(made.code, attendees=3, by=by, at=on(DAY, at))


def test_a_plan_does_not_become_what_had_to_be_announced_earlier(commune: Commune, by: Actor, at: datetime) -> None:
    soon = talks.announced(date(2026, 6, 12), kind="thematic", by=by, at=at)
    with pytest.raises(Refused, match="phải thông báo chậm nhất ngày 05/6/2026"):
        actions.correct_plan(soon.code, talks.told(date(2026, 6, 12)), revision=soon.revision, by=by, at=at)
    kept = queries.public_plans().get()
    assert (kept.kind, kept.revision) == ("thematic", soon.revision)
    other = talks.told(date(2026, 6, 12), kind="ad_hoc", content="Thêm một nội dung")
    assert actions.correct_plan(soon.code, other, revision=soon.revision, by=by, at=at).kind == "ad_hoc"
    early = talks.announced(kind="thematic", by=by, at=at)
    told = talks.told(kind="conference")
    assert actions.correct_plan(early.code, told, revision=early.revision, by=by, at=at).kind == "conference"


def test_the_hall_counts_by_itself(commune: Commune, by: Actor, at: datetime) -> None:
    made = talks.announced(by=by, at=at)
    first = talks.shown(made.code, by=by, at=at)
    alike = talks.question(made.code, "Mương Đình Hạ bao giờ thông?", at=at)
    asked.join(alike.code, first.code, by=by, at=at)
    declined = talks.question(made.code, "Xin vay tiền", at=at)
    with pytest.raises(Refused, match="mở vào ngày đối thoại"):
        talks.hall(made.code, by=by, at=at)
    then = on(DAY, at)
    held = talks.hall(made.code, by=by, at=then)
    assert (held.held_on, held.notice_on, held.attendees) == (DAY, at.date(), 50)
    assert queries.of_dialogue(held.code) is not None
    with pytest.raises(Refused, match="Còn 1 câu hỏi chưa đọc"):
        actions.close_hall(made.code, attendees=60, themes="", by=by, at=then)
    asked.decline(declined.code, "Việc riêng: gửi đơn tại bộ phận tiếp dân", by=by, at=then)
    live = asked.put_in_hall(made.code, "Đèn đường thôn Trung Hòa hỏng từ tháng 3", by=by, at=then)
    other = asked.put_in_hall(made.code, "Rác thu mấy lần một tuần?", by=by, at=then)
    asked.answer(live.code, "Điện lực sửa trong tuần này", by=by, at=then)
    _, owed = asked.promise(first.code, "Nạo vét xong", owner="Phòng Kinh tế", due_on=date(2026, 7, 15), by=by, at=then)
    closed = actions.close_hall(made.code, attendees=60, themes="thoát nước; đèn đường", by=by, at=then)
    # Two who ask the same are two opinions on one issue; what was declined is none.
    assert (closed.opinions, closed.issues, closed.answered_on_spot, closed.assigned) == (4, 3, 1, 2)
    assert (closed.attendees, closed.waiting) == (60, 1)
    assert owed.dialogue == held.code and owed.shown_on == DAY and owed.question == talks.WORDS
    following = talks.planned(date(2026, 12, 1), by=by, at=then)
    assert [one.code for one in queries.agenda(following)] == [owed.code]
    from dienhong.dialogue.asked.queries import left_open_before

    assert [one.code for one in left_open_before(following)] == [other.code]
    paper = words_of(agenda_paper(following, commune))
    assert owed.code in paper.replace("\u2011", "-") and "Rác thu mấy lần một tuần" in paper
    asked.answer(other.code, "Hai lần", by=by, at=then)
    assert not left_open_before(following).exists()


def test_a_plan_is_held_once(commune: Commune, by: Actor, at: datetime) -> None:
    made = talks.announced(by=by, at=at)
    talks.hall(made.code, by=by, at=on(DAY, at))
    with pytest.raises(Refused, match="đã tổ chức"):
        talks.hall(made.code, by=by, at=on(DAY, at))
    assert Dialogue.objects.count() == 1
    assert [event.verb for event in history.of(made.code)] == ["plan", "announce", "open_hall"]


fates = st.sampled_from(["open", "kept", "broken", "void"])


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.tuples(st.integers(1, 9), st.integers(0, 60), fates), max_size=12))
@pytest.mark.django_db(transaction=False)
def test_the_agenda_contains_every_open_promise(
    rows: list[tuple[int, int, str]], commune: Commune, by: Actor, at: datetime
) -> None:
    """Against a slow recount: whatever was promised before, was not kept, given up or voided, opens the next dialogue."""
    from django.db import transaction

    with transaction.atomic():
        wanted = set()
        for order, (day, more, fate) in enumerate(rows):
            held = dialogue(date(2026, 6, day), by=by, at=at, title=f"Cuộc {order}")
            one = promise(held.code, date(2026, 6, day) + timedelta(days=more), by=by, at=at)
            if fate == "kept":
                promises.keep_promise(one.code, kept_on=at.date(), evidence="Biên bản", by=by, at=at)
            elif fate == "broken":
                promises.break_promise(one.code, broken_on=at.date(), reason="Không có vốn", by=by, at=at)
            elif fate == "void":
                void(one, by=by, at=at, reason="Ghi nhầm")
            else:
                wanted.add(one.code)
        following = talks.planned(date(2026, 6, 20), by=by, at=at)
        assert {one.code for one in queries.agenda(following)} == wanted
        paper = words_of(agenda_paper(following, commune)).replace("\u2011", "-")
        assert {code for code in Promise.objects.values_list("code", flat=True) if code in paper} == wanted
        transaction.set_rollback(True)


def test_notice_and_year_say_what_the_law_wants(commune: Commune, by: Actor, at: datetime) -> None:
    made = talks.announced(by=by, at=at)
    notice = words_of(notice_paper(made, commune))
    for words in ("08 giờ 00", "20/6/2026", "Hội trường UBND xã", "Thoát nước, rác thải", "không phải đăng ký"):
        assert words in notice
    assert "Đối thoại với Nhân dân sáu tháng đầu năm" in words_of(year_paper(2026, commune))


def test_a_question_is_not_asked_where_none_is_taken(commune: Commune, by: Actor, at: datetime) -> None:
    made = talks.planned(by=by, at=at)
    with pytest.raises(Refused, match="không nhận câu hỏi"):
        talks.question(made.code, at=at)
    actions.announce(made.code, announced_on=at.date(), how="Đài", by=by, at=at)
    with pytest.raises(Refused, match="không nhận câu hỏi"):
        talks.question(made.code, at=on(date(2026, 6, 21), at))
    with pytest.raises(Refused, match="Chưa ghi câu hỏi"):
        talks.question(made.code, " ", at=at)
    assert talks.question(made.code, at=at).outcome == Outcome.WAITING


def test_what_is_called_off_invites_nobody(commune: Commune, by: Actor, at: datetime) -> None:
    for name in ("Đình Hạ", "Trung Hòa"):
        village = place(name, by=by, at=at)
        keep_group(village.code, "zalo", f"Nhóm Zalo thôn {name}", f"Thôn {name}")
    made = talks.announced(by=by, at=at)
    first, _second = to_hand_over(made.code)
    hand_over([first.pk], at=at)
    actions.call_off(made.code, reason="Bão số 2 đổ bộ", by=by, at=at)
    # One village had read the invitation; what waited is not carried any more, and all are told that it is off.
    assert [one.subject for one in to_hand_over(made.code)] == ["Không tổ chức đối thoại ngày 20/6/2026"] * 2
    assert Notice.objects.filter(about=made.code, state="sent").count() == 1
    found = PublicText.objects.get(code=made.code)
    assert found.title.startswith("Không tổ chức: ") and "Bão số 2 đổ bộ" in found.text
    assert made.attending not in found.text and made.content not in found.text


def test_who_leads_it_with_the_chair_is_told_and_stands_on_the_papers(
    commune: Commune, officer: Callable[[str], Client], by: Actor, at: datetime
) -> None:
    bare = talks.announced(hosts="chair", by=by, at=at)
    page = officer("committee_office").get(bare.desk_path()).content.decode()
    assert "Chưa ghi đại biểu Thường trực HĐND xã đồng chủ trì" in page and "Chưa ghi đã mời Đảng ủy" in page
    assert "theo nguồn thứ cấp" in page
    co_chair = "Phó Chủ tịch HĐND xã"
    told = talks.told(hosts="chair", co_chair=co_chair, party_invited=True)
    made = actions.correct_plan(bare.code, told, revision=bare.revision, by=by, at=at)
    page = officer("committee_office").get(bare.desk_path()).content.decode()
    assert "Chưa ghi đại biểu" not in page and "Chưa ghi đã mời" not in page and co_chair in page
    held = talks.hall(made.code, by=by, at=on(DAY, at))
    assert (held.co_chair, held.party_invited) == (co_chair, True)
    for paper in (notice_paper(made, commune), agenda_paper(made, commune), conclusion_paper(held, commune)):
        assert co_chair in words_of(paper)
    assert "Mời Đảng ủy xã dự" in words_of(notice_paper(made, commune))
    assert co_chair in Client().get(f"/doi-thoai/cuoc/{made.code}/").content.decode()


def test_other_dialogues_and_those_before_the_article_are_not_told_of_a_co_chair(
    commune: Commune, officer: Callable[[str], Client], by: Actor, at: datetime
) -> None:
    made = talks.announced(kind="thematic", by=by, at=at)
    assert "đồng chủ trì" not in officer("committee_office").get(made.desk_path()).content.decode()
    assert not co_chair_told("chair", "", date(2025, 6, 15), party_invited=False).warnings
    assert len(co_chair_told("chair", " ", date(2025, 6, 16), party_invited=False).warnings) == 2
    assert len(co_chair_told("both", "", date(2025, 6, 16), party_invited=False).warnings) == 1
