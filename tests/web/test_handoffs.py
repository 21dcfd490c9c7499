"""A settled letter becomes an item of disclosure that names nobody, once; a denunciation never does."""

import re
from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from dienhong import handoffs
from dienhong.disclosure.models import Item
from dienhong.disclosure.states import State as ItemState
from dienhong.law.verdict import Refused
from dienhong.petitions.papers.models import Petition, PetitionBar
from dienhong.records.actor import Actor
from tests.factories import papers
from tests.factories.commune import account

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commune")]
Officer = Callable[[str], Client]


def told_words(item: Item) -> str:
    """Everything that the draft says."""
    version = item.versions.get()
    return " ".join((item.title, item.summary, version.text, item.decided_by, item.unit))


@pytest.mark.parametrize("state", ["settled", "sent", "closed"])
def test_a_result_arrives_as_a_draft_that_names_nobody(state: str, by: Actor, at: datetime) -> None:
    petition = papers.bring(state, by=by, at=at)
    item = handoffs.disclose_outcome(petition.code, by=by, at=at)
    assert (item.state, item.published_on) == (ItemState.PREPARING, None)
    assert item.document == petition.decision
    assert item.decided_on == petition.settled_on
    words = told_words(item)
    private = (petition.sender_name, petition.sender_address, petition.content, petition.respondent, petition.code)
    assert petition.sender_name
    assert not [value for value in private if value and value in words]
    assert "khiếu nại" in words


def test_a_result_is_handed_over_once(by: Actor, at: datetime) -> None:
    petition = papers.bring("settled", by=by, at=at)
    item = handoffs.disclose_outcome(petition.code, by=by, at=at)
    with pytest.raises(Refused, match=item.code):
        handoffs.disclose_outcome(petition.code, by=by, at=at)
    assert Item.objects.count() == 1


def test_a_denunciation_is_never_handed_over(by: Actor, at: datetime) -> None:
    petition = papers.bring("settled", by=by, at=at, kind="denunciation")
    with pytest.raises(Refused, match="tố cáo"):
        handoffs.disclose_outcome(petition.code, by=by, at=at)
    assert not Item.objects.exists()


def test_an_open_letter_has_nothing_to_tell(by: Actor, at: datetime) -> None:
    petition = papers.bring("accepted", by=by, at=at)
    with pytest.raises(Refused, match="chưa có kết quả"):
        handoffs.disclose_outcome(petition.code, by=by, at=at)


def test_the_button_stands_where_the_act_is_possible(officer: Officer, by: Actor, at: datetime) -> None:
    settled, denounced = (
        papers.bring("settled", by=by, at=at),
        papers.bring("settled", by=by, at=at, kind="denunciation"),
    )
    office = officer("committee_office")
    url = reverse("web:disclose_outcome", args=[settled.code])
    assert url in office.get(settled.desk_path()).content.decode()
    assert url not in officer("petition_officer").get(settled.desk_path()).content.decode()
    closed_way = reverse("web:disclose_outcome", args=[denounced.code])
    assert closed_way not in office.get(denounced.desk_path()).content.decode()
    refused = office.get(closed_way).content.decode()
    assert "có thể chỉ ra người tố cáo" in refused
    assert 'class="btn btn-off"' in refused


def test_sent_twice_it_is_one_item(officer: Officer, by: Actor, at: datetime) -> None:
    petition = papers.bring("settled", by=by, at=at)
    office = officer("committee_office")
    url = reverse("web:disclose_outcome", args=[petition.code])
    token = re.search(r'name="once" value="([^"]+)"', office.get(url).content.decode())
    assert token
    places = {office.post(url, {"once": token[1]}).headers["Location"] for _ in range(2)}
    assert places == {Item.objects.get().desk_path()}
    assert Petition.objects.get(pk=petition.code).published_on is None


def test_an_account_barred_from_a_letter_learns_nothing_of_it_by_the_button(
    officer: Officer, by: Actor, at: datetime
) -> None:
    letter = papers.bring("sent", kind="denunciation", by=by, at=at)
    PetitionBar.objects.create(petition=letter, account_id=account("committee_office").pk, why="denounced")
    url = reverse("web:disclose_outcome", args=[letter.code])
    for reply in (officer("committee_office").get(url), officer("committee_office").post(url)):
        assert reply.status_code == 403 and "tố cáo" not in reply.content.decode().lower()
