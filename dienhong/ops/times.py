"""The two clocks of a command: the commune's, which the demo holds still, and the one on the wall."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Times:
    """`at` is what acts and reminders go by; `wall` is what guards the program: claims, waits, ages."""

    at: datetime
    wall: datetime

    @property
    def today(self) -> date:
        """The day of the commune."""
        return self.at.date()
