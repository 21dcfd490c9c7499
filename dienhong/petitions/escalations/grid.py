"""Villages × weeks: who told what of which week. What is missing says so in a word, not by an empty cell."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from dienhong.law.dates_vi import day_month_vi
from dienhong.law.periods import Window
from dienhong.petitions.escalations.models import WeeklyReturn
from dienhong.petitions.escalations.queries import matters_in, returns_of, villages_over, weeks_owed
from dienhong.petitions.escalations.weeks import weeks_over


@dataclass(frozen=True)
class Square:
    """One village's week: the lamp, the word, and the return behind it ('' when there is none)."""

    lamp: str
    text: str
    url: str = ""


@dataclass(frozen=True)
class Line:
    """One village: its squares, and how many weeks it owes."""

    name: str
    code: str
    squares: tuple[Square, ...]
    missing: int


@dataclass(frozen=True)
class Grid:
    """The whole. `told` and `owed` count squares of weeks that are over; `complete` the villages that owe none."""

    weeks: tuple[tuple[str, str], ...]
    lines: tuple[Line, ...]
    told: int
    owed: int
    complete: int


def grid_of(window: Window, on: date) -> Grid:
    """Three queries, whatever the number of villages and weeks."""
    weeks = weeks_over(window)
    returns = {(one.village, one.week_from): one for one in returns_of(weeks)}
    hull = Window(weeks[0].from_on, weeks[-1].to_on)
    matters: Counter[tuple[str, date]] = Counter()
    for code, day in matters_in(hull).order_by().values_list("village", "happened_on"):
        matters[code, next(week.from_on for week in weeks if day in week)] += 1
    lines: list[Line] = []
    told = owed = 0
    for village in villages_over(hull):
        mine = weeks_owed(village, hull)
        squares = tuple(
            _square(returns.get((village.code, week.from_on)), matters[village.code, week.from_on], week, mine, on)
            for week in weeks
        )
        over = [week for week in weeks if week.from_on in mine and week.to_on < on]
        done = sum(1 for week in over if (village.code, week.from_on) in returns)
        told, owed = told + done, owed + len(over)
        lines.append(Line(village.name, village.code, squares, len(over) - done))
    return Grid(
        tuple((day_month_vi(week.from_on), day_month_vi(week.to_on)) for week in weeks),
        tuple(lines),
        told,
        owed,
        sum(1 for line in lines if not line.missing),
    )


def _square(signed: WeeklyReturn | None, matters: int, week: Window, mine: set[date], on: date) -> Square:
    if week.from_on not in mine:
        return Square("", "")
    if signed is None:
        return Square("stop", "chưa báo") if week.to_on < on else Square("idle", "chưa hết tuần")
    late = ", muộn" if signed.was_late else ""
    if signed.matters != matters:
        return Square("stop", f"ký: {count_vi(signed.matters)}; sổ nay: {count_vi(matters)}", signed.desk_path())
    return Square("warn" if matters else "ok", f"{count_vi(matters)}{late}", signed.desk_path())


def count_vi(matters: int) -> str:
    """ "không", "2 việc"."""
    return f"{matters} việc" if matters else "không"
