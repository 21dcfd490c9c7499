"""What is internal to the Party does not leave: no address of the book, in any format, tells it to a role without the
right. The planted words must not occur in any answer, and every answer is the one of an entry that does not exist."""

import io
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime

import pytest
from django.test import Client
from django.urls import URLPattern
from python_calamine import CalamineWorkbook

from dienhong.accounts.roles import allowed, roles
from dienhong.commune.models import Commune
from dienhong.records import acts, history
from dienhong.records.actor import Actor
from dienhong.supervision import actions, programmes, urls
from dienhong.supervision.forms import InspectionForm
from dienhong.supervision.models import Inspection, Programme
from dienhong.supervision.views.reading import INTERNAL
from tests.factories.supervision import finding, inspection, internal, programme, told

BASE = "/ban-lam-viec/kiem-tra-giam-sat/"
PLANTED = ("Kiến-Đỏ", "Chi-bộ-Lạ", "Sai-phạm-Mật", "Chứng-cứ-Mật", "Ghi-chú-Mật", "Việc-kín", "Lý-do-Mật")
READERS = [key for key in roles() if allowed([key], "supervision.read") and not allowed([key], INTERNAL)]
Officer = Callable[[str], Client]


@pytest.fixture
def planted(commune: Commune, by: Actor, at: datetime) -> Inspection:
    """An internal inspection with findings, one voided, under a programme with internal topics, beside an open entry."""
    plan = programme(2026, by=by, at=at, internal_topics=PLANTED[5])
    said = {"subject": PLANTED[1], "note": PLANTED[4], "programme": plan.code, "outcome": "not_met", "by": by, "at": at}
    entry = internal(date(2026, 3, 3), PLANTED[0], **said)  # type: ignore[arg-type]
    finding(entry, by=by, at=at, text=PLANTED[2], correct_by=date(2026, 4, 1))
    fix = {"corrected_on": date(2026, 3, 9), "correction": PLANTED[3], "verified_by": PLANTED[3]}
    actions.mark_corrected(entry.code, 1, **fix, by=by, at=at)  # type: ignore[arg-type]
    gone = internal(date(2026, 3, 4), PLANTED[0], **said)  # type: ignore[arg-type]
    acts.void(gone, by=by, at=at, reason=PLANTED[6])
    # One that was open first and was closed later: its history holds words of both times.
    later = inspection(date(2026, 3, 5), by=by, at=at, body="party", topic=PLANTED[0])
    shut = told(date(2026, 3, 5), body="party", topic=PLANTED[0], internal=True)
    actions.correct_inspection(later.code, shut, revision=1, by=by, at=at)
    programmes.correct_programme(plan.code, revision=1, internal_topics=PLANTED[5] + " hai", by=by, at=at)
    inspection(date(2026, 3, 6), by=by, at=at, topic="Việc ai cũng được biết")
    return Inspection.objects.get(pk=entry.code)


def addresses() -> Iterator[str]:
    """Every address of the book for the planted codes and for those around them."""
    codes = [f"GS-2026-{number:04d}" for number in range(1, 6)]
    for pattern in urls.urlpatterns:
        assert isinstance(pattern, URLPattern)
        route = str(pattern.pattern).replace("<int:order>", "1")
        for code in ["CTR-2026-0001"] if "chuong-trinh/<" in route else codes:
            yield BASE + route.replace("<str:code>", code)
            if "<str:code>" not in route:
                break


def words_of(reply: object) -> str:
    """Everything an answer says: headers, page, or each cell of a workbook."""
    head = str(dict(reply.headers))  # type: ignore[attr-defined]
    if not getattr(reply, "streaming", False):
        return head + reply.content.decode()  # type: ignore[attr-defined]
    content = b"".join(reply.streaming_content)  # type: ignore[attr-defined]
    return head + str(CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python())


QUERIES = (
    "",
    "?xuat=xlsx",
    "?sap=noi-dung",
    "?sap=-doi-tuong",
    "?trang=9",
    "?body=party",
    "?only=open",
    "?only=not_met",
)


@pytest.mark.parametrize("role", READERS)
def test_nothing_internal_in_any_answer(role: str, planted: Inspection, officer: Officer) -> None:
    client = officer(role)
    seen = 0
    for address in addresses():
        for query in QUERIES if "GS-" not in address else QUERIES[:2]:
            reply = client.get(address + query)
            said = words_of(reply)
            for word in PLANTED:
                assert word not in said, (role, address + query, word)
            assert not re.search(r"GS-2026-000[123]", said.replace(address, "")), (role, address + query)
            seen += reply.status_code == 200
        posted = client.post(address, {**FORM, "once": "z" * 43})
        for word in PLANTED:
            assert word not in words_of(posted), (role, address, word)
    assert seen >= 4 * 8 - 3 + 2  # lists, book, programmes and the open entry were really read


FORM = {
    "held_on": "3/3/2026",
    "body": "council",
    "kind": "thematic",
    "subject": "Thôn",
    "topic": "x",
    "outcome": "none",
    "revision": "1",
    "text": "x",
    "reason": "x",
    "corrected_on": "3/3/2026",
    "correction": "x",
    "verified_by": "x",
    "year": "2026",
    "issued_on": "5/1/2026",
    "topics": "x",
}


@pytest.mark.parametrize("role", READERS)
def test_an_internal_entry_is_answered_like_one_that_is_not_there(
    role: str, planted: Inspection, officer: Officer
) -> None:
    client = officer(role)
    before = {code: len(history.of(code)) for code in ("GS-2026-0001", "GS-2026-0002", "GS-2026-0003")}
    for tail in ("", "sua/", "huy/", "phat-hien/", "phat-hien/1/khac-phuc/", "phat-hien/1/sua/"):
        for code in before:
            for send in (client.get, lambda url: client.post(url, {**FORM, "once": "y" * 43})):
                there, absent = send(f"{BASE}{code}/{tail}"), send(f"{BASE}GS-2026-9999/{tail}")
                assert there.status_code == absent.status_code and there.status_code in (403, 404), (code, tail)
                assert there.content.decode().replace(code, "") == absent.content.decode().replace("GS-2026-9999", "")
    assert before == {code: len(history.of(code)) for code in before}


def test_who_has_the_right_sees_it_marked(planted: Inspection, officer: Officer) -> None:
    for role in ("party_office", "party_secretary"):
        client = officer(role)
        page = client.get(f"{BASE}{planted.code}/").content.decode()
        assert all(word in page for word in PLANTED[:5]) and "nội bộ Đảng" in page
        assert PLANTED[0] in client.get(BASE).content.decode()
        assert PLANTED[0] in client.get(BASE + "so/").content.decode()
        plan = client.get(Programme.objects.get().desk_path()).content.decode()
        assert PLANTED[5] in plan and planted.code in plan


def test_the_total_of_the_list_is_the_reader_s_own(planted: Inspection, officer: Officer) -> None:
    assert "trong <b>1</b> cuộc" in officer("front").get(BASE).content.decode()
    assert "trong <b>4</b> cuộc" in officer("party_office").get(BASE).content.decode()


def test_a_form_opened_before_it_was_closed_is_answered_by_404(
    commune: Commune, officer: Officer, by: Actor, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other officer closes the entry between this request's look at it and its act: nothing of hers is shown."""
    made = inspection(date(2026, 3, 5), by=by, at=at, body="party", topic="Cũ")
    client = officer("committee_office")
    url = f"{BASE}{made.code}/sua/"
    once = re.findall(r'name="once" value="([^"]+)"', client.get(url).content.decode())[0]
    read = InspectionForm.to_data

    def closes_first(form: InspectionForm) -> object:
        shut = told(date(2026, 3, 5), body="party", topic=PLANTED[0], internal=True)
        actions.correct_inspection(made.code, shut, revision=1, by=by, at=at)
        return read(form)

    monkeypatch.setattr(InspectionForm, "to_data", closes_first)
    reply = client.post(url, {**FORM, "body": "party", "once": once})
    assert reply.status_code == 404 and PLANTED[0] not in reply.content.decode()


def test_a_programme_edited_without_the_right_keeps_its_internal_topics(planted: Inspection, officer: Officer) -> None:
    client = officer("committee_office")
    url = Programme.objects.get().desk_path() + "sua/"
    page = client.get(url).content.decode()
    once = re.findall(r'name="once" value="([^"]+)"', page)[0]
    sent = {"body": "party", "year": "2026", "issued_on": "5/1/2026", "topics": "Mới", "internal_topics": "xóa"}
    assert client.post(url, {**sent, "once": once, "revision": "2"}).status_code == 302
    made = Programme.objects.get()
    assert (made.topics, made.internal_topics) == ("Mới", "Việc-kín hai")
    stale = client.post(url, {**sent, "once": "q" * 43, "revision": "1"})
    assert stale.status_code == 409 and "Việc-kín" not in stale.content.decode()
