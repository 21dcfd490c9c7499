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
        """From which day that is, and the other count."""
        if self.from_signed is None:
            return "từ ngày nhận; chưa rõ ngày ban hành của cấp trên"
        if self.from_received < 0:
            return f"từ ngày cấp trên ban hành; trước ngày nhận {-self.from_received} ngày"
        return f"từ ngày cấp trên ban hành; {days_vi(self.from_received)} từ ngày nhận"


def latency(*, parent_signed: date | None, received: date, child_signed: date) -> Latency:
    """The days from parent to child. The day a count starts on is not counted: signed and answered the same day is 0."""
    return Latency((child_signed - parent_signed).days if parent_signed else None, (child_signed - received).days)


def days_vi(days: int) -> str:
    """ "88 ngày"; "cùng ngày" for none; "trước 3 ngày" for ours being older."""
    if days < 0:
        return f"trước {-days} ngày"
    return f"{days} ngày" if days else "cùng ngày"
