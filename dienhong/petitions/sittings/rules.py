"""May this sitting be planned, announced, postponed, dropped, held? What the law asks and was not kept is told beside it."""

from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, time

from dienhong.law.calendar import Calendar
from dienhong.law.criteria import NotInForce, criteria, criteria_list
from dienhong.law.dates_vi import date_vi, weekday_vi
from dienhong.law.limits import Due, due
from dienhong.law.verdict import Reason, Verdict
from dienhong.petitions.sittings.states import OPEN, SlotLength, Venue
from dienhong.petitions.states import Host, SessionKind
from dienhong.privacy.public_words import may_be_read, names_nobody, newly_read

READ_BY_ALL = ("receiver_title", "place", "participants", "contents")
POSTED = "petitions.reception.calendar_posted"
ONLINE_NOTICE = "petitions.reception.online_notice"
VENUE, ONLINE = "reception.venue", "reception.online"
AD_HOC = {Host.PARTY: "reception.party_ad_hoc"}
POSTPONE = "42/2013/QH13 art 24 k 4"


@dataclass(frozen=True)
class SittingData:
    """A sitting as an officer tells it, before it is an entry."""

    planned_on: date
    begins: time
    ends: time
    host: str
    kind: str
    receiver_title: str
    place: str
    receiver: str = ""
    ad_hoc_ground: str = ""
    online: bool = False
    online_ground: str = ""
    venue: str = Venue.OFFICE
    place_document: str = ""
    participants: str = ""
    contents: str = ""
    slot_minutes: int = SlotLength.HALF_HOUR


@dataclass(frozen=True)
class Known:
    """What the house knows around it: today, the calendar, the commune's first day, whether the cited document stands,
    and the code of another standing sitting of this host in the same hours."""

    on: date
    calendar: Calendar = field(default_factory=Calendar.load)
    since: date | None = None
    document_found: bool = True
    twin: str = ""


def publish_clock(told: SittingData, calendar: Calendar) -> Due | None:
    """The last day to announce it, the earlier of the board's and of an online sitting's; None for an ad hoc sitting."""
    if told.kind == SessionKind.AD_HOC:
        return None
    clocks = [due(POSTED, told.planned_on, calendar=calendar)]
    if told.online:
        with suppress(NotInForce):  # before the decree nothing was asked of an online sitting
            clocks.append(due(ONLINE_NOTICE, told.planned_on, calendar=calendar))
    return min(clocks, key=lambda clock: clock.due)


def can_plan(told: SittingData, known: Known) -> Verdict:
    """Hours in order, a place the law of that day allows, grounds out of its lists, and not twice the same."""
    return _words(told) & _day(told, known) & _place(told, known) & _grounds(told)


def can_be_read(told: SittingData, stood: SittingData | None = None, *, looked: bool) -> Verdict:
    """The calendar hangs where everybody reads it: what in its words looks like personal data waits for a look."""
    return may_be_read(*newly_read(READ_BY_ALL, told, stood), looked=looked)


def can_publish(*, state: str, planned_on: date, publish_by: date | None, published_on: date, on: date) -> Verdict:
    """Once, on or before the day itself and not in the future; after the last day it is told and kept as late."""
    if state not in OPEN:
        return Verdict.no("Buổi này đã tiếp, đã hoãn hoặc đã bỏ lịch nên không công bố nữa.")
    if published_on > on:
        return Verdict.no(f"Ngày công bố {date_vi(published_on)} sau hôm nay ({date_vi(on)}).")
    if published_on > planned_on:
        return Verdict.no(f"Ngày công bố {date_vi(published_on)} sau ngày tiếp {date_vi(planned_on)}.")
    return late_words(planned_on, publish_by, published_on)


def late_words(planned_on: date, publish_by: date | None, published_on: date) -> Verdict:
    """A warning with its article when the calendar came out after its last day."""
    if publish_by is None or published_on <= publish_by:
        return Verdict.yes()
    clock = due(POSTED, planned_on)
    words = (
        f"Lịch công bố ngày {date_vi(published_on)}, chậm hơn hạn {date_vi(publish_by)}: phải trước ngày tiếp ít nhất "
        f"{clock.days} ngày làm việc."
    )
    return Verdict.yes(Reason(words, clock.cite, clock.certainty))


def can_postpone(*, state: str, planned_on: date, new_on: date, reason: str) -> Verdict:
    """Only what has not been held, with a reason, to another day: the law wants the new time announced."""
    verdict = _still_open(state, "hoãn")
    if not reason.strip():
        verdict &= Verdict.no("Hoãn buổi tiếp thì phải ghi lý do chính đáng.", POSTPONE)
    if new_on == planned_on:
        verdict &= Verdict.no("Ngày mới trùng ngày cũ; đổi giờ hay nơi tiếp thì dùng “Sửa lịch”.")
    return verdict & names_nobody(reason)  # who booked reads it


def can_cancel(*, state: str, reason: str) -> Verdict:
    """Only what has not been held, with a reason."""
    verdict = _still_open(state, "bỏ") & names_nobody(reason)
    return verdict if reason.strip() else verdict & Verdict.no("Bỏ lịch thì phải ghi lý do.", POSTPONE)


def can_hold(
    *, state: str, link_stands: bool, host: str, planned_on: date, met: tuple[str, date] | None, taken_by: str
) -> Verdict:
    """A sitting is held when a standing reception of its host on its day is there, one reception for one sitting.
    `met` is that reception's host and day; `link_stands` says that a reception already linked still counts."""
    if state not in OPEN and not (not link_stands and state == "held"):
        return Verdict.no("Buổi này đã gắn buổi tiếp, đã hoãn hoặc đã bỏ lịch.")
    if met is None:
        return Verdict.no("Không có buổi tiếp nào mang mã ấy, hoặc buổi ấy đã hủy khỏi sổ.")
    if met != (host, planned_on):
        return Verdict.no(f"Buổi tiếp ấy không phải của chủ trì này trong ngày {date_vi(planned_on)}.")
    if taken_by:
        return Verdict.no(f"Buổi tiếp ấy đã gắn với lịch {taken_by}.")
    return Verdict.yes()


def grounds_of(told: SittingData) -> dict[str, Sequence[str]]:
    """The keys that the law of the day offers, by the name of the field; a list that was not in force offers none."""
    found: dict[str, Sequence[str]] = {}
    if told.kind == SessionKind.AD_HOC:
        found["ad_hoc_ground"] = _keys(AD_HOC.get(Host(told.host), "reception.ad_hoc"), told.planned_on)
    if told.online:
        found["online_ground"] = _keys(ONLINE, told.planned_on)
    return found


def _keys(name: str, day: date) -> tuple[str, ...]:
    try:
        return tuple(item.key for item in criteria(name, day))
    except NotInForce:
        return ()


def _still_open(state: str, words: str) -> Verdict:
    return (
        Verdict.yes() if state in OPEN else Verdict.no(f"Buổi này đã tiếp, đã hoãn hoặc đã bỏ lịch; không {words} nữa.")
    )


def _words(told: SittingData) -> Verdict:
    verdict = Verdict.yes()
    if told.ends <= told.begins:
        verdict &= Verdict.no("Giờ kết thúc không sau giờ bắt đầu.")
    for words, value in (("chức vụ người tiếp", told.receiver_title), ("địa điểm", told.place)):
        if not value.strip():
            verdict &= Verdict.no(f"Thiếu {words}.")
    return verdict


def _day(told: SittingData, known: Known) -> Verdict:
    day = told.planned_on
    verdict = Verdict.yes()
    if known.since and day < known.since:
        verdict &= Verdict.no(f"Ngày {date_vi(day)} trước ngày thành lập xã ({date_vi(known.since)}).")
    if known.twin:
        verdict &= Verdict.no(f"Chủ trì này đã có lịch {known.twin} trong cùng giờ ấy, ngày {date_vi(day)}.")
    if reason := known.calendar.why_off(day):
        name = weekday_vi(day)
        off = name if reason.casefold() == name.casefold() else f"{name}: {reason}"
        verdict &= Verdict.warn(f"Ngày {date_vi(day)} là ngày nghỉ ({off}).")
    if day < known.on:
        verdict &= Verdict.warn(f"Ngày {date_vi(day)} đã qua; lịch ghi sau không thay cho việc công bố trước.")
    return verdict


def _place(told: SittingData, known: Known) -> Verdict:
    listed = criteria_list(VENUE, told.planned_on)
    item = next((one for one in listed.items if one.key == told.venue), None)
    if item is None:
        words = f"Ngày {date_vi(told.planned_on)} luật chỉ cho tiếp tại {_lower(listed.items[0].vi)}."
        return Verdict.no(words, listed.cite, listed.certainty)
    if item.written and not told.place_document:
        return Verdict.no("Tiếp ở nơi khác trụ sở thì dẫn văn bản quyết định địa điểm.", item.cite, item.certainty)
    if told.place_document and not known.document_found:
        return Verdict.no(f"Sổ văn bản không có {told.place_document} hoặc văn bản ấy đã hủy.")
    return Verdict.yes()


def _grounds(told: SittingData) -> Verdict:
    verdict = Verdict.yes()
    for name, keys in grounds_of(told).items():
        given = getattr(told, name)
        words = "tiếp đột xuất" if name == "ad_hoc_ground" else "tiếp trực tuyến"
        if given and given not in keys:
            verdict &= Verdict.no(f"Căn cứ {words} không có trong danh mục của luật ngày {date_vi(told.planned_on)}.")
        elif not given:
            verdict &= _no_ground(words, keys, told)
    return verdict


def _no_ground(words: str, keys: Collection[str], told: SittingData) -> Verdict:
    if keys:
        return Verdict.warn(f"Chưa chọn căn cứ {words} theo danh mục của luật.")
    return Verdict.warn(f"Ngày {date_vi(told.planned_on)} luật chưa có quy định về việc {words}.")


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
