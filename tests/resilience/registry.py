"""Every main act, of every register."""

from tests.resilience.acts import MAIN_ACTS
from tests.resilience.booking_acts import BOOKING_ACTS
from tests.resilience.escalation_acts import ESCALATION_ACTS
from tests.resilience.listening_acts import LISTENING_ACTS
from tests.resilience.petition_acts import PETITION_ACTS

ACTS = (*MAIN_ACTS, *PETITION_ACTS, *BOOKING_ACTS, *ESCALATION_ACTS, *LISTENING_ACTS)
BY_NAME = {one.name: one for one in ACTS}
