"""The desk of dialogues in a real request: once, two editors, refusals that keep what was typed, a pinned query count."""

import io
import re
from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
import python_calamine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dienhong.commune.models import Commune
from dienhong.dialogue.models import Dialogue
from dienhong.law.periods import Window
from dienhong.records import acts, history
from dienhong.records.actor import Actor
from dienhong.records.closing import close_book
from dienhong.records.models import Closing
from tests.factories.commune import village
from tests.factories.dialogue import dialogue, document

BASE = "/ban-lam-viec/doi-thoai/"
TYPED = {
    "held_on": "14/5/2026",
    "kind": "ad_hoc",
    "level": "commune",
    "hosts": "both",
    "title": "Đối thoại về bãi rác Đồng Cao",
    "place": "Hội trường UBND xã",
    "attendees": "1.250",
    "opinions": "11",
    "answered_on_spot": "7",
    "assigned": "3",
    "issues": "5",
}
Officer = Callable[[str], Client]


def hidden(client: Client, url: str) -> dict[str, str]:
    """The hidden fields of a form page."""
    page = client.get(url).content.decode()
    return dict(re.findall(r'type="hidden" name="(once|revision)" value="([^"]+)"', page))


def codes(client: Client, query: str) -> list[str]:
    """The codes of a list in their order on screen."""
    return re.findall(r'<a href="[^"]+">(DTH-\d{4}-\d{4,})</a>', client.get(BASE + query).content.decode())


def test_the_same_form_sent_twice_makes_one_entry(commune: Commune, officer: Officer) -> None:
    client = officer("party_office")
    data = {**TYPED, **hidden(client, BASE + "ghi/")}
    assert client.post(BASE + "ghi/", data).status_code == 302
    again = client.post(BASE + "ghi/", data, follow=True)
    assert "không ghi lần nữa" in again.content.decode()
    assert Dialogue.objects.get().attendees == 1250
    assert [event.verb for event in history.of("DTH-2026-0001")] == ["record"]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"held_on": "31/4/2026"}, "Không có ngày 31/4/2026"),
        ({"held_on": "11/6/2026"}, "chưa diễn ra"),
        ({"attendees": "nhiều"}, "một số nguyên"),
        ({"opinions": "-1"}, "không thể nhỏ hơn 0"),
        ({"opinions": "4"}, "nhiều hơn 4 ý kiến"),
        ({"kind": "thematic"}, "phải ghi chuyên đề"),
        ({"plan": "44-KH"}, "thiếu cơ quan ban hành"),
        ({"plan": "44-KH/ĐU"}, "Sổ văn bản chưa có văn bản số 44-KH/ĐU"),
        ({"plan": "VB-2026-0099"}, "không có mã VB-2026-0099"),
    ],
)
def test_bad_input_is_told_and_what_was_typed_is_kept(
    commune: Commune, officer: Officer, change: dict[str, str], words: str
) -> None:
    client = officer("party_office")
    reply = client.post(BASE + "ghi/", {**TYPED, **hidden(client, BASE + "ghi/"), **change})
    page = reply.content.decode()
    assert reply.status_code in (409, 422)
    assert words in page
    assert "Đối thoại về bãi rác Đồng Cao" in page
    assert not Dialogue.objects.exists()


def test_a_document_is_cited_by_code_or_number_and_two_of_one_number_are_told_apart(
    commune: Commune, officer: Officer, by: Actor, at: datetime
) -> None:
    plan = document("44-KH/ĐU", date(2026, 1, 16), by=by, at=at)
    client = officer("party_office")
    for number, typed in enumerate((plan.code.lower(), "số 44 - KH/ĐU"), start=1):
        data = {**TYPED, "title": f"Lần {number}", "plan": typed, **hidden(client, BASE + "ghi/")}
        assert client.post(BASE + "ghi/", data).status_code == 302
    assert {d.plan for d in Dialogue.objects.all()} == {plan.code}
    twin = document("44-KH/ĐU", date(2025, 11, 3), by=by, at=at)
    reply = client.post(BASE + "ghi/", {**TYPED, "plan": "44-KH/ĐU", **hidden(client, BASE + "ghi/")})
    page = reply.content.decode()
    assert reply.status_code == 422 and "Có 2 văn bản cùng số" in page
    assert plan.code in page and twin.code in page and "03/11/2025" in page


def test_two_officers_edit_one_dialogue(commune: Commune, officer: Officer, by: Actor, at: datetime) -> None:
    hamlet = village("Đình Hạ", by=by, at=at)
    made = dialogue(by=by, at=at)
    url = f"{BASE}{made.code}/sua/"
    hers, his = officer("party_office"), officer("committee_office")
    her_form, his_form = hidden(hers, url), hidden(his, url)
    assert hers.post(url, {**TYPED, **her_form, "title": "Bản của chị"}).status_code == 302
    reply = his.post(url, {**TYPED, **his_form, "title": "Bản của anh", "scope": hamlet.code})
    page = reply.content.decode()
    assert reply.status_code == 409
    assert "Bản của chị" in page and "Bản của anh" in page and "Đình Hạ" in page and "Thôn tham gia" in page
    assert Dialogue.objects.get().title == "Bản của chị"
    resumed = his.post(url, {**TYPED, "title": "Bản của anh", "resume": "1", "revision": "2"})
    assert "Bản của anh" in resumed.content.decode()
    assert Dialogue.objects.get().title == "Bản của chị"


def test_an_entry_tells_its_facts_history_and_documents(
    commune: Commune, officer: Officer, by: Actor, at: datetime
) -> None:
    plan = document("44-KH/ĐU", date(2026, 1, 16), by=by, at=at, title="Tổ chức đối thoại")
    made = dialogue(by=by, at=at, plan=plan.code)
    client = officer("party_office")
    url = f"{BASE}{made.code}/sua/"
    client.post(url, {**TYPED, **hidden(client, url), "plan": plan.code})
    page = client.get(f"{BASE}{made.code}/").content.decode()
    assert "Kế hoạch số 44-KH/ĐU ngày 16/01/2026" in page and plan.desk_path() in page
    assert "trả lời tại chỗ 7, giao giải quyết 3, còn lại 1" in page
    assert "Đã sửa" in page and "Tên cuộc đối thoại: <del>" in page and "Chức vụ party_office" in page
    assert "folded" not in page.lower() and "bai rac" not in page


def test_a_conference_shows_its_clock_and_what_the_law_asked(
    commune: Commune, officer: Officer, by: Actor, at: datetime
) -> None:
    made = dialogue(date(2026, 6, 4), by=by, at=at, kind="conference")
    page = officer("party_office").get(f"{BASE}{made.code}/").content.decode()
    assert "Hạn công bố kết quả" in page and "15/6/2026" in page  # 14/6 is a Sunday
    assert "Điều 43" in page and "chưa ghi ngày thông báo" in page and "theo nguồn thứ cấp" in page


def test_void_and_close_from_the_desk(commune: Commune, officer: Officer, by: Actor, at: datetime) -> None:
    made = dialogue(by=by, at=at)
    client = officer("party_office")
    close = BASE + "khoa-so/"
    early = client.post(close, {"from_on": "01/01/2026", "to_on": "10/6/2026", **hidden(client, close)})
    assert early.status_code == 409 and "chỉ khóa được sau khi hết ngày" in early.content.decode()
    assert (
        client.post(close, {"from_on": "01/01/2026", "to_on": "31/5/2026", **hidden(client, close)}).status_code == 302
    )
    assert Closing.objects.get().prefix == "DTH"
    assert "1 cuộc lúc khóa" in client.get(BASE).content.decode()
    void = f"{BASE}{made.code}/huy/"
    assert client.post(void, {"reason": " ", **hidden(client, void)}).status_code == 422
    assert client.post(void, {"reason": "Ghi trùng", **hidden(client, void)}).status_code == 302
    page = client.get(f"{BASE}{made.code}/").content.decode()
    assert "Ghi trùng" in page and "Ghi sau khóa sổ" in page
    assert "đã hủy" in client.get(f"{BASE}{made.code}/sua/").content.decode()


def test_who_only_reads_sees_greyed_acts_with_their_reason(
    commune: Commune, officer: Officer, by: Actor, at: datetime
) -> None:
    made = dialogue(by=by, at=at)
    client = officer("front")
    page = client.get(BASE).content.decode()
    assert "chỉ được xem sổ này" in page and "Việc khóa sổ thuộc văn phòng giữ sổ" in page and BASE + "ghi/" not in page
    for path in ("ghi/", "khoa-so/", f"{made.code}/sua/", f"{made.code}/huy/"):
        assert client.get(BASE + path).status_code == 403


def test_filters_and_order_stay_in_the_url(commune: Commune, officer: Officer, by: Actor, at: datetime) -> None:
    first = dialogue(date(2026, 2, 3), by=by, at=at, title="Đền bù đất", attendees=80)
    second = dialogue(date(2026, 3, 3), by=by, at=at, title="Nước sạch", attendees=20)
    third = dialogue(date(2026, 4, 3), by=by, at=at, title="Đền bù cây", attendees=50, kind="periodic")
    acts.void(third, by=by, at=at, reason="Thử")
    client = officer("party_office")
    assert codes(client, "") == [third.code, second.code, first.code]
    assert codes(client, "?text=den+bu") == [third.code, first.code]
    assert codes(client, "?text=den+bu&kind=ad_hoc") == [first.code]
    assert codes(client, "?from_on=01/3/2026&to_on=31/3/2026") == [second.code]
    assert codes(client, "?sap=nguoi") == [second.code, third.code, first.code]
    page = client.get(BASE + "?text=den+bu&from_on=31/2/2026").content.decode()
    assert "Không có ngày 31/02/2026" in page, "a filter that cannot be says so and filters nothing away"
    page = client.get(BASE + "?text=den+bu&sap=-nguoi").content.decode()
    assert "text=den+bu&amp;sap=nguoi" in page and "text=den+bu&amp;sap=-nguoi&amp;xuat=xlsx" in page


def test_an_empty_book_says_what_the_law_asks_for(commune: Commune, officer: Officer) -> None:
    page = officer("party_office").get(BASE).content.decode()
    assert "ít nhất 01 lần mỗi năm" in page and "Điều 32" in page and BASE + "ghi/" in page
    assert "Không có dòng nào khớp" in officer("party_office").get(BASE + "?text=x").content.decode()


def test_the_list_exports_as_shown(commune: Commune, officer: Officer, by: Actor, at: datetime) -> None:
    dialogue(date(2026, 2, 3), by=by, at=at, title="=1+1")
    dialogue(date(2026, 3, 3), by=by, at=at, title="Nước sạch")
    reply = officer("party_office").get(BASE + "?xuat=xlsx&sap=ngay&text=nha+van+hoa")
    sheet = python_calamine.load_workbook(io.BytesIO(reply.getvalue())).get_sheet_by_index(0).to_python()
    assert [row[5] for row in sheet[3:]] == ["=1+1", "Nước sạch"]
    assert sheet[3][1] == date(2026, 2, 3) and sheet[3][7] == 11


def many(count: int, at: datetime) -> None:
    """Dialogues by bulk, for counting queries only."""
    Dialogue.objects.bulk_create(
        [
            Dialogue(
                code=f"DTH-2026-{n:04d}",
                code_year=2026,
                code_number=n,
                recorded_at=at,
                held_on=date(2026, 1, 1) + timedelta(days=n % 150),
                kind="ad_hoc",
                level="village",
                hosts="both",
                title="Đối thoại",
                place="Nhà văn hóa",
                villages="DV-2025-0001",
                plan="VB-2026-0001",
                attendees=10,
                opinions=3,
                issues=2,
                answered_on_spot=2,
                assigned=1,
                folded="doi thoai nha van hoa",
            )
            for n in range(1, count + 1)
        ],
        batch_size=500,
    )


def test_list_and_book_cost_the_same_at_any_size(commune: Commune, officer: Officer, by: Actor, at: datetime) -> None:
    document("44-KH/ĐU", date(2026, 1, 16), by=by, at=at)
    village("Đình Hạ", by=by, at=at)
    close_book("DTH", Window(date(2026, 1, 1), date(2026, 5, 31)), by=by, at=at)
    client = officer("party_office")
    counts: dict[str, set[int]] = {"": set(), "so/": set()}
    for size in (10, 10_000):
        many(size, at)
        for path, seen in counts.items():
            for page in ("1", "250", "500"):
                with CaptureQueriesContext(connection) as queries:
                    assert client.get(f"{BASE}{path}?trang={page}&sap=-ngay&text=van+hoa").status_code == 200
                seen.add(len(queries))
        Dialogue.objects.all()._raw_delete(using="default")
    assert all(len(seen) == 1 and max(seen) <= 12 for seen in counts.values()), counts
