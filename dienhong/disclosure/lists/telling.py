"""What happens to the list of a version when the version is told: the day it goes is fixed."""

from datetime import date

from dienhong.commune.queries import local_calendar
from dienhong.disclosure.lists.actions import copy_rows, sum_up
from dienhong.disclosure.lists.models import Objection, PeopleList
from dienhong.disclosure.lists.queries import shown_list
from dienhong.disclosure.lists.rules import can_leave_out, can_tell
from dienhong.disclosure.lists.states import ObjectionState
from dienhong.disclosure.models import Item, Version
from dienhong.law.limits import due
from dienhong.law.people_lists import kinds_for, list_kinds
from dienhong.law.verdict import Verdict


def list_of(version: Version | None) -> PeopleList | None:
    """The list of a version, if it has one."""
    return PeopleList.objects.filter(version=version).first() if version is not None else None


def may_tell(item: Item, version: Version | None, on: date) -> Verdict:
    """Whether the list of a version stands in the way of telling it."""
    sheet = list_of(version)
    if sheet is None:
        running = shown_list(item, on)
        return can_leave_out(running.down_on if running else None, why=version.list_why if version else "")
    fits = sheet.kind in {kind.id for kind in kinds_for(item.content, item.sector, on)}
    return can_tell(sheet.rows.count(), fits=fits)


def carry(item: Item, version: Version, on: date) -> None:
    """A version written over one whose list still has time begins with the same list: a corrected word takes no list away."""
    running = shown_list(item, on)
    if running is None:
        return
    sheet = PeopleList.objects.create(version=version, kind=running.kind, masked=running.masked)
    copy_rows(running, sheet)
    sum_up(sheet)


def told(item: Item, version: Version, on: date) -> None:
    """The version is told from `on`: its list stays as long as the law asks and no longer; objections that were accepted
    are answered by it. The same rows as before keep their day; a list that was left out ends now."""
    sheet = list_of(version)
    before = _running_before(item, version, on)
    if sheet is None:
        if not version.list_why:
            return
        if before is not None:
            before.down_on = on
            before.save()
    else:
        same = before is not None and (before.kind, before.digest) == (sheet.kind, sheet.digest)
        posting = next(kind.posting for kind in list_kinds(on) if kind.id == sheet.kind)
        sheet.down_on = before.down_on if before and same else due(posting, on, calendar=local_calendar()).due
        sheet.shown_from = on
        sheet.save()
    Objection.objects.filter(item=item.code, state=ObjectionState.ACCEPTED, new_number__isnull=True).update(
        new_number=version.number
    )


def _running_before(item: Item, version: Version, on: date) -> PeopleList | None:
    """The list told last before this version, while it had time."""
    told_before = PeopleList.objects.filter(version__item=item, version__number__lt=version.number, down_on__gt=on)
    return told_before.filter(taken_down_on__isnull=True).order_by("-version__number").first()
