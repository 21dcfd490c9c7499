"""Who said that a place is no personal data is in the history: how many places, of which kind, and never what stands there."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client

from dienhong.commune.models import Commune
from dienhong.dialogue.asked.actions import show
from dienhong.documents.actions import correct_document, record_document
from dienhong.law.verdict import Refused
from dienhong.listening import actions as listening
from dienhong.listening.rules import SurveyData
from dienhong.page.once import new_token
from dienhong.records import history
from dienhong.records.actor import Actor
from dienhong.records.models import Event
from tests.factories import talks
from tests.factories.planted import WAYS, Planting, Way

WORDS = "Gọi 0912 345 678 hoặc 0987 654 321, CCCD 031090004438"


def waved_of(event: Event) -> object:
    """What an event tells of it."""
    return history.changes_of(event).get("waved")


def test_the_event_tells_how_many_of_which_kind_and_nothing_of_the_words(
    commune: Commune, officer: Callable[[str], Client], by: Actor, at: datetime
) -> None:
    made = record_document(number="12-BC/ĐU", direction="out", title=WORDS, looked=True, by=by, at=at)
    (event,) = history.of(made.code)
    assert waved_of(event) == [None, {"id_number": 1, "phone": 2}] and event.post == by.post
    fixed = correct_document(made.code, issuer="Đảng ủy xã", revision=made.revision, looked=True, by=by, at=at)
    assert waved_of(history.of(made.code)[-1]) is None, "what was looked at once is not answered for again"
    correct_document(fixed.code, issuer="Nhà 0912 345 679", revision=2, looked=True, by=by, at=at)
    assert waved_of(history.of(made.code)[-1]) == [None, {"phone": 1}]
    page = officer("party_office").get(made.desk_path()).content.decode()
    assert (
        "Đã xem, cho là không phải dữ liệu cá nhân" in page and "3 chỗ: Số giấy tờ tùy thân 1, Số điện thoại 2" in page
    )
    assert history.verify().events


def test_a_tick_over_clean_words_answers_for_nothing(commune: Commune, by: Actor, at: datetime) -> None:
    made = record_document(number="12-BC/ĐU", direction="out", title="Báo cáo", looked=True, by=by, at=at)
    assert waved_of(history.of(made.code)[0]) is None


def test_what_was_noted_for_an_act_that_failed_is_told_of_no_other(commune: Commune, by: Actor, at: datetime) -> None:
    bad = SurveyData("Mot Cua", WORDS, "counter_1", "open", at.date())
    with pytest.raises(Refused, match="Địa chỉ"):
        listening.open_survey(bad, looked=True, by=by, at=at)
    clean = SurveyData("mot-cua", "Bộ phận một cửa", "counter_1", "open", at.date())
    survey = listening.open_survey(clean, by=by, at=at)
    assert waved_of(history.of(survey.code)[0]) is None


def test_a_form_that_follows_one_that_failed_answers_for_its_own_words(
    commune: Commune, officer: Callable[[str], Client], by: Actor, at: datetime
) -> None:
    client = officer("party_office")
    record_document(number="12-BC/ĐU", direction="out", issuer="Đảng ủy xã", by=by, at=at)
    sent = {"number": "12-BC/ĐU", "direction": "out", "issuer": "Đảng ủy xã", "title": WORDS, "looked": "on"}
    twice = client.post("/ban-lam-viec/van-ban/ghi/", {**sent, "once": new_token()})
    assert twice.status_code == 409 and "đã có trong sổ" in twice.content.decode()
    told = {**sent, "number": "13-BC/ĐU", "title": "Báo cáo", "looked": "", "once": new_token()}
    assert client.post("/ban-lam-viec/van-ban/ghi/", told).status_code == 302
    assert waved_of(Event.objects.latest("seq")) is None


def test_a_question_let_through_tells_it_too(commune: Commune, by: Actor, at: datetime) -> None:
    plan = talks.announced(by=by, at=at)
    question = talks.question(plan.code, at=at)
    show(question.code, WORDS, looked=True, by=by, at=at)
    assert waved_of(history.of(question.code)[-1]) == [None, {"id_number": 1, "phone": 2}]


# Each place of a version has a decision of its own, an event with its officer.
BY_DECISION = ("disclosure.Version.title", "disclosure.Version.why", "disclosure.TableLine.label")
BY_DECISION += ("disclosure.VersionFile.name", "disclosure.Item.decided_by")
BY_TICK = [way for way in WAYS if way.waved and way.columns[0] not in BY_DECISION]


@pytest.mark.parametrize("way", BY_TICK, ids=[way.columns[0] for way in BY_TICK])
def test_every_act_that_lets_through_tells_it(way: Way, commune: Commune, by: Actor, at: datetime) -> None:
    way.act(Planting(way.columns[0].rpartition(".")[2], "gọi 0912 345 678", looked=True, by=by, at=at))
    events = [waved_of(one) for one in Event.objects.order_by("seq")]
    assert [one for one in events if one] == [[None, {"phone": 1}]]
    assert history.verify().events
