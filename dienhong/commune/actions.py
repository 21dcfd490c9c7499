"""The only writers of the commune's frame."""

import unicodedata
from datetime import date, datetime
from decimal import Decimal

import vn_collate
from django.db import transaction
from django.utils import timezone

from dienhong.commune.models import Commune, DayOff, Fact, Lineage, Membership, Unit
from dienhong.commune.queries import declared_of, local_calendar, units_on
from dienhong.commune.rules import can_declare_day
from dienhong.law.dates_vi import date_vi
from dienhong.law.verdict import Refused, Verdict
from dienhong.privacy.hits import Kind
from dienhong.privacy.public_words import may_be_read, names_nobody
from dienhong.records import acts, history
from dienhong.records.actor import Actor
from dienhong.records.codes import resolve

DECIMALS = 3
SORT_KEY = 400  # the width of the columns that hold a sort key
TOO_BIG = Decimal(10) ** 15
OF_A_UNIT = (Kind.ADDRESS, Kind.HEALTH)  # a unit may be called by its street, or be the union of the blind


def sort_key_vi(name: str) -> str:
    """A text whose byte order is Vietnamese order (Đ before E), the same on every database. A long name's key is cut to
    what the columns hold: its first 160 letters come first in it, so they still decide."""
    return str(vn_collate.collate_key(name))[:SORT_KEY]


def found_commune(
    *,
    slug: str,
    name: str,
    official_code: str,
    province: str,
    formed_on: date,
    kind: str = "xã",
    is_demo: bool = False,
    demo_today: date | None = None,
) -> Commune:
    """Install the commune that this database is for. Refused when one is installed already: there is never a second."""
    installed = Commune.installed()
    if installed:
        raise Refused(Verdict.no(f"Cơ sở dữ liệu này đã là của {installed.full_name}; chưa ghi gì."))
    return Commune.objects.create(
        slug=slug,
        name=name,
        kind=kind,
        official_code=official_code,
        province=province,
        formed_on=formed_on,
        is_demo=is_demo,
        demo_today=demo_today,
    )


def trace_lineage(name: str, kind: str, *, on: date, document: str) -> Lineage:
    """Enter a former unit that went into the commune. Refused without a document that resolves."""
    if resolve(document) is None:
        raise Refused(Verdict.no(f"Việc nhập “{name}” cần văn bản có trong sổ văn bản; chưa ghi."))
    return Lineage.objects.create(name=name, kind=kind, on=on, document=document)


def record_unit(
    *, kind: str, name: str, from_on: date, by: Actor, at: datetime, has_union: bool = False, invented: bool = False
) -> Unit:
    """Enter a unit from a day on. Refused when a unit of this kind and name already stands on that day, and when
    its name, which everybody reads at once, holds a number or a day that tells of a person."""
    name = _line(name)
    if not name:
        raise Refused(Verdict.no("Chưa ghi tên đơn vị; chưa ghi gì."))
    clean = names_nobody(name, but=OF_A_UNIT)
    if not clean:
        raise Refused(clean)
    with transaction.atomic():
        history.lock_head()  # two officers who enter the same village at once come one after the other
        if units_on(from_on, (kind,)).filter(name=name).exists():
            raise Refused(Verdict.no(f"Đã có “{name}” trong danh sách; chưa ghi thêm."))
        unit = Unit(
            kind=kind, name=name, sort_name=sort_key_vi(name), from_on=from_on, has_union=has_union, invented=invented
        )
        return acts.create(unit, verb="record", by=by, at=at)


def seat_member(
    unit: Unit, *, name: str, title: str, from_on: date, to_on: date | None = None, by: Actor, at: datetime
) -> Membership:
    """Enter a person's office in a unit; part of the unit's history. Refused for a term that ends before it starts."""
    if to_on is not None and to_on < from_on:
        raise Refused(Verdict.no(f"Nhiệm kỳ kết thúc {date_vi(to_on)} trước khi bắt đầu {date_vi(from_on)}; chưa ghi."))
    with acts.changing(Unit, unit.code, verb="seat", by=by, at=at) as fresh:
        return Membership.objects.create(unit=fresh, name=_line(name), title=title, from_on=from_on, to_on=to_on)


@acts.one_at_a_time
def declare_fact(
    *,
    key: str,
    label: str,
    value: Decimal,
    unit: str,
    as_of: date,
    document: str,
    by: Actor,
    at: datetime,
    qualifier: str = "",
    looked: bool = False,
) -> Fact:
    """Declare a number no register holds. Refused without a standing document in the register: a number needs its
    source; for a day still to come; when its name, which everybody reads once a frozen report gives the number, looks like
    personal data that nobody `looked` at; and when it is not a number that can be kept as it was said (15 digits, 3 decimals).
    """
    source = resolve(document)
    if source is None or source.CODE_PREFIX != "VB" or not source.standing:
        raise Refused(Verdict.no(f"Số khai “{label}” cần văn bản nguồn có trong sổ văn bản; chưa ghi."))
    if as_of > timezone.localdate(at):
        raise Refused(Verdict.no(f"Số khai “{label}” tại ngày {date_vi(as_of)} sau hôm nay; chưa ghi."))
    if not value.is_finite() or abs(value) >= TOO_BIG or value != round(value, DECIMALS):
        raise Refused(Verdict.no(f"Số khai “{label}” quá lớn hoặc quá {DECIMALS} chữ số lẻ; chưa ghi."))
    readable = may_be_read(label, unit, looked=looked)
    if not readable:
        raise Refused(readable)
    fact = Fact(key=key, label=label, value=value, qualifier=qualifier, unit=unit, as_of=as_of, document=str(source.pk))
    return acts.create(fact, verb="declare", by=by, at=at)


@acts.one_at_a_time
def declare_day(
    day: date, *, working: bool, reason: str, document: str, by: Actor, at: datetime, looked: bool = False
) -> DayOff:
    """Declare a day off, or worked, in this commune: clocks that are opened count by it at once, running ones are counted again
    in the morning. Everybody reads the reason: `looked` lets through what looks like personal data in it. Raises Refused (see
    `rules.can_declare_day`)."""
    source = resolve(document)
    found = source is not None and source.CODE_PREFIX == "VB" and source.standing
    twin = declared_of(day)
    verdict = can_declare_day(
        day,
        working=working,
        reason=reason,
        calendar=local_calendar(),
        document_found=found,
        twin=twin.code if twin else "",
    )
    verdict &= may_be_read(reason, looked=looked)
    if not verdict:
        raise Refused(verdict)
    told = DayOff(
        day=day,
        working=working,
        reason=_line(reason),
        document=document,
        cited=DayOff.fit("cited", source.summary_vi() if source else ""),
    )
    return acts.create(told, verb="declare", by=by, at=at)


def _line(text: str) -> str:
    """One spelling: composed accents, one line, single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).split())
