"""A page that waits to be sent holds no key: the receipt does, the same one however often the form is sent, for an hour."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from django.test import Client

from dienhong.commune.models import Commune
from dienhong.dialogue.models import AskedQuestion, Demand
from dienhong.disclosure.lists.models import Objection
from dienhong.disclosure.models import CorrectionRequest
from dienhong.page.models import OnceToken
from dienhong.petitions.models import Booking
from dienhong.records.actor import Actor
from dienhong.records.models import Receipt
from dienhong.records.receipts import ALPHABET, opens
from tests.factories import disclosure, people_lists, sittings, talks

BOOKER = {"full_name": "Bùi Thị Hạ Vy", "address": "thôn Đình Hạ", "people": "1", "about": "", "phone": "", "email": ""}
KEYS = re.compile(rf"(?<![\w-])([{ALPHABET}]{{4}})-?([{ALPHABET}]{{4}})(?![\w-])")
FORMS = ("question", "demand", "correction", "objection", "booking", "brought", "floor")


@dataclass(frozen=True)
class Opened:
    """A form, what is typed into it, what it makes (None: only the slip), and who fills it in."""

    path: str
    typed: dict[str, str]
    makes: type[AskedQuestion | Demand | CorrectionRequest | Objection | Booking] | None
    client: Client


@pytest.fixture(params=FORMS)
def form(
    request: pytest.FixtureRequest, commune: Commune, officer: Callable[[str], Client], by: Actor, at: datetime
) -> Opened:
    """Each form that a receipt answers."""
    desk = "/ban-lam-viec/cau-hoi-doi-thoai/"
    if request.param == "demand":
        return Opened("/doi-thoai/yeu-cau/gui/", {"words": "Xin đối thoại về giá nước"}, Demand, Client())
    if request.param == "correction":
        path = f"/cong-khai/{disclosure.published(at=at).code}/dinh-chinh/"
        return Opened(path, {"wrong": "Thửa 12 rộng 120 m²", "right": ""}, CorrectionRequest, Client())
    if request.param == "objection":
        village = people_lists.villages(at)[0]
        told = people_lists.told(people_lists.row(village, "Đỗ Văn Mẫu"), at=at)
        typed = {"about": "missing", "words": "Thiếu hộ bà Thử", "line": "", "sender": "", "contact": ""}
        return Opened(f"/cong-khai/{told.code}/danh-sach/y-kien/", typed, Objection, Client())
    if request.param == "booking":
        path = f"/lich-tiep-cong-dan/dang-ky/{sittings.published(by=by, at=at).code}/"
        return Opened(path, {**BOOKER, "hour": "08:30", "matter": "recommendation"}, Booking, Client())
    plan = talks.announced(by=by, at=at)
    typed = {"words": talks.WORDS, "village": ""}
    if request.param == "question":
        return Opened(f"/doi-thoai/cuoc/{plan.code}/gui-cau-hoi/", typed, AskedQuestion, Client())
    if request.param == "brought":
        typed |= {"planned": plan.code, "came_by": "phone"}
        return Opened(f"{desk}ghi/", typed, AskedQuestion, officer("petition_officer"))
    asked = talks.question(plan.code, at=at)
    Receipt.objects.all().delete()  # from the floor: nobody holds a key yet
    return Opened(f"{desk}{asked.code}/giay-hen/", {}, None, officer("committee_office"))


def keys(page: str) -> set[str]:
    """What looks like a key in the words and the fields of a page."""
    page = re.sub(r'name="(?:csrfmiddlewaretoken|once)" value="[^"]*"', "", page)
    return {left + right for left, right in KEYS.findall(page)}


def test_the_page_holds_no_key_and_sent_twice_brings_one_receipt(form: Opened) -> None:
    waiting = form.client.get(form.path).content.decode()
    assert 'name="key"' not in waiting and not keys(waiting)
    once = re.search(r'name="once" value="([^"]+)"', waiting)
    assert once
    sent = {**form.typed, "once": once[1]}
    receipts = [form.client.post(form.path, sent) for _ in range(3)]
    emptied = form.client.post(form.path, {"once": once[1]})  # a browser that sends again may have emptied the boxes
    kept = Receipt.objects.get()
    for reply in (*receipts, emptied):
        assert reply.status_code == 200 and "no-store" in reply["Cache-Control"]
        told = keys(reply.content.decode())
        assert len(told) == 1 and opens(kept.code, *told), told
        assert not told & keys(waiting) and told.isdisjoint({once[1]})
    assert form.makes is None or form.makes.objects.count() == 1
    other = {**sent, "once": once[1][::-1], "words": "Câu khác", "wrong": "Khác", "hour": "09:00"}
    if form.makes:
        again = keys(form.client.post(form.path, other).content.decode())
        assert again and not again & told, "another form has another key"


def test_an_hour_later_the_page_sent_again_no_longer_tells_the_key(form: Opened) -> None:
    once = re.search(r'name="once" value="([^"]+)"', form.client.get(form.path).content.decode())
    assert once
    sent = {**form.typed, "once": once[1]}
    told = keys(form.client.post(form.path, sent).content.decode())
    row = OnceToken.objects.get()
    row.used_at -= timedelta(minutes=61)
    row.save()
    late = form.client.post(form.path, sent)
    page = late.content.decode()
    assert late.status_code == 200 and not keys(page) and not keys(page) & told
    assert "không hiện lại khóa" in page and Receipt.objects.get().code in page


def test_a_page_that_was_refused_holds_no_key_either(form: Opened) -> None:
    refused = form.client.post(form.path, {"once": "no token", "words": " "})
    assert refused.status_code in (409, 422) and 'name="key"' not in refused.content.decode()
    assert not keys(refused.content.decode())
