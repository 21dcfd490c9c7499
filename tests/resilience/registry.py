"""Every main act, of every register; in two halves that take about as long, for two workers."""

from tests.resilience.acts import MAIN_ACTS
from tests.resilience.asked_acts import ASKED_ACTS
from tests.resilience.booking_acts import BOOKING_ACTS
from tests.resilience.disclosure_acts import DISCLOSURE_ACTS
from tests.resilience.escalation_acts import ESCALATION_ACTS
from tests.resilience.listening_acts import LISTENING_ACTS
from tests.resilience.online_acts import ONLINE_ACTS
from tests.resilience.people_acts import PEOPLE_ACTS
from tests.resilience.petition_acts import PETITION_ACTS
from tests.resilience.sheet_acts import SHEET_ACTS
from tests.resilience.talk_acts import TALK_ACTS

OF_BOOKS = (
    *MAIN_ACTS,
    *ASKED_ACTS,
    *BOOKING_ACTS,
    *ESCALATION_ACTS,
    *LISTENING_ACTS,
    *SHEET_ACTS,
    *TALK_ACTS,
)
OF_LETTERS_AND_LISTS = (*DISCLOSURE_ACTS, *ONLINE_ACTS, *PEOPLE_ACTS, *PETITION_ACTS)
ACTS = (*OF_BOOKS, *OF_LETTERS_AND_LISTS)
BY_NAME = {one.name: one for one in ACTS}
