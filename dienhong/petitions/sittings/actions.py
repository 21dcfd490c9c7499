"""The only writers of the calendar: plan (one or a series), correct, publish, postpone, cancel, hold."""

from collections.abc import Iterable
from dataclasses import asdict, replace
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from dienhong.commune.models import Commune
from dienhong.commune.queries import local_calendar
from dienhong.documents.models import Document
from dienhong.law.calendar import Calendar
from dienhong.law.verdict import Refused, Verdict
from dienhong.petitions.bookings.actions import call_off, follow
from dienhong.petitions.bookings.queries import hours_of, upcoming
from dienhong.petitions.models import Reception
from dienhong.petitions.sittings import rules
from dienhong.petitions.sittings.models import Sitting
from dienhong.petitions.sittings.rules import Known, SittingData
from dienhong.petitions.sittings.states import OPEN, SittingState
from dienhong.records import acts
from dienhong.records.actor import Actor


def plan_sitting(told: SittingData, *, by: Actor, at: datetime, looked: bool = False) -> Sitting:
    """Enter a sitting into the calendar; `looked` lets through what looks like personal data. Raises Refused (see
    `rules.can_plan`, `rules.can_be_read`)."""
    calendar = local_calendar()
    _ask(_plan_verdict(told, at, calendar) & rules.can_be_read(told, looked=looked))
    return acts.create(Sitting(**_columns(told, calendar)), verb="plan", by=by, at=at)


def plan_series(
    told: SittingData, days: Iterable[date], *, by: Actor, at: datetime, looked: bool = False
) -> list[Sitting]:
    """The same sitting on several days, all or none; a day on which this host already sits then is left as it is.

    Raises Refused when no day is left.
    """
    calendar, made = local_calendar(), []
    _ask(rules.can_be_read(told, looked=looked))
    with transaction.atomic():
        for day in days:
            one = replace(told, planned_on=day)
            if _twin(one, ""):
                continue
            _ask(_plan_verdict(one, at, calendar))
            made.append(acts.create(Sitting(**_columns(one, calendar)), verb="plan", by=by, at=at))
        if not made:
            raise Refused(Verdict.no("Không có ngày nào để lập: các ngày theo quy tắc này đều nghỉ hoặc đã có lịch."))
    return made


def correct_sitting(
    code: str, told: SittingData, *, revision: int, by: Actor, at: datetime, looked: bool = False
) -> Sitting:
    """Correct what is planned, as long as it was not held, postponed or dropped. The day itself moves by postponing once
    it was announced. Raises Refused, EditConflict."""
    calendar = local_calendar()
    with acts.changing(Sitting, code, verb="correct", by=by, at=at, revision=revision) as sitting:
        _ask(can_correct(sitting))
        if sitting.published_on and told.planned_on != sitting.planned_on:
            raise Refused(Verdict.no("Lịch đã công bố: đổi ngày thì dùng “Hoãn, dời sang ngày khác”.", rules.POSTPONE))
        readable = rules.can_be_read(told, told_of(sitting), looked=looked)
        _ask(_plan_verdict(told, at, calendar, itself=code) & readable)
        for name, value in _columns(told, calendar).items():
            setattr(sitting, name, value)
        _ask(_keeps_its_hours(sitting))
    return sitting


def publish_sittings(codes: Iterable[str], *, published_on: date, where: str, by: Actor, at: datetime) -> list[Sitting]:
    """Enter that these sittings were announced on a day: one sheet on the board announces many. Raises Refused."""
    done = []
    with transaction.atomic():
        for code in codes:
            with acts.changing(Sitting, code, verb="publish", by=by, at=at) as sitting:
                verdict = rules.can_publish(
                    state=sitting.state,
                    planned_on=sitting.planned_on,
                    publish_by=sitting.publish_by,
                    published_on=published_on,
                    on=timezone.localdate(at),
                )
                if sitting.published_on:
                    verdict &= Verdict.no(f"Buổi {code} đã ghi công bố rồi.")
                _ask(verdict)
                sitting.state = SittingState.PUBLISHED
                sitting.published_on, sitting.published_where = published_on, where
            done.append(sitting)
    return done


def postpone_sitting(
    code: str,
    told: SittingData,
    *,
    reason: str,
    announced_on: date,
    where: str,
    revision: int,
    by: Actor,
    at: datetime,
    looked: bool = False,
) -> Sitting:
    """Put a sitting off to a new day, announced on a day: the old entry keeps its day and points to the new one, which is
    returned. Who booked an hour keeps it on the new day. Raises Refused, EditConflict."""
    calendar = local_calendar()
    with acts.changing(Sitting, code, verb="postpone", by=by, at=at, revision=revision) as old:
        _ask(rules.can_postpone(state=old.state, planned_on=old.planned_on, new_on=told.planned_on, reason=reason))
        readable = rules.can_be_read(told, told_of(old), looked=looked)
        _ask(_plan_verdict(told, at, calendar, itself=code) & readable)
        columns = _columns(told, calendar)
        _ask(
            rules.can_publish(
                state=SittingState.PLANNED,
                planned_on=told.planned_on,
                publish_by=columns["publish_by"],
                published_on=announced_on,
                on=timezone.localdate(at),
            )
        )
        new = Sitting(
            **columns,
            state=SittingState.PUBLISHED,
            published_on=announced_on,
            published_where=where,
            postponed_from=code,
        )
        acts.create(new, verb="plan", by=by, at=at)
        follow(old, new, by=by, at=at)
        old.state, old.reason, old.postponed_to = SittingState.POSTPONED, reason.strip(), new.code
    return new


def cancel_sitting(code: str, *, reason: str, by: Actor, at: datetime, revision: int | None = None) -> Sitting:
    """Drop a sitting from the calendar, with the reason; who booked is told. Raises Refused, EditConflict."""
    with acts.changing(Sitting, code, verb="cancel", by=by, at=at, revision=revision) as sitting:
        _ask(rules.can_cancel(state=sitting.state, reason=reason))
        call_off(sitting, by=by, at=at)
        sitting.state, sitting.reason = SittingState.CANCELLED, reason.strip()
    return sitting


def hold_sitting(code: str, *, reception: str, by: Actor, at: datetime, revision: int | None = None) -> Sitting:
    """Link the reception that kept the calendar. Raises Refused, EditConflict."""
    with acts.changing(Sitting, code, verb="hold", by=by, at=at, revision=revision) as sitting:
        met = Reception.objects.standing().filter(pk=reception).first()
        other = Sitting.objects.standing().filter(reception=reception).exclude(pk=code).first()
        verdict = rules.can_hold(
            state=sitting.state,
            link_stands=Reception.objects.standing().filter(pk=sitting.reception).exists(),
            host=sitting.host,
            planned_on=sitting.planned_on,
            met=(met.host, met.held_on) if met else None,
            taken_by=other.code if other else "",
        )
        _ask(verdict)
        sitting.state, sitting.reception = SittingState.HELD, reception
    return sitting


def can_correct(sitting: Sitting) -> Verdict:
    """Whether the entry may still be corrected."""
    if sitting.state in OPEN:
        return Verdict.yes()
    return Verdict.no("Buổi này đã tiếp, đã hoãn hoặc đã bỏ lịch nên không sửa nữa.")


def told_of(sitting: Sitting) -> SittingData:
    """What an entry tells, in the shape the rules ask about."""
    return SittingData(**{name: getattr(sitting, name) for name in SittingData.__dataclass_fields__})


def _keeps_its_hours(sitting: Sitting) -> Verdict:
    """An hour that somebody keeps cannot be corrected away: who booked would come for nothing."""
    hours = hours_of(sitting)
    lost = [one.hour_vi() for one in upcoming(sitting.code) if one.hour not in hours]
    if not lost:
        return Verdict.yes()
    return Verdict.no(
        f"Đã có người giữ giờ: {', '.join(lost)}. Hãy giữ các giờ ấy, hoặc dùng “Hoãn, dời sang ngày khác”."
    )


def _columns(told: SittingData, calendar: Calendar) -> dict[str, Any]:
    columns = {name: value.strip() if isinstance(value, str) else value for name, value in asdict(told).items()}
    clock = rules.publish_clock(told, calendar)
    return {**columns, "publish_by": clock.due if clock else None}


def _plan_verdict(told: SittingData, at: datetime, calendar: Calendar, *, itself: str = "") -> Verdict:
    commune = Commune.installed()
    cited = told.place_document
    return rules.can_plan(
        told,
        Known(
            on=timezone.localdate(at),
            calendar=calendar,
            since=commune.formed_on if commune else None,
            document_found=not cited or Document.objects.standing().filter(pk=cited).exists(),
            twin=_twin(told, itself),
        ),
    )


def _twin(told: SittingData, itself: str) -> str:
    same = Sitting.objects.standing().filter(planned_on=told.planned_on, host=told.host)
    same = same.exclude(state__in=(SittingState.POSTPONED, SittingState.CANCELLED)).exclude(pk=itself)
    first = same.filter(begins__lt=told.ends, ends__gt=told.begins).first()
    return str(first.code) if first else ""


def _ask(verdict: Verdict) -> None:
    if not verdict:
        raise Refused(verdict)
