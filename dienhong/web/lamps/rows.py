"""The lamps of a month as rows: which days counted, which did not and why, what is on the calendar, the article."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from dienhong.indicators.compute import compute_many
from dienhong.indicators.computed import Computed
from dienhong.indicators.definitions import indicator
from dienhong.law.calendar import Calendar
from dienhong.law.citations import cite_vi
from dienhong.law.dates_vi import count_vi, day_month_vi
from dienhong.law.duties import duties
from dienhong.law.periods import Period, Window
from dienhong.petitions.models import Reception
from dienhong.petitions.queries import beside_head
from dienhong.petitions.sittings.models import Sitting
from dienhong.petitions.sittings.queries import pending
from dienhong.petitions.states import Host, SessionKind
from dienhong.records.codes import resolve_many
from dienhong.web.lamps.judged import Counted, Light, judge, judge_share
from dienhong.web.lamps.spans import Span, spans

# Duty → the indicator its lamp stands on, and the host whose receptions and calendar belong to it.
DUTIES: tuple[tuple[str, str, str], ...] = (
    ("reception.chair", "sittings.chair_days", Host.COMMITTEE),
    ("reception.party_secretary", "sittings.secretary_days", Host.PARTY),
    ("dialogue.people", "dialogue.conferences_held", ""),
    ("disclosure.list", "quarter_lists.posted", ""),
)
SHARES = ("sittings.published_in_time", "promises.on_time")
OFTEN = {
    "sittings.published_in_time": "tất cả các buổi có lịch",
    "promises.on_time": "tất cả lời hứa có hạn trong tháng",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One span of a duty. `days` are the days that count with the code behind each; `beside` those that do not, with the
    reason; `planned` what the calendar still holds; `doubt` how sure the law is when it is not firm."""

    light: Light
    span: str
    done: str
    days: tuple[tuple[date, str, str], ...] = ()
    beside: tuple[str, ...] = ()
    planned: str = ""
    note: str = ""
    cite: str = ""
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A duty and its spans."""

    title: str
    often: str
    indicator: str
    rows: tuple[Row, ...] = field(default=())


def lamps(month: Period, today: date, *, since: date | None, calendar: Calendar) -> list[Group]:
    """Every duty's rows for a month. A fixed number of queries, whatever the books hold."""
    asked = {name: spans(name, month, since=since, calendar=calendar) for name, _, _ in DUTIES}
    shares = month.calendar_window()
    wanted = [(key, span.window) for name, key, _ in DUTIES for span in asked[name]]
    found = compute_many([*wanted, *((key, shares) for key in SHARES)], since=since)
    entries = resolve_many([code for one in found.values() if one.how == "count" for code in one.evidence])
    days = {code: entry.fact_date() for code, entry in entries.items()}
    paths = {code: entry.desk_path() for code, entry in entries.items()}
    groups = []
    for name, key, host in DUTIES:
        rows = [_row(span, found[key, span.window], days, paths, today, host) for span in asked[name]]
        if rows:
            first = asked[name][0].duty
            groups.append(
                Group(duties()[name][0].vi, first.label_vi, key, tuple(_beside(rows, asked[name], host, today)))
            )
    groups += [_share(key, found[key, shares], shares, today) for key in SHARES]
    return groups


def tally(groups: list[Group]) -> list[tuple[Light, int]]:
    """How many lamps burn in each light, the most pressing first; lights without any are left out."""
    counts = Counter(row.light for group in groups for row in group.rows)
    order = (Light.NOT_MET, Light.TO_DO, Light.OPEN_BOOK, Light.MET, Light.AHEAD)
    return [(light, counts[light]) for light in order if counts[light]]


def _row(span: Span, computed: Computed, days: dict[str, date], paths: dict[str, str], today: date, host: str) -> Row:
    counted = sorted((days[code], code, paths[code]) for code in computed.evidence if code in days)
    law = span.duty
    light = judge(
        span.window,
        law.times,
        Counted(len(computed.evidence), closed=not computed.needs_closing),
        today,
        unjudged=span.unjudged,
    )
    return Row(
        light=light,
        span=span.window.label_vi(),
        done=f"{len(computed.evidence)} / {law.times}",
        days=tuple(counted),
        note=span.unjudged,
        cite=cite_vi(law.cite),
        doubt="" if law.certainty.is_firm else law.certainty.label_vi,
    )


def _beside(rows: list[Row], asked: list[Span], host: str, today: date) -> list[Row]:
    """The rows with what does not count, and with what the calendar still holds. Two queries a host."""
    if not host:
        return rows
    hull = Window(asked[0].window.from_on, asked[-1].window.to_on)
    others = list(beside_head(host, hull))
    ahead = list(pending(hull, today).filter(host=host, kind=SessionKind.PERIODIC))
    return [
        Row(
            **{
                **{name: getattr(row, name) for name in Row.__dataclass_fields__},
                "beside": tuple(_not_counted(one) for one in others if one.held_on in span.window),
                "planned": _planned([one for one in ahead if one.planned_on in span.window]),
            }
        )
        for row, span in zip(rows, asked, strict=True)
    ]


def _not_counted(reception: Reception) -> str:
    why = "cấp phó tiếp theo ủy quyền" if reception.is_delegated else "tiếp đột xuất"
    return f"{day_month_vi(reception.held_on)} {why}, không tính"


def _planned(sittings: list[Sitting]) -> str:
    if not sittings:
        return ""
    days = ", ".join(day_month_vi(one.planned_on) for one in sittings)
    return f"còn {count_vi(len(sittings))} buổi đã lên lịch: {days}"


def _share(key: str, computed: Computed, window: Window, today: date) -> Group:
    definition = indicator(key)
    met, asked = computed.numerator or 0, computed.denominator or 0
    light = judge_share(met, asked, window, today, closed=not computed.needs_closing)
    row = Row(
        light=light,
        span=window.label_vi(),
        done=f"{met} / {asked}",
        note="" if asked else "không có việc nào đến hạn",
        cite=cite_vi(definition.cite),
        doubt="" if definition.certainty.is_firm else definition.certainty.label_vi,
    )
    return Group(definition.vi, OFTEN[key], key, (row,))
