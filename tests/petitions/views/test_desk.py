"""The reception desk in a real request: once, two editors, refusals that keep what was typed, a pinned query count."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dienhong.commune.models import Commune
from dienhong.petitions.models import Reception, Visit
from dienhong.records import history
from dienhong.records.actor import Actor
from tests.factories.petitions import reception, visit

BASE = "/ban-lam-viec/tiep-cong-dan/"
SESSION = {
    "held_on": "4/6/2026",
    "host": "committee",
    "kind": "periodic",
    "received_by": "Phạm Quốc Tuấn",
    "receiver_title": "Chủ tịch UBND xã",
    "place": "Phòng tiếp công dân",
    "luot-TOTAL_FORMS": "2",
    "luot-INITIAL_FORMS": "0",
    "luot-0-full_name": "Bùi Thị Lan Anh",
    "luot-0-address": "Thôn Đình Hạ",
    "luot-0-content": "Xin cấp lại giấy chứng nhận",
    "luot-0-classification": "recommendation",
    "luot-0-handling": "accept",
    "luot-0-people_count": "1",
    "luot-1-people_count": "1",
}
VISIT_COLUMNS = ("full_name", "address", "content", "classification", "handling", "people_count", "id_number")
Officer = Callable[[str], Client]


def hidden(client: Client, url: str) -> dict[str, str]:
    """The hidden fields of a form page."""
    page = client.get(url).content.decode()
    return dict(re.findall(r'type="hidden" name="(once|revision)" value="([^"]+)"', page))


def test_the_same_form_sent_twice_makes_one_entry(commune: Commune, officer: Officer) -> None:
    client = officer("party_office")
    data = {**SESSION, **hidden(client, BASE + "ghi/")}
    first = client.post(BASE + "ghi/", data)
    again = client.post(BASE + "ghi/", data, follow=True)
    assert first.status_code == 302
    assert Reception.objects.count() == 1 and Visit.objects.count() == 1
    assert "không ghi lần nữa" in again.content.decode()
    assert len(history.of("TCD-2026-0001")) == 1


def test_a_form_without_its_token_writes_nothing(commune: Commune, officer: Officer) -> None:
    reply = officer("party_office").post(BASE + "ghi/", SESSION)
    assert reply.status_code == 409
    assert "mã chống ghi trùng" in reply.content.decode()
    assert not Reception.objects.exists()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"held_on": "31/4/2026"}, "Không có ngày 31/4/2026"),
        ({"held_on": "hôm qua"}, "không phải ngày"),
        ({"held_on": "11/6/2026"}, "chưa diễn ra"),
        ({"luot-0-classification": ""}, "Chưa chọn “Phân loại”"),
        ({"luot-0-full_name": ""}, "thiếu họ tên"),
        ({"luot-0-answered_on": "30/2/2026"}, "Không có ngày 30/02/2026"),
    ],
)
def test_bad_input_is_told_and_what_was_typed_is_kept(
    commune: Commune, officer: Officer, change: dict[str, str], words: str
) -> None:
    client = officer("party_office")
    reply = client.post(BASE + "ghi/", {**SESSION, **hidden(client, BASE + "ghi/"), **change})
    page = reply.content.decode()
    assert reply.status_code in (409, 422)
    assert words in page
    assert "Xin cấp lại giấy chứng nhận" in page
    assert not Reception.objects.exists()


def test_who_was_received_is_not_called_optional_but_of_a_denunciation(commune: Commune, officer: Officer) -> None:
    """The boxes said “không bắt buộc” and were refused when they were left empty."""
    client = officer("party_office")
    page = client.get(BASE + "ghi/").content.decode()
    assert "không bắt buộc" not in labelled(page, "luot-0-full_name") + labelled(page, "luot-0-address")
    secret = {"luot-0-full_name": "", "luot-0-address": "", "luot-0-classification": "denunciation"}
    wrong = client.post(BASE + "ghi/", {**SESSION, **hidden(client, BASE + "ghi/"), **secret, "place": ""})
    assert wrong.status_code == 422 and "không bắt buộc" in labelled(wrong.content.decode(), "luot-0-full_name")
    done = client.post(BASE + "ghi/", {**SESSION, **hidden(client, BASE + "ghi/"), **secret})
    assert done.status_code == 302 and Visit.objects.get().full_name == ""


def labelled(page: str, name: str) -> str:
    """The words of a box's label."""
    found = re.search(rf'<label for="id_{name}">(.*?)</label>', page, re.DOTALL)
    return found[1] if found else ""


def test_two_officers_edit_one_session(commune: Commune, officer: Officer, by: Actor, at: datetime) -> None:
    made = reception(date(2026, 6, 4), by=by, at=at, visits=(visit(),))
    url = f"{BASE}{made.code}/sua/"
    hers, his = officer("party_office"), officer("committee_office")
    her_form, his_form = hidden(hers, url), hidden(his, url)
    assert hers.post(url, {**SESSION, **her_form, "note": "Bản của chị"}).status_code == 302
    reply = his.post(url, {**SESSION, **his_form, "note": "Bản của anh"})
    page = reply.content.decode()
    assert reply.status_code == 409
    assert "Bản của chị" in page and "Bản của anh" in page and "Chức vụ party_office" in page
    assert Reception.objects.get().note == "Bản của chị"
    # He goes on from the newest entry, with his own words back in the form.
    resumed = his.post(url, {**SESSION, "note": "Bản của anh", "resume": "1", "revision": "2"})
    assert "Bản của anh" in resumed.content.decode()
    assert Reception.objects.get().note == "Bản của chị"


def test_a_correction_keeps_an_identity_number_without_showing_it(
    commune: Commune, officer: Officer, by: Actor, at: datetime
) -> None:
    made = reception(date(2026, 6, 4), by=by, at=at, visits=(visit("Một"), visit("Hai", id_number="099090305371")))
    client, url = officer("party_office"), f"{BASE}{made.code}/sua/"
    page = client.get(url).content.decode()
    assert "099090305371" not in page and "Đang lưu •••• 5371" in page
    rows = {
        f"luot-{n}-{name}": getattr(v, name) or "" for n, v in enumerate(made.visits.all()) for name in VISIT_COLUMNS
    }
    rows |= {
        "luot-0-id_number": "",
        "luot-1-id_number": "",
        "luot-0-was": "1",
        "luot-1-was": "2",
        "luot-0-DELETE": "on",
    }
    session = {name: value for name, value in SESSION.items() if not name.startswith("luot")}
    management = {"luot-TOTAL_FORMS": "2", "luot-INITIAL_FORMS": "2"}
    assert client.post(url, {**session, **management, **rows, **hidden(client, url)}).status_code == 302
    assert [(v.content, v.id_number) for v in Visit.objects.all()] == [("Hai", "099090305371")]


def test_a_visit_is_taken_out_by_its_mark(commune: Commune, officer: Officer, by: Actor, at: datetime) -> None:
    made = reception(date(2026, 6, 4), by=by, at=at, visits=(visit("Ghi nhầm"), visit("Đèn ngõ hỏng")))
    client, url = officer("party_office"), f"{BASE}{made.code}/sua/"
    page = client.get(url).content.decode()
    assert "Bỏ lượt này khỏi sổ" in page
    rows = {
        f"luot-{n}-{name}": getattr(v, name) or "" for n, v in enumerate(made.visits.all()) for name in VISIT_COLUMNS
    }
    management = {"luot-TOTAL_FORMS": "2", "luot-INITIAL_FORMS": "2"}
    session = {name: value for name, value in SESSION.items() if not name.startswith("luot")}
    data = {**session, **management, **rows, "luot-0-DELETE": "on", **hidden(client, url)}
    assert client.post(url, data).status_code == 302
    assert [v.content for v in Visit.objects.all()] == ["Đèn ngõ hỏng"]


def test_a_blank_row_is_added_without_writing(commune: Commune, officer: Officer) -> None:
    reply = officer("party_office").post(BASE + "ghi/", {**SESSION, "more": "1"})
    assert 'name="luot-2-full_name"' in reply.content.decode()
    assert not Reception.objects.exists()


def test_answer_and_void_from_the_desk(commune: Commune, officer: Officer, by: Actor, at: datetime) -> None:
    made = reception(date(2026, 6, 4), by=by, at=at, visits=(visit(),))
    client = officer("party_office")
    page = client.get(f"{BASE}{made.code}/").content.decode()
    assert "18/6/2026" in page  # ten working days after Thursday 4/6
    answer = f"{BASE}{made.code}/luot/1/tra-loi/"
    data = {"answered_on": "9/6/2026", "result": "Đã thông mương", **hidden(client, answer)}
    assert client.post(answer, data).status_code == 302
    void = f"{BASE}{made.code}/huy/"
    assert client.post(void, {"reason": "", **hidden(client, void)}).status_code == 422
    assert client.post(void, {"reason": "Ghi trùng", **hidden(client, void)}).status_code == 302
    assert "Ghi trùng" in client.get(f"{BASE}{made.code}/").content.decode()
    greyed = client.get(f"{BASE}{made.code}/sua/").content.decode()
    assert "đã hủy" in greyed


def test_an_identity_number_is_shown_to_few_and_each_reading_is_logged(
    commune: Commune, officer: Officer, by: Actor, at: datetime
) -> None:
    made = reception(date(2026, 6, 4), by=by, at=at, visits=(visit(),))
    url = f"{BASE}{made.code}/luot/1/so-giay-to/"
    assert officer("party_office").post(url).status_code == 403
    client = officer("committee_office")
    assert client.get(url).status_code == 405
    page = client.get(f"{BASE}{made.code}/").content.decode()
    assert "031090004438" not in page and "•••• 4438" in page
    reply = client.post(url)
    assert "031090004438" in reply.content.decode() and reply["Cache-Control"] == "no-store"
    assert [event.verb for event in history.of(made.code)] == ["record", "reveal"]
    assert "Đã xem số giấy tờ" in client.get(f"{BASE}{made.code}/").content.decode()
    # A reading is no edit: a form opened before it still goes through.
    assert Reception.objects.get().revision == 1


def many(count: int, at: datetime) -> None:
    """Sessions by bulk, for counting queries only."""
    receptions = [
        Reception(
            code=f"TCD-2026-{n:04d}",
            code_year=2026,
            code_number=n,
            recorded_at=at,
            held_on=date(2026, 1, 1) + timedelta(days=n % 150),
            host="committee",
            kind="periodic",
            received_by="Phạm Quốc Tuấn",
            receiver_title="Chủ tịch UBND xã",
            place="Phòng tiếp công dân",
        )
        for n in range(1, count + 1)
    ]
    Reception.objects.bulk_create(receptions, batch_size=500)
    Visit.objects.bulk_create(
        [
            Visit(reception=r, order=1, content="Hỏi", classification="feedback", handling="answered")
            for r in receptions
        ],
        batch_size=500,
    )


def test_list_and_book_cost_the_same_at_any_size(commune: Commune, officer: Officer, at: datetime) -> None:
    client = officer("party_office")
    counts: dict[str, set[int]] = {"": set(), "so/": set()}
    for size in (10, 10_000):
        many(size, at)
        for path, seen in counts.items():
            for page in ("1", "250", "500"):
                with CaptureQueriesContext(
                    connection,
                ) as queries:
                    assert client.get(f"{BASE}{path}?trang={page}&sap=-ngay").status_code == 200
                seen.add(len(queries))
        Visit.objects.all().delete()
        Reception.objects.all()._raw_delete(using="default")
    assert all(len(seen) == 1 and max(seen) <= 12 for seen in counts.values()), counts
