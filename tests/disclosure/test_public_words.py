"""Whatever an officer types that everybody reads is looked through, not only the words of a version."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest
from django.test import Client

from dienhong.disclosure import actions
from dienhong.disclosure.asked import actions as asked
from dienhong.disclosure.checks import actions as checks
from dienhong.disclosure.models import Finding, Item
from dienhong.disclosure.proofs.actions import post_up, take_down
from dienhong.disclosure.proofs.rules import PostingData
from dienhong.disclosure.states import Place
from dienhong.law.verdict import Refused
from tests.factories import disclosure as made

pytestmark = pytest.mark.usefixtures("commune")
NUMBER, PHONE = "031090004438", "0912345678"
LEAK = f"Ông Vũ Văn Mẫu, CCCD {NUMBER}, điện thoại {PHONE}"


Officer = Callable[[str], Client]


def read(client: Client, path: str) -> str:
    reply = client.get(path)
    return b"".join(reply).decode() if reply.streaming else reply.content.decode()


def cleared(item: Item, at: datetime) -> Item:
    actions.mark(item.code, words="", by=made.WRITER, at=at)
    return actions.clear(item.code, passed=True, words="", by=made.FOCAL, at=at)


def test_who_decided_and_who_answers_are_searched_like_the_text(at: datetime) -> None:
    item = cleared(made.drafted(at=at, decided_by=LEAK, unit=f"Phòng Kinh tế, {PHONE}"), at)
    with pytest.raises(Refused, match="Chưa rà dữ liệu cá nhân"):
        actions.publish(item.code, by=made.FOCAL, at=at)
    checks.search(item.code, by=made.WRITER, at=at)
    with pytest.raises(Refused, match="ai quyết định: Số giấy tờ") as refused:
        actions.publish(item.code, by=made.FOCAL, at=at)
    assert NUMBER not in str(refused.value) and "đơn vị trả lời" in str(refused.value)
    assert Finding.objects.count() == 3


def test_changing_them_after_the_search_asks_for_another(at: datetime) -> None:
    item = made.drafted(at=at, unit=f"Phòng Kinh tế, {PHONE}")
    made.searched(item, at=at)
    revision = Item.objects.get(pk=item.pk).revision
    told = made.told(unit="Phòng Kinh tế, 0987654321")
    actions.rewrite(item.code, told, revision=revision, by=made.WRITER, at=at)
    cleared(item, at)
    with pytest.raises(Refused, match="Chưa rà dữ liệu cá nhân"):
        actions.publish(item.code, by=made.FOCAL, at=at)


def test_what_changes_beside_the_words_of_a_public_item_waits_for_its_version_and_is_searched_with_it(
    at: datetime, client: Client, officer: Officer
) -> None:
    item = made.published(at=at)
    item = actions.renew(item.code, made.says(why="Sửa"), by=made.WRITER, at=at)
    told = made.told(unit=f"Phòng Kinh tế {PHONE}", decided_by="Chủ tịch UBND xã", says=made.says(why="Sửa"))
    item = actions.rewrite(item.code, told, revision=item.revision, by=made.WRITER, at=at)
    for path in (item.public_path(), f"{item.public_path()}in/", "/du-lieu-mo/disclosure-items.json"):
        page = read(client, path)
        assert PHONE not in page and "Chủ tịch UBND xã" not in page, path
    desk = officer("committee_office")
    assert "ai quyết định, đơn vị trả lời" in read(desk, item.desk_path())
    assert f'value="Phòng Kinh tế {PHONE}"' in read(desk, f"{item.desk_path()}sua/")
    checks.search(item.code, by=made.WRITER, at=at)
    cleared(item, at)
    with pytest.raises(Refused, match="đơn vị trả lời: Số điện thoại"):
        actions.publish(item.code, by=made.FOCAL, at=at)
    clean = replace(told, unit="Phòng Kinh tế")
    actions.rewrite(item.code, clean, revision=Item.objects.get(pk=item.pk).revision, by=made.WRITER, at=at)
    item = made.shown(item, at=at)
    assert (item.decided_by, item.unit) == ("Chủ tịch UBND xã", "Phòng Kinh tế")
    assert "Chủ tịch UBND xã" in read(client, item.public_path())
    assert set(item.versions.values_list("beside", flat=True)) == {""}


def test_the_reason_of_taking_down_does_not_tell_what_it_takes_down(at: datetime, client: Client) -> None:
    item = made.published(at=at)
    with pytest.raises(Refused, match=r"Số điện thoại •••• 678"):
        actions.withdraw(item.code, why=f"Lộ số {PHONE}", by=made.FOCAL, at=at)
    gone = actions.withdraw(item.code, why="Lộ số điện thoại của người dân", by=made.FOCAL, at=at)
    assert client.get(gone.public_path()).status_code == 410
    again = made.published(at=at, content="CK1")
    done = actions.withdraw(again.code, why="Gọi 0912345678 (trực ban)", looked=True, by=made.FOCAL, at=at)
    assert done.withdrawn_why


def test_a_question_and_its_answer_are_shown_only_after_a_second_look(at: datetime, client: Client) -> None:
    item = made.published(at=at)
    code = asked.ask_question(item.code, words=f"Sao nhà bà Mẫu {PHONE} được?", by=made.WRITER, at=at).code
    with pytest.raises(Refused, match="Số điện thoại"):
        asked.show_question(code, words=f"Sao nhà bà Mẫu {PHONE} được?", by=made.FOCAL, at=at)
    asked.show_question(code, words="Sao hộ ấy được?", by=made.FOCAL, at=at)
    with pytest.raises(Refused, match=r"Ngày sinh đầy đủ.*Số giấy tờ"):
        asked.answer_question(code, answer=f"Bà sinh ngày 02/3/1990, CCCD {NUMBER}.", by=made.FOCAL, at=at)
    asked.answer_question(code, answer=f"Hỏi trực ban {PHONE}.", looked=True, by=made.FOCAL, at=at)
    page = client.get(item.public_path()).content.decode()
    assert "Sao hộ ấy được?" in page and "trực ban" in page and NUMBER not in page


def test_a_place_may_be_an_address_and_never_a_person(at: datetime) -> None:
    item = made.published(at=at)
    day = at.date()
    for where, who in ((f"Nhà ông Mẫu {PHONE}", "Văn thư"), ("Bảng tin", LEAK)):
        with pytest.raises(Refused, match="Số điện thoại"):
            post_up(item.code, PostingData(Place.OFFICE, where, day, who), by=made.FOCAL, at=at)
    there = PostingData(Place.OFFICE, "Bảng tin, số 12 đường Trần Phú", day, "Văn thư")
    kept = post_up(item.code, there, by=made.FOCAL, at=at).postings.get()
    with pytest.raises(Refused, match="Số điện thoại"):
        take_down(item.code, kept.pk, to_on=day, taken_down_by=LEAK, lost=True, why="Rách", by=made.FOCAL, at=at)
