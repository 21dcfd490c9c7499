"""Who sends several things as one letter keeps what was promised: a due day, the key in hand, mail, and the list of the own
letters; and what denounces is led to by none of them."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.test import Client

from dienhong.deadlines.models import Deadline
from dienhong.petitions.online import actions
from dienhong.petitions.online.ahead import promises
from dienhong.petitions.online.asked import Letter
from dienhong.petitions.online.mine import digest_of_email, letters_of
from dienhong.petitions.online.models import SenderContact
from dienhong.petitions.papers import actions as papers_actions
from dienhong.petitions.papers.axes import Content
from dienhong.petitions.papers.models import PetitionBar
from dienhong.petitions.papers.rules.intake import PartData
from dienhong.records import receipts
from dienhong.records.actor import Actor
from tests.factories import online, papers

pytestmark = pytest.mark.django_db
FOLLOW = "/don-thu/theo-doi/"
MAIL = "nhai@vidu.vn"
TODAY = date(2026, 6, 10)


def sent(at: datetime) -> str:
    letter = Letter("mixed", "Phạt sai và mương tắc.", "Trung Hòa", "", "Ma Thị Nhài", "xóm Bến", "0912 000 111")
    return actions.send([letter], key=online.KEY, at=at, email=MAIL)[0]


def page(code: str, key: str = online.KEY) -> str:
    return Client().post(FOLLOW, {"code": code, "key": key}).content.decode()


def test_one_letter_about_several_things_is_watched_from_the_first_day(commune: object, at: datetime) -> None:
    code = sent(at)
    running = {clock.due_on for clock in Deadline.objects.filter(code=code)}
    assert running == {one.due.due for one in promises(Content.MIXED, TODAY)} and running


@pytest.mark.parametrize("denounces", [False, True])
def test_the_key_and_the_address_go_on_to_what_it_was_taken_apart_into(
    denounces: bool, commune: object, by: Actor, at: datetime
) -> None:
    code = sent(at)
    SenderContact.objects.filter(pk=code).update(proved_at=at)
    papers_actions.classify(code, papers.found("mixed", TODAY), papers.doing(TODAY, by=by, at=at))
    parts = [PartData("complaint", "Phạt sai."), PartData("feedback", "Mương tắc.")]
    if denounces:
        papers_actions.strip_identity(code, by=by, at=at)
        parts.append(PartData("denunciation", "Nhận tiền."))
    _, children = papers_actions.split(code, parts, papers.doing(TODAY, by=by, at=at))
    plain = [child.code for child in children if not child.is_denunciation]
    mother = page(code)
    assert all(child in mother for child in plain) and "đúng khóa của đơn này" in mother
    assert "giải quyết riêng theo Luật Tố cáo" in mother, (
        "said of every letter that was taken apart, so it tells of none"
    )
    for child in plain:
        assert child in page(child) and "chậm nhất" in page(child)
        assert "chưa đúng" in page(child, "22223333")
        assert Deadline.objects.filter(code=child, met_on__isnull=True, dropped_on__isnull=True).exists()
    assert not Deadline.objects.filter(code=code, met_on__isnull=True, dropped_on__isnull=True).exists()
    told = {one.code for one in letters_of(contact_digest=digest_of_email(MAIL))}
    assert told == (set() if denounces else {code, *plain})
    if denounces:
        (secret,) = [child.code for child in children if child.is_denunciation]
        assert secret not in mother
        assert not receipts.opens(secret, online.KEY) and not SenderContact.objects.exists()


def test_the_desk_leads_to_each_part_but_whoever_is_barred_from_it(
    commune: object, officer: Callable[[str], Client], by: Actor, at: datetime
) -> None:
    code = sent(at)
    papers_actions.classify(code, papers.found("mixed", TODAY), papers.doing(TODAY, by=by, at=at))
    papers_actions.strip_identity(code, by=by, at=at)
    parts = [
        PartData("complaint", "Phạt sai."),
        PartData("feedback", "Mương tắc."),
        PartData("denunciation", "Nhận tiền."),
    ]
    _, (one, other, secret) = papers_actions.split(code, parts, papers.doing(TODAY, by=by, at=at))
    client = officer("petition_officer")
    mother = client.get(f"/ban-lam-viec/don-thu/{code}/").content.decode()
    assert (
        f'href="{one.desk_path()}"' in mother and f'href="{other.desk_path()}"' in mother and secret.code not in mother
    )
    assert "tách từ đơn này · " in mother
    PetitionBar.objects.create(petition=one, account_id=int(client.session["_auth_user_id"]))
    barred = client.get(f"/ban-lam-viec/don-thu/{code}/").content.decode()
    assert f'href="{one.desk_path()}"' not in barred and one.code in barred
    assert f'href="{other.desk_path()}"' in barred
    assert officer("village_head").get(f"/ban-lam-viec/don-thu/{code}/").status_code == 403


def test_a_new_key_ends_the_one_before_for_all_of_them(commune: object, by: Actor, at: datetime) -> None:
    code = sent(at)
    SenderContact.objects.filter(pk=code).update(proved_at=at)
    papers_actions.classify(code, papers.found("mixed", TODAY), papers.doing(TODAY, by=by, at=at))
    parts = [PartData("complaint", "Phạt sai."), PartData("feedback", "Mương tắc.")]
    _, (one, other) = papers_actions.split(code, parts, papers.doing(TODAY, by=by, at=at))
    fresh = actions.give_receipt(code, by=by, at=at)
    assert receipts.opens(one.code, fresh) and not receipts.opens(one.code, online.KEY)
    own = actions.give_receipt(other.code, by=by, at=at)
    assert receipts.opens(other.code, own) and not receipts.opens(other.code, fresh)


def test_a_paper_letter_that_is_taken_apart_has_its_due_days_and_no_key(
    commune: object, by: Actor, at: datetime
) -> None:
    letter = papers.bring("split", by=by, at=at, kind="mixed")
    assert not receipts.opens(letter.code, online.KEY)
    assert Deadline.objects.filter(code=letter.code).exists(), "it was watched until it was taken apart"
