"""The seal on the desk: what was typed is shown to nobody, what is opened stands in one answer."""

import logging
from collections.abc import Callable
from datetime import datetime
from html import unescape

import pytest
from django.test import Client

from dienhong.petitions.papers import actions as papers_actions
from dienhong.petitions.papers.models import Petition, PetitionBar
from dienhong.petitions.papers.rules.intake import PartData
from dienhong.petitions.sealed import actions, rules
from dienhong.petitions.sealed.models import SealedSender, SealKeeper
from dienhong.records import history
from dienhong.records.actor import Actor
from tests.factories import papers
from tests.factories.commune import account
from tests.petitions.sealed.conftest import DENOUNCER

DESK = "/ban-lam-viec/niem-phong/"
REASON = {"reason": "Gửi thông báo thụ lý cho người tố cáo"}
Officer = Callable[..., Client]


def once(client: Client, path: str) -> str:
    """The token of the form at a path."""
    text = client.get(path).content.decode()
    return text.partition('name="once" value="')[2].partition('"')[0]


def test_an_officer_seals_and_sees_nothing_of_it_again(denunciation: Petition, officer: Officer) -> None:
    client, path = officer("petition_officer"), f"{DESK}{denunciation.code}/niem-phong/"
    typed = {"full_name": DENOUNCER.full_name, "address": DENOUNCER.address, "id_number": DENOUNCER.id_number}
    reply = client.post(path, {**typed, "once": once(client, path)})
    assert reply.status_code == 302 and reply.headers["Location"] == denunciation.desk_path()
    assert reply.headers["Cache-Control"] == "no-store"
    assert SealedSender.objects.get().code == denunciation.code
    assert DENOUNCER.full_name not in unescape(client.get(path).content.decode())


def test_the_keeper_gives_a_reason_and_reads_once(
    denunciation: Petition, officer: Officer, keeper: Actor, by: Actor, at: datetime
) -> None:
    actions.seal_sender(denunciation.code, DENOUNCER, by=by, at=at)
    client, path = officer("petition_officer"), f"{DESK}{denunciation.code}/mo/"
    before = client.get(path)
    assert before.status_code == 200 and DENOUNCER.full_name not in unescape(before.content.decode())
    assert client.post(path, {"reason": ""}).status_code == 422
    reply = client.post(path, REASON)
    text = unescape(reply.content.decode())
    assert all(value in text for value in (DENOUNCER.full_name, DENOUNCER.address, DENOUNCER.id_number))
    assert reply.headers["Cache-Control"] == "no-store"
    assert history.of(denunciation.code)[-1].verb == "unseal"
    assert DENOUNCER.full_name not in unescape(client.get(path).content.decode())


@pytest.mark.parametrize("role", ["committee_office", "committee_chair"])
def test_a_role_that_was_not_named_is_told_why(
    role: str, denunciation: Petition, officer: Officer, keeper: Actor, by: Actor, at: datetime
) -> None:
    actions.seal_sender(denunciation.code, DENOUNCER, by=by, at=at)
    client, path = officer(role), f"{DESK}{denunciation.code}/mo/"
    assert "Chỉ hai chức vụ được giao" in unescape(client.get(path).content.decode())
    reply = client.post(path, REASON)
    assert reply.status_code == 409 and DENOUNCER.full_name not in unescape(reply.content.decode())
    assert history.of(denunciation.code)[-1].verb == "seal"


@pytest.mark.parametrize("role", ["party_office", "front", "village_head", "administrator", "party_secretary"])
def test_other_roles_do_not_get_to_the_door(role: str, denunciation: Petition, officer: Officer) -> None:
    logging.disable(logging.CRITICAL)
    try:
        for part in ("mo", "niem-phong", "chuyen", "khong-giao"):
            assert officer(role).get(f"{DESK}{denunciation.code}/{part}/").status_code == 403
    finally:
        logging.disable(logging.NOTSET)


def test_the_chair_names_a_keeper_and_ends_it(
    denunciation: Petition, officer: Officer, keeper: Actor, by: Actor, at: datetime
) -> None:
    chair = officer("committee_chair")
    text = unescape(chair.get(DESK).content.decode())
    assert "Chức vụ petition_officer" in text and "đang giữ" in text
    path = f"{DESK}{'NP-2026-0001'}/thoi-giu/"
    reply = chair.post(path, {"to_on": "10/6/2026", "once": once(chair, path)})
    assert reply.status_code == 302
    assert "10/6/2026" in unescape(chair.get(DESK).content.decode())


def test_a_letter_s_sender_moves_under_the_seal(commune: object, officer: Officer, by: Actor, at: datetime) -> None:
    letter = papers.receive(by=by, at=at, titled="recommendation")
    client, path = officer("petition_officer"), f"{DESK}{letter.code}/chuyen/"
    assert "rời khỏi sổ đơn thư" in unescape(client.get(path).content.decode())
    assert client.post(path, {"once": once(client, path)}).status_code == 302
    assert Petition.objects.get(pk=letter.code).sender_name == ""


def test_a_named_letter_of_several_things_that_also_denounces_can_be_taken_apart(
    commune: object, officer: Officer, by: Actor, at: datetime
) -> None:
    letter = papers.receive(by=by, at=at)
    day = letter.received_on
    papers_actions.classify(letter.code, papers.found("mixed", day), papers.doing(day, by=by, at=at))
    client, book = officer("petition_officer"), f"/ban-lam-viec/don-thu/{letter.code}/"
    move = f"{DESK}{letter.code}/chuyen/"
    assert move in client.get(f"{book}phan-loai/?loai=mixed").content.decode(), "said before it is classified"
    assert move in client.get(f"{book}tach/").content.decode(), "said before the parts are typed"
    assert client.post(move, {"once": once(client, move)}).status_code == 302
    split = unescape(client.get(f"{book}tach/").content.decode())
    assert move not in split, "nothing is left to move"
    parts = [PartData("feedback", "Mương tắc."), PartData("denunciation", "Nhận tiền.")]
    _, children = papers_actions.split(letter.code, parts, papers.doing(day, by=by, at=at))
    assert len(children) == 2 and SealedSender.objects.get().code == letter.code
    page = unescape(client.get(book).content.decode())
    assert f"{DESK}{letter.code}/mo/" in page, "whoever keeps the seal finds it"


def test_who_leads_does_not_open_the_seal_of_a_letter_that_was_not_taken_apart(
    commune: object, keeper: Actor, by: Actor, at: datetime
) -> None:
    letter = papers.receive(by=by, at=at)
    papers_actions.classify(
        letter.code, papers.found("mixed", letter.received_on), papers.doing(letter.received_on, by=by, at=at)
    )
    actions.move_sender(letter.code, by=by, at=at)
    letter.refresh_from_db()
    seat = SealKeeper.objects.get()
    verdict = rules.can_read(seat, petition=letter, barred=False, leads=True, notes=1)
    assert not verdict and rules.can_read(seat, petition=letter, barred=False, leads=False, notes=1)


@pytest.mark.parametrize("page", ["niem-phong", "chuyen", "khong-giao", "mo"])
def test_who_is_barred_learns_at_no_page_that_the_letter_denounces(
    page: str, denunciation: Petition, officer: Officer, keeper: Actor
) -> None:
    client = officer("petition_officer")
    path = f"{DESK}{denunciation.code}/{page}/"
    assert client.get(path).status_code == 200, "the address is one of the book"
    PetitionBar.objects.create(petition=denunciation, account_id=account("petition_officer").pk, why="accused")
    for reply in (client.get(path), client.post(path, REASON)):
        assert reply.status_code == 403 and "tố cáo" not in unescape(reply.content.decode()).lower()
