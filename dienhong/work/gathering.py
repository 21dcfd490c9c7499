"""All that waits for one reader."""

from collections.abc import Iterator

from dienhong.law.calendar import Calendar
from dienhong.work.carried import carried
from dienhong.work.clocks import clocks
from dienhong.work.disclosed import disclosed
from dienhong.work.registers import registers
from dienhong.work.reporting import reporting
from dienhong.work.row import Matter, Reader


def matters_for(reader: Reader, calendar: Calendar) -> Iterator[Matter]:
    """Every matter of the books the reader's posts open, in no order."""
    yield from registers(reader, calendar)
    yield from clocks(reader, calendar)
    yield from disclosed(reader)
    yield from reporting(reader)
    yield from carried(reader, calendar)
