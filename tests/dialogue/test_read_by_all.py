"""The book and the notices of dialogues are on the portal at once: what looks like personal data waits for an officer's look."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.test import Client

from dienhong.commune.models import Commune
from dienhong.dialogue import actions
from dienhong.dialogue.models import Dialogue
from dienhong.dialogue.plans import actions as plans
from dienhong.dialogue.plans.models import PlannedDialogue
from dienhong.law.verdict import Refused
from dienhong.page.once import new_token
from dienhong.records.actor import Actor
from tests.factories import talks
from tests.factories.dialogue import dialogue, told

NUMBER, PHONE = "CCCD 031088777111", "0987 111 222"
SEEN = "giống dữ liệu cá nhân"


@pytest.mark.parametrize(
    "words",
    [
        {"title": f"Đối thoại với bà Tư, {NUMBER}"},
        {"topic": f"Đơn của ông Năm, {NUMBER}"},
        {"place": f"Nhà ông Năm, {PHONE}"},
        {"co_chair": f"Phó Chủ tịch HĐND xã, {PHONE}"},
    ],
    ids=lambda words: next(iter(words)),
)
def test_what_tells_of_a_person_enters_no_book(
    words: dict[str, str], commune: Commune, by: Actor, at: datetime
) -> None:
    with pytest.raises(Refused, match=SEEN) as refused:
        dialogue(by=by, at=at, **words)
    assert "031088777111" not in str(refused.value) and PHONE not in str(refused.value)
    made = dialogue(by=by, at=at)
    with pytest.raises(Refused, match=SEEN):
        actions.correct_dialogue(made.code, told(**words), revision=1, by=by, at=at)
    assert Dialogue.objects.get().title == made.title
    looked = actions.correct_dialogue(made.code, told(**words), revision=1, by=by, at=at, looked=True)
    # What was looked at once is not asked about when something else is corrected.
    assert actions.correct_dialogue(made.code, told(**words, attendees=63), revision=looked.revision, by=by, at=at)


def test_a_notice_and_what_is_written_after_it_are_searched(commune: Commune, by: Actor, at: datetime) -> None:
    words = f"Đường thôn; hỏi bà Tư, {PHONE}"
    planned = talks.planned(by=by, at=at, content=words)  # nobody reads it yet
    notice = {"announced_on": at.date(), "by": by, "at": at}
    with pytest.raises(Refused, match=SEEN):
        plans.announce(planned.code, how="Đài truyền thanh xã", **notice)
    told_again = plans.correct_plan(planned.code, talks.told(), revision=planned.revision, by=by, at=at)
    with pytest.raises(Refused, match=SEEN):
        plans.announce(planned.code, how=f"Bà Tư báo, {PHONE}", **notice)
    assert PlannedDialogue.objects.get().announced_on is None
    plans.announce(planned.code, how="Đài truyền thanh xã", **notice)
    revision = told_again.revision + 1
    for name in ("title", "content", "attending", "front_digest", "co_chair"):
        with pytest.raises(Refused, match=SEEN):
            plans.correct_plan(planned.code, talks.told(**{name: words}), revision=revision, by=by, at=at)
    told = talks.told(content=words)
    assert plans.correct_plan(planned.code, told, revision=revision, by=by, at=at, looked=True).content == words


def test_words_looked_at_for_the_notice_open_the_hall(commune: Commune, by: Actor, at: datetime) -> None:
    words = f"Đối thoại, đường dây nóng {PHONE}"
    planned = talks.planned(date(2026, 6, 10), by=by, at=at, title=words, kind="ad_hoc")
    plans.announce(planned.code, announced_on=at.date(), how="Đài", by=by, at=at, looked=True)
    _, held = plans.open_hall(planned.code, attendees=20, by=by, at=at)
    assert held.title == words


def test_the_form_says_what_was_seen_and_lets_an_officer_answer_for_it(
    commune: Commune, officer: Callable[..., Client]
) -> None:
    client = officer("committee_office")
    form = {
        "held_on": "14/5/2026",
        "kind": "ad_hoc",
        "level": "commune",
        "hosts": "both",
        "title": f"Đối thoại với bà Tư, {NUMBER}",
        "place": "Nhà văn hóa thôn Đình Hạ",
        **{"attendees": "62", "opinions": "0", "answered_on_spot": "0", "assigned": "0", "issues": "0"},
        "once": new_token(),
    }
    text = client.post("/ban-lam-viec/doi-thoai/ghi/", form).content.decode()
    assert SEEN in text and 'name="looked"' in text and not Dialogue.objects.exists()
    public = Client()
    assert "031088777111" not in public.get("/doi-thoai/").content.decode()
    client.post("/ban-lam-viec/doi-thoai/ghi/", {**form, "looked": "on"})
    assert Dialogue.objects.count() == 1
