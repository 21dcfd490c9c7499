"""The only writers of rosters: open one with a line for each who owes, add one who was missed."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from dienhong.commune.actions import sort_key_vi
from dienhong.commune.models import Commune, Membership
from dienhong.compliance import names, queries, rules
from dienhong.compliance.models import Duty, Roster
from dienhong.compliance.obligations import Obligation, obligation
from dienhong.compliance.rules import Official
from dienhong.compliance.spans import span
from dienhong.documents.models import Document
from dienhong.law.periods import PeriodError, Window
from dienhong.law.verdict import Refused, Verdict
from dienhong.records import acts, history
from dienhong.records.actor import Actor


def open_roster(
    obligation_key: str,
    period: str,
    *,
    as_of: date,
    basis: str,
    by: Actor,
    at: datetime,
    document: str = "",
    from_on: date | None = None,
    to_on: date | None = None,
    officials: Sequence[Official] | None = None,
    invented: bool = False,
) -> Roster:
    """Draw up the roster of an obligation: every standing unit of its kinds on `as_of`, or the officials given (none
    given: those who hold an office then). One DS and one CH each. Raises Refused (`rules.can_open`), UnknownObligation.
    """
    owed, window = obligation(obligation_key), _window(period, from_on, to_on)
    document = document.strip().upper()
    with transaction.atomic():
        # Two officers opening the same list at once come one after the other: the second is told of the first's.
        history.lock_head()
        lines = _lines(owed, as_of, officials)
        commune = Commune.installed()
        verdict = rules.can_open(
            owed,
            window=window,
            as_of=as_of,
            on=timezone.localdate(at),
            since=commune.formed_on if commune else None,
            other=queries.overlapping(owed.key, window).first(),
            subjects=len(lines),
            basis=basis,
            document_known=not document or Document.objects.standing().filter(pk=document).exists(),
        )
        if not verdict:
            raise Refused(verdict)
        roster = Roster(
            obligation_key=owed.key,
            period=period.strip(),
            from_on=window.from_on,
            to_on=window.to_on,
            as_of=as_of,
            basis=basis.strip(),
            document=document,
            invented=invented,
        )
        acts.create(roster, verb="record", by=by, at=at)
        for line in lines:
            line.roster = roster
            acts.create(line, verb="record", by=by, at=at)
    return roster


def add_subject(
    roster: str, *, reason: str, by: Actor, at: datetime, subject_code: str = "", official: Official | None = None
) -> Duty:
    """Add a unit or an official that was missed: a new, visible line. Raises Refused, Roster.DoesNotExist."""
    with transaction.atomic():
        history.lock_head()
        listed = Roster.objects.get(pk=roster)
        owed, line = listed.obligation, None
        standing = list(listed.duties.filter(voided_at__isnull=True))
        if owed.of_officials and official and official.name.strip():
            line = _official_line(official, listed.as_of)
            same = names.matching(standing, official.name, official.unit)
        else:
            unit = queries.owing_units(owed, listed.as_of).filter(pk=subject_code).first() if subject_code else None
            line = _line(unit.name, unit.sort_name, listed.as_of, subject_code=unit.code) if unit else None
            same = [duty for duty in standing if subject_code and duty.subject_code == subject_code]
        verdict = rules.can_add(listed, listed=same[0] if same else None, fits=line is not None, reason=reason)
        if line is None or not verdict:
            raise Refused(verdict)
        line.roster, line.added_on, line.added_reason = listed, timezone.localdate(at), reason.strip()
        return acts.create(line, verb="record", by=by, at=at)


def officials_of(seats: Iterable[Membership]) -> list[Official]:
    """Persons out of the offices they hold; two offices in one unit are one person, who signs once."""
    found: dict[tuple[str, str], list[str]] = {}
    shown: dict[tuple[str, str], str] = {}
    for seat in seats:
        key = (names.plain(seat.name), seat.unit.name)
        found.setdefault(key, []).append(seat.title)
        shown.setdefault(key, seat.name)
    return [Official(shown[key], "; ".join(titles), key[1]) for key, titles in found.items()]


def _lines(owed: Obligation, as_of: date, officials: Sequence[Official] | None) -> list[Duty]:
    if not owed.of_officials:
        units = queries.owing_units(owed, as_of)
        return [_line(unit.name, unit.sort_name, as_of, subject_code=unit.code) for unit in units]
    people = officials_of(queries.officials_on(owed, as_of)) if officials is None else officials
    lines = [_official_line(person, as_of) for person in people]
    _refuse_twice(lines)
    return sorted(lines, key=lambda line: line.sort_name)


def _refuse_twice(lines: Sequence[Duty]) -> None:
    seen: set[tuple[str, str]] = set()
    for line in lines:
        key = (names.plain(line.subject), names.plain(line.unit_name))
        if not line.subject:
            raise Refused(Verdict.no("Có dòng thiếu họ tên; chưa lập danh sách."))
        if key in seen:
            raise Refused(Verdict.no(f"“{names.shown(line)}” có hai lần trong danh sách; hãy giữ một."))
        seen.add(key)


def _official_line(person: Official, as_of: date) -> Duty:
    name, title, unit = (" ".join(text.split()) for text in (person.name, person.title, person.unit))
    return _line(name, sort_key_vi(name), as_of, title=title, unit_name=unit)


def _line(subject: str, sort_name: str, as_of: date, **more: str) -> Duty:
    return Duty(subject=subject, sort_name=sort_name, listed_on=as_of, **more)


def _window(period: str, from_on: date | None, to_on: date | None) -> Window:
    try:
        return span(period, from_on, to_on)
    except PeriodError as wrong:
        raise Refused(Verdict.no(str(wrong))) from None
