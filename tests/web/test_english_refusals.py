"""What a resident is refused with is in the language of the page, like the page; law that is quoted stays as it is."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time

import pytest
from django.test import Client
from django.utils import translation

from dienhong.commune.models import Commune
from dienhong.dialogue.asked import rules as asked
from dienhong.dialogue.asked.states import Said
from dienhong.disclosure.asked import rules as corrections
from dienhong.disclosure.lists import rules as lists
from dienhong.law.verdict import Verdict
from dienhong.listening import rules as ratings
from dienhong.listening.questions import question_sets
from dienhong.page.busy import Busy
from dienhong.petitions.bookings import rules as bookings
from dienhong.petitions.bookings.rules import BookingData
from dienhong.petitions.bookings.states import BookingState
from dienhong.records.actor import Actor
from tests.factories.sittings import published
from tests.web.test_english import english

__all__ = ["english"]

DAY, EARLIER = date(2026, 6, 10), date(2026, 6, 1)
MORNING = datetime(2026, 6, 10, 8, tzinfo=UTC)
MARKED = re.compile(r"[đĐăĂâÂêÊôÔơƠưƯàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]")
ANONYMOUS = BookingData("recommendation", email="không", phone="12", people=0)
DENOUNCER = BookingData("denunciation", full_name="Tạ Thị Miền")


@pytest.mark.parametrize(
    "refuse",
    [
        lambda: bookings.can_book(ANONYMOUS, hour=time(8), free=(), comes_on=DAY),
        lambda: bookings.can_book(BookingData(""), hour=time(8), free=(time(8),), comes_on=DAY),
        lambda: bookings.can_book(DENOUNCER, hour=time(8), free=(time(8),), comes_on=DAY),
        lambda: bookings.may_change(BookingState.CAME, comes_at=MORNING, at=MORNING),
        lambda: bookings.may_change(BookingState.BOOKED, comes_at=MORNING, at=MORNING),
        lambda: asked.can_ask("", takes=False),
        lambda: asked.can_ask("a" * 1001, takes=True),
        lambda: asked.can_say(kept_on=DAY, said_on=None, said="", given=""),
        lambda: asked.can_say(kept_on=None, said_on=None, said="", given=Said.DONE),
        lambda: asked.can_say(kept_on=EARLIER, said_on=DAY, said=Said.DONE, given=Said.DONE),
        lambda: corrections.can_ask_correction(shown=0, number=1, received_on=DAY, today=DAY, wrong=""),
        lambda: corrections.can_ask_correction(shown=1, number=2, received_on=DAY, today=DAY, wrong="số 3"),
        lambda: corrections.can_question(shown=1, words=" "),
        lambda: lists.can_object(shown=True, until=DAY, on=DAY, words="a"),
        lambda: lists.can_object(shown=False, until=None, on=DAY, words="a"),
        lambda: lists.can_object(shown=True, until=DAY, on=EARLIER, words=""),
        lambda: ratings.is_open(DAY, None, EARLIER),
        lambda: ratings.is_open(EARLIER, DAY, DAY),
        lambda: ratings.can_rate(ratings.RatingData(), next(iter(question_sets().values()))),
        lambda: Busy().verdict,
    ],
)
def test_a_refusal_speaks_english(english: None, refuse: Callable[[], Verdict]) -> None:
    vietnamese = [reason.text for reason in refuse().reasons]
    assert vietnamese and all(MARKED.search(text) for text in vietnamese)
    with translation.override("en"):
        told = refuse()
    assert not told and not [reason.text for reason in told.reasons if MARKED.search(reason.text)]


def test_the_home_page_tells_the_hours_of_a_reception_in_english(
    english: None, commune: Commune, by: Actor, at: datetime
) -> None:
    published(by=by, at=at)
    client = Client()
    client.cookies["ngon-ngu"] = "en"
    home = client.get("/").content.decode()
    assert "07:30 – 11:30" in home and "07 giờ 30" not in home
