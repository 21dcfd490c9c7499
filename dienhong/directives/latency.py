"""From a superior's document to ours: the days between, computed from the dates of both papers and never typed."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Latency:
    """Days from the superior's document, and from the day the commune received it, to the commune's own document.

    `from_signed` is None when the superior's document bears no known date: nothing is guessed. `from_received` is
    negative when ours was issued before the paper arrived.
    """

    from_signed: int | None
    from_received: int

    @property
    def text_vi(self) -> str:
        """ "88 ngày", counted from the superior's signature, or from receipt where that day is unknown."""
        return days_vi(self.from_received if self.from_signed is None else self.from_signed)

    @property
    def detail_vi(self) -> str:
        """From which day, and the other count."""
        received = (
            f"trước khi nhận {days_vi(-self.from_received)}"
            if self.from_received < 0
            else f"{days_vi(self.from_received)} từ ngày nhận"
        )
        if self.from_signed is None:
            return f"{received}; chưa rõ ngày ban hành của cấp trên"
        return f"từ ngày cấp trên ban hành; {received}"


def latency(*, parent_signed: date | None, received: date, child_signed: date) -> Latency:
    """The days from parent to child. The day a count starts on is not counted: signed and answered the same day is 0."""
    return Latency((child_signed - parent_signed).days if parent_signed else None, (child_signed - received).days)


def days_vi(days: int) -> str:
    """ "88 ngày"; "trong ngày" for none."""
    return f"{days} ngày" if days else "trong ngày"
