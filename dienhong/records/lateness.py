"""Whether an entry's mark of lateness is the one its book's closings give: blanking it would hide what came too late."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dienhong.records.entry import Record
from dienhong.records.models import Closing, Event


@dataclass(frozen=True)
class _Standing:
    """A closing between the event that made it and the one that voided it."""

    code: str
    from_on: date
    to_on: date
    made: int
    voided: int | None

    def covers(self, day: date, seq: int) -> bool:
        return self.from_on <= day <= self.to_on and self.made < seq and (self.voided is None or self.voided > seq)


class Closings:
    """All closings of one book with their place in the chain: some hundreds in the life of a commune."""

    def __init__(self, prefix: str) -> None:
        """Read them; two queries."""
        rows = [(one.code, one.from_on, one.to_on) for one in Closing.objects.filter(prefix=prefix)]
        made: dict[str, int] = {}
        voided: dict[str, int] = {}
        events = Event.objects.filter(code__in=[code for code, _, _ in rows]).order_by("seq")
        for seq, code, verb in events.values_list("seq", "code", "verb"):
            made.setdefault(code, seq)
            if verb == "void":
                voided[code] = seq
        self._all = [
            _Standing(code, from_on, to_on, made[code], voided.get(code))
            for code, from_on, to_on in rows
            if code in made
        ]

    def faults(self, entry: Record, *, last_act: int, last: int) -> Iterator[str]:
        """`last_act` and `last` are the entry's last act and its last event of any kind."""
        if entry.late_after:
            known = any(closing.code == entry.late_after and closing.made < last for closing in self._all)
        else:
            day: date | None = entry.fact_date()
            known = day is None or not any(closing.covers(day, last_act) for closing in self._all)
        if not known:
            yield "dấu ghi sau khi khóa sổ"
