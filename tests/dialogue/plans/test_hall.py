"""The hall on the desk: a line, and the queue under it; a form of a question leads back to the hall while it is open."""

import re
from collections.abc import Callable
from datetime import datetime

from django.test import Client

from dienhong.commune.models import Commune
from dienhong.dialogue.asked import actions as asked
from dienhong.dialogue.models import AskedQuestion, Dialogue
from dienhong.page.once import new_token
from dienhong.records.actor import Actor
from tests.factories import talks

DESK = "/ban-lam-viec/ke-hoach-doi-thoai/"


def test_an_officer_runs_a_dialogue(
    commune: Commune, officer: Callable[[str], Client], by: Actor, at: datetime
) -> None:
    made = talks.announced(by=by, at=at)
    lead = talks.shown(made.code, by=by, at=at)
    alike = talks.question(made.code, "Mương Đình Hạ bao giờ thông?", at=at)
    asked.join(alike.code, lead.code, by=by, at=at)
    Commune.objects.update(demo_today=made.planned_on)
    client = officer("committee_office")
    here = f"{DESK}{made.code}/hoi-truong/"
    assert "Hội trường chưa mở" in client.get(here).content.decode()
    opened = client.post(f"{DESK}{made.code}/mo/", {"attendees": "40", "revision": "2", "once": new_token()})
    assert opened.status_code == 302 and opened.headers["Location"] == here
    token = new_token()
    for _ in range(2):
        assert client.post(here, {"words": "Rác thu mấy lần một tuần?", "once": token}).headers["Location"] == here
    page = client.get(here).content.decode()
    assert "1 người nữa cùng hỏi" in page and "3 ý kiến, 2 vấn đề" in page and "autofocus" in page
    live = AskedQuestion.objects.get(collected="live")
    answer = {"words": "Hai lần", "revision": str(live.revision), "once": new_token()}
    path = f"/ban-lam-viec/cau-hoi-doi-thoai/{live.code}/tra-loi/"
    assert client.post(path, answer).headers["Location"] == here
    assert client.post(here, {"words": "", "once": new_token()}).status_code == 422
    seen = Dialogue.objects.get().revision
    end = {"attendees": "45", "themes": "rác", "revision": str(seen), "once": new_token()}
    assert client.post(f"{DESK}{made.code}/ket-thuc/", end).status_code == 302
    held = Dialogue.objects.get()
    assert (held.attendees, held.opinions, held.issues, held.answered_on_spot) == (45, 3, 2, 1)
    page = client.get(here).content.decode()
    assert "Đã kết thúc" in page and held.code in page and "Phải đếm lại" not in page
    assert client.post(here, {"words": "Đèn đường bao giờ sửa?", "once": new_token()}).status_code == 302
    assert "Phải đếm lại" in client.get(here).content.decode()  # the book still says three


def test_whoever_ends_a_hall_that_another_ended_meanwhile_sees_both(
    commune: Commune, officer: Callable[[str], Client], by: Actor, at: datetime
) -> None:
    made = talks.announced(by=by, at=at)
    Commune.objects.update(demo_today=made.planned_on)
    first, second = officer("committee_office"), officer("party_office")
    open_it = {"attendees": "40", "revision": str(made.revision), "once": new_token()}
    assert first.post(f"{DESK}{made.code}/mo/", open_it).status_code == 302
    here = f"{DESK}{made.code}/ket-thuc/"
    theirs, mine = (
        dict(re.findall(r'type="hidden" name="(once|revision)" value="([^"]+)"', one.get(here).content.decode()))
        for one in (first, second)
    )
    assert first.post(here, {**theirs, "attendees": "45", "themes": "rác"}).status_code == 302
    reply = second.post(here, {**mine, "attendees": "54", "themes": "đường"})
    assert reply.status_code == 409
    rows = {row["label"]: (row["theirs"], row["yours"]) for row in reply.context["rows"] if row["differs"]}
    assert rows == {"Số người dự": ("45", "54"), "Nhóm vấn đề được nêu": ("rác", "đường")}
    assert (Dialogue.objects.get().attendees, Dialogue.objects.get().themes) == (45, "rác")
    again = {**dict(reply.context["hidden"]), "revision": reply.context["revision"], "once": new_token()}
    assert second.post(here, again).status_code == 302 and Dialogue.objects.get().attendees == 54
