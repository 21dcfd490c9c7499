"""What a correction took out because it was somebody's data is found nowhere any more: not in the old version, its files,
its text, its paper, nor in the comparison."""

import io
from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client

from dienhong.disclosure import actions
from dienhong.disclosure.models import Item
from dienhong.disclosure.old_versions import take_old_down
from dienhong.law.verdict import Refused
from dienhong.page.once import new_token
from dienhong.records import history
from tests.answers import let_go
from tests.factories import disclosure as made
from tests.factories import files

pytestmark = pytest.mark.usefixtures("commune")
NUMBER, PHONE = "031090004438", "0912345678"
LEAK = f"Ông Vũ Văn Mẫu, căn cước {NUMBER}."
WHY = "Bản này lộ số căn cước của người dân"


def leaked(at: datetime) -> Item:
    """Version 1 is clean, version 2 leaks in words and in a file."""
    item = made.published(at=at)
    told = made.says(text=LEAK, why="Thêm phụ lục")
    actions.renew(item.code, told, by=made.WRITER, at=at, files=[("phu-luc.docx", io.BytesIO(files.docx(LEAK)))])
    return made.shown(item, at=at)


def places(item: Item, number: int) -> list[str]:
    base = item.public_path()
    return [
        f"{base}?ban={number}",
        f"{base}in/?ban={number}",
        f"{base}ban/{number}/loi-van.txt",
        f"{base}ban/{number}/tep/1/",
    ]


def test_a_correction_can_take_the_leaking_version_with_it(at: datetime, client: Client) -> None:
    item = leaked(at)
    for place in places(item, 2):
        reply = client.get(place)
        assert reply.status_code == 200, place
        let_go(reply)
    with pytest.raises(Refused, match="Chưa ghi lý do gỡ bản cũ"):
        actions.renew(item.code, made.says(why="Sửa"), leaks=[2], by=made.WRITER, at=at)
    with pytest.raises(Refused, match="Số giấy tờ tùy thân"):
        actions.renew(item.code, made.says(why="Sửa"), leaks=[2], gone_why=LEAK, by=made.WRITER, at=at)
    actions.renew(item.code, made.says(why="Sửa phụ lục"), leaks=[2], gone_why=WHY, by=made.WRITER, at=at)
    assert client.get(item.public_path()).status_code == 200  # what is shown stays until its successor is told
    made.shown(item, at=at)
    for place in places(item, 2):
        reply = client.get(place)
        assert (reply.status_code, WHY in reply.content.decode()) == (410, True), place
        assert NUMBER not in reply.content.decode()
    page = client.get(item.public_path()).content.decode()
    assert NUMBER not in page and WHY in page and "?ban=2" not in page and "?ban=1" in page
    assert "phu-luc.docx" not in page
    assert history.verify().events


def test_an_old_version_found_out_later_goes_by_itself(at: datetime, client: Client) -> None:
    item = leaked(at)
    actions.renew(item.code, made.says(why="Sửa"), by=made.WRITER, at=at)
    made.shown(item, at=at)
    assert NUMBER in client.get(places(item, 2)[0]).content.decode()
    assert NUMBER in client.get(item.public_path()).content.decode()  # the comparison shows what was taken out
    for numbers, why, said in (
        ([], WHY, "Chưa chọn"),
        ([2], " ", "Chưa ghi"),
        ([3], WHY, "đang công khai"),
        ([9], WHY, "Bản 9"),
        ([2], f"Lộ số {PHONE}", "Số điện thoại"),
    ):
        with pytest.raises(Refused, match=said):
            take_old_down(item.code, numbers, why=why, by=made.FOCAL, at=at)
    take_old_down(item.code, [1, 2], why=WHY, by=made.FOCAL, at=at)
    assert {client.get(place).status_code for place in places(item, 2)} == {410}
    page = client.get(item.public_path()).content.decode()
    assert NUMBER not in page and "Khác bản" not in page
    assert history.of(item.code)[-1].verb == "old_down"


def test_the_desk_offers_both_and_says_why_correcting_is_not_enough(
    at: datetime, officer: Callable[[str], Client]
) -> None:
    item = leaked(at)
    office = officer("committee_office")
    renew = f"{item.desk_path()}ban-moi/"
    assert "phần so sánh hai bản vẫn đọc được" in office.get(renew).content.decode()
    revision = Item.objects.get(pk=item.pk).revision
    said = made.says()
    form = {"title": said.title, "summary": said.summary, "text": said.text, "why": "Bỏ phụ lục", "leaks": ["2"]}
    reply = office.post(renew, {**form, "revision": revision, "once": new_token()})
    assert "Chưa ghi lý do gỡ bản cũ" in reply.content.decode()
    office.post(renew, {**form, "gone_why": WHY, "revision": revision, "once": new_token()})
    made.shown(item, at=at)
    assert item.versions.get(number=2).step == "taken_down"
    old = f"{item.desk_path()}go-ban-cu/"
    assert "Bản 1" in office.get(old).content.decode()
    revision = Item.objects.get(pk=item.pk).revision
    office.post(old, {"numbers": ["1"], "why": WHY, "revision": revision, "once": new_token()})
    assert item.versions.get(number=1).step == "taken_down"
    assert officer("party_office").get(old).status_code == 403
