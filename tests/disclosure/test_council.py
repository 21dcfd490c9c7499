"""The report to the council is the register's own: what is late or unposted stands in it, a nought only of a closed book,
its figures stay as they were counted, and it is done when the council and the front have it."""

from datetime import date, datetime
from io import BytesIO

import docx
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dienhong.commune.models import Commune
from dienhong.commune.queries import local_calendar
from dienhong.disclosure import actions
from dienhong.disclosure.asked.actions import answer_refused, ask_correction
from dienhong.disclosure.council.actions import count_again, draft_report, note_sent
from dienhong.disclosure.council.models import CouncilReport
from dienhong.disclosure.council.queries import session_unknown
from dienhong.disclosure.summaries.report import report
from dienhong.disclosure.summaries.reported import NOT_CLOSED, Report
from dienhong.law.periods import Window
from dienhong.law.verdict import Refused
from dienhong.ops.papers_due import put_together
from dienhong.records import acts
from dienhong.records.actor import Actor
from dienhong.records.closing import close_book
from tests.disclosure.test_public import at_day, words
from tests.factories import commune as frame
from tests.factories import disclosure as made
from tests.factories.dialogue import document

SESSION = date(2026, 7, 8)
SPAN = Window(date(2026, 4, 1), date(2026, 6, 9))
LIST = "/ban-lam-viec/cong-khai/bao-cao-hdnd/ky-hop/"


def paper_of(reply: object) -> str:
    document = docx.Document(BytesIO(b"".join(reply.streaming_content)))  # type: ignore[attr-defined]
    told = " ".join(paragraph.text for paragraph in document.paragraphs)
    return " ".join(told.replace("\N{NON-BREAKING HYPHEN}", "-").split())


def test_what_is_overdue_and_not_told_yet_is_named(commune: Commune, at: datetime) -> None:
    waiting = made.drafted(date(2026, 5, 18), at=at_day(date(2026, 5, 19)))
    soon = made.drafted(date(2026, 6, 8), at=at, says=made.says(title="Chưa đến hạn"))
    found = report(SPAN, local_calendar(), today=at.date())
    assert found.late == [waiting.code] and soon.code not in found.late
    assert found.overdue == [(waiting.code, " (chưa công khai)")]
    ahead = report(Window(date(2026, 4, 1), date(2026, 12, 31)), local_calendar(), today=at.date())
    assert ahead.late == [waiting.code]  # a day that has not come makes nothing late


def test_one_paper_of_three_is_not_posted(commune: Commune, by: Actor, at: datetime) -> None:
    villages = [frame.village(name, by=by, at=at).code for name in ("Cầu Đá", "Đình Hạ")]
    item = made.published(date(2026, 5, 18), at=at_day(date(2026, 5, 20)))
    made.hung(item, date(2026, 5, 20), at=at)
    found = report(SPAN, local_calendar(), today=at.date()).unposted
    assert [(one.code, one.missing, one.wanted) for one in found] == [(item.code, 2, 3)]
    for village in villages:
        made.hung(item, date(2026, 5, 21), at=at, village=village)
    assert report(SPAN, local_calendar(), today=at.date()).unposted == []


def test_a_nought_needs_a_closed_book(commune: Commune, by: Actor, at: datetime) -> None:
    found = report(SPAN, local_calendar(), today=at.date())
    assert found.told(found.total("published")) == NOT_CLOSED and found.told(found.questions, "HCK") == NOT_CLOSED
    for book in ("CK", "HCK", "DDC"):
        close_book(book, SPAN, by=by, at=at)
    found = report(SPAN, local_calendar(), today=at.date())
    assert found.told(0) == "0" and found.open_books == []
    assert Report.thawed(found.frozen()) == found


def test_answers_are_timely_only_where_the_law_had_days(commune: Commune, at: datetime) -> None:
    item = made.published(date(2026, 5, 18), at=at_day(date(2026, 5, 20)))
    asked = ask_correction(item.code, wrong="Sai tên thôn.", by=made.FOCAL, at=at)
    answer_refused(asked.code, answer="Đúng như quyết định.", by=made.FOCAL, at=at)
    found = report(Window(date(2026, 6, 1), date(2026, 6, 30)), local_calendar(), today=at.date())
    assert (found.corrections, found.refused, found.clocked, found.answered_in_time) == (1, 1, 0, 0)
    told = next(one["text"] for one in found.facts if one["label"] == "Đề nghị đính chính")
    assert "đúng hạn" not in told and "luật chưa định số ngày trả lời" in told


def test_days_before_the_law_are_told_and_not_an_error(officer, commune: Commune) -> None:
    client = officer("committee_office")
    here = "/ban-lam-viec/cong-khai/bao-cao-hdnd/"
    page = client.get(f"{here}?tu=2000-01-01&den=2000-02-01")
    assert page.status_code == 200 and "trước khi Luật Thực hiện dân chủ ở cơ sở có hiệu lực" in words(page.content)
    assert client.get(f"{here}bao-cao.docx?tu=2000-01-01&den=2000-02-01").status_code == 404


def test_a_report_is_drafted_with_its_session_and_stays_as_counted(commune: Commune, by: Actor, at: datetime) -> None:
    made.published(date(2026, 5, 18), at=at_day(date(2026, 5, 20)))
    assert session_unknown(at.date())
    kept = draft_report(SESSION, since=commune.formed_on, by=by, at=at)
    assert (kept.from_on, kept.to_on, kept.drawn_on) == (commune.formed_on, date(2026, 6, 9), at.date())
    assert not session_unknown(at.date())
    made.published(date(2026, 5, 19), at=at_day(date(2026, 5, 22)), says=made.says(title="Ghi vào sau"))
    assert CouncilReport.objects.get().report().total("published") == 1
    with pytest.raises(Refused, match="đã có báo cáo"):
        draft_report(SESSION, since=commune.formed_on, by=by, at=at)
    with pytest.raises(Refused, match="ở phía trước"):
        count_again(
            kept.code,
            session_on=SESSION,
            from_on=kept.from_on,
            to_on=date(2026, 6, 30),
            since=commune.formed_on,
            by=by,
            at=at,
        )
    days = {"session_on": SESSION, "from_on": kept.from_on, "to_on": kept.to_on, "since": commune.formed_on}
    assert count_again(kept.code, **days, by=by, at=at).report().total("published") == 2
    later = draft_report(date(2026, 12, 9), since=commune.formed_on, by=by, at=at_day(date(2026, 11, 20)))
    assert later.from_on == date(2026, 6, 10) and later.to_on == date(2026, 11, 19)


def test_it_is_sent_by_a_report_of_the_committee_and_counted_no_more(commune: Commune, by: Actor, at: datetime) -> None:
    kept = draft_report(SESSION, since=commune.formed_on, by=by, at=at)
    party = document("06-BC/VPĐU", at.date(), by=by, at=at)
    plan = document("31/KH-UBND", at.date(), by=by, at=at)
    ours = document("45/BC-UBND", at.date(), by=by, at=at)
    told = {"council_on": at.date(), "front_on": None, "by": by, "at": at}
    for paper in (party, plan):
        with pytest.raises(Refused, match="báo cáo"):
            note_sent(kept.code, paper.code, **told)
    half = note_sent(kept.code, ours.code, **told)
    assert half.sent and not half.done
    with pytest.raises(Refused, match="Báo cáo đã gửi"):
        count_again(
            kept.code,
            session_on=SESSION,
            from_on=kept.from_on,
            to_on=kept.to_on,
            since=commune.formed_on,
            by=by,
            at=at,
        )
    assert note_sent(kept.code, ours.code, council_on=at.date(), front_on=at.date(), by=by, at=at).done


def test_the_morning_counts_anew_before_the_session(commune: Commune, by: Actor, at: datetime) -> None:
    kept = draft_report(SESSION, since=commune.formed_on, by=by, at=at)
    assert put_together(commune, at_day(date(2026, 6, 20))).reports == 0
    assert put_together(commune, at_day(date(2026, 6, 29))).reports == 1
    assert put_together(commune, at_day(date(2026, 6, 30))).reports == 0
    fresh = CouncilReport.objects.get(pk=kept.code)
    assert (fresh.to_on, fresh.drawn_on) == (date(2026, 6, 28), date(2026, 6, 29))


def test_an_officer_is_reminded_drafts_reads_and_sends(officer, commune: Commune, by: Actor, at: datetime) -> None:
    late = made.drafted(date(2026, 5, 18), at=at_day(date(2026, 5, 19)))
    ours = document("45/BC-UBND", at.date(), by=by, at=at)
    client = officer("committee_office")
    assert "Ghi ngày khai mạc kỳ họp thường lệ tới của HĐND" in words(client.get("/ban-lam-viec/").content)
    page = client.get(f"{LIST}ghi/")
    sent = {"once": page.context["once"], "session_on": "8/7/2026", "from_on": "", "to_on": ""}
    kept = client.post(f"{LIST}ghi/", sent)
    assert kept.status_code == 302
    here = kept["Location"]
    shown = words(client.get(here).content)
    assert f"{late.code} (chưa công khai)" in shown and NOT_CLOSED in shown
    desk = words(client.get("/ban-lam-viec/").content)
    assert "Gửi HĐND và Ủy ban MTTQ báo cáo về công khai, kỳ họp khai mạc ngày 08/7/2026" in desk
    assert "Ghi ngày khai mạc kỳ họp" not in desk
    told = paper_of(client.get(f"{here}bao-cao.docx"))
    assert (
        f"Có 01 nội dung quá hạn công khai: {late.code} (chưa công khai)." in told and "khai mạc ngày 08/7/2026" in told
    )
    assert f"Số nội dung đã công khai: {NOT_CLOSED}" in told and "đúng hạn 0" not in told
    page = client.get(f"{here}da-gui/")
    assert ours.number in page.content.decode()
    sent = {
        "once": page.context["once"],
        "revision": page.context["revision"],
        "document": ours.number,
        "council_on": "10/6/2026",
        "front_on": "10/6/2026",
    }
    assert client.post(f"{here}da-gui/", sent).status_code == 302
    assert "đã gửi HĐND và MTTQ" in words(client.get(here).content)
    assert "báo cáo về công khai" not in words(client.get("/ban-lam-viec/").content)
    assert officer("front").get(here).status_code == 200
    assert officer("front").get(f"{LIST}ghi/").status_code == 403


def test_a_voided_report_leaves_its_session_free(commune: Commune, by: Actor, at: datetime) -> None:
    kept = draft_report(SESSION, since=commune.formed_on, by=by, at=at)
    acts.void(kept, by=by, at=at, reason="Ghi nhầm ngày.")
    assert draft_report(SESSION, since=commune.formed_on, by=by, at=at).code != kept.code


def test_what_was_withdrawn_owes_no_paper(commune: Commune, at: datetime) -> None:
    item = made.published(date(2026, 5, 18), at=at_day(date(2026, 5, 20)))
    actions.withdraw(item.code, why="Đăng nhầm.", by=made.FOCAL, at=at)
    assert report(SPAN, local_calendar(), today=at.date()).unposted == []


def test_the_list_asks_the_same_number_of_questions_whatever_its_length(
    officer, commune: Commune, by: Actor, at: datetime
) -> None:
    client, counts = officer("committee_office"), []
    for month in (7, 8, 9, 10):
        kept = draft_report(date(2026, month, 8), since=commune.formed_on, by=by, at=at_day(date(2026, month, 1)))
        client.get(LIST)
        with CaptureQueriesContext(connection) as seen:
            page = client.get(LIST)
        assert kept.code in page.content.decode()
        counts.append(len(seen))
    assert len(set(counts)) == 1 and counts[0] <= 12
