"""The calendar of receptions as iCalendar (RFC 5545): by title and never by name, what was dropped as CANCELLED."""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, time

from dienhong.law.dates_vi import date_vi
from dienhong.petitions.bookings.queries import instant_of
from dienhong.petitions.sittings.models import Sitting
from dienhong.petitions.sittings.states import SittingState

GONE = (SittingState.POSTPONED, SittingState.CANCELLED)


def feed(
    sittings: Iterable[Sitting],
    *,
    name: str,
    address: str,
    others: Mapping[str, Sitting],
    changed: Mapping[str, datetime],
) -> bytes:
    """The sittings as one calendar. The same sittings give the same bytes: nothing in it is of the moment it was asked.
    `others`: by code, those that stand for one put off, and those they stand for; `changed`: by code, the last act."""
    from icalendar import Calendar, Event  # only where a feed is made

    calendar = Calendar()
    calendar.add("prodid", "-//Diên Hồng//Lịch tiếp công dân//VI")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", f"Lịch tiếp công dân {name}")
    calendar.add("x-wr-timezone", "Asia/Ho_Chi_Minh")
    for sitting in sittings:
        event = Event()
        event.add("uid", f"{sitting.code}@dienhong")
        event.add("sequence", sitting.revision)
        event.add("dtstamp", changed.get(sitting.code, sitting.recorded_at))
        event.add("last-modified", changed.get(sitting.code, sitting.recorded_at))
        event.add("created", sitting.recorded_at)
        event.add("dtstart", _utc(sitting, sitting.begins))
        event.add("dtend", _utc(sitting, sitting.ends))
        event.add("summary", f"{sitting.receiver_title} tiếp công dân")
        event.add("location", sitting.place)
        event.add("description", "\n".join(_lines(sitting, others)))
        event.add("url", address)
        event.add("status", "CANCELLED" if sitting.state in GONE else "CONFIRMED")
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def mark_of(body: bytes) -> str:
    """The entity tag of a feed."""
    return f'"{hashlib.sha256(body).hexdigest()[:32]}"'


def _utc(sitting: Sitting, hour: time) -> datetime:
    return instant_of(sitting.planned_on, hour).astimezone(UTC)


def _lines(sitting: Sitting, others: Mapping[str, Sitting]) -> Iterable[str]:
    if sitting.state == SittingState.POSTPONED:
        yield f"Đã hoãn. Lý do: {sitting.reason}."
        if new := others.get(sitting.postponed_to):
            yield f"Dời sang {new.day_vi()}, {new.hours_vi()}."
    elif sitting.state == SittingState.CANCELLED:
        yield f"Không tiếp buổi này. Lý do: {sitting.reason}."
    if old := others.get(sitting.postponed_from):
        yield f"Dời từ {old.day_vi()}, {old.hours_vi()}."
    yield f"{sitting.get_host_display()}, {str(sitting.get_kind_display()).lower()}{', trực tuyến' if sitting.online else ''}"
    if sitting.participants:
        yield f"Thành phần dự kiến: {sitting.participants}"
    if sitting.contents:
        yield f"Nội dung dự kiến: {sitting.contents}"
    if sitting.published_on:
        yield f"Công bố ngày {date_vi(sitting.published_on)}."
