"""What happens to the list of a version when the version is told: the day it goes is fixed."""

from datetime import date

from dienhong.commune.queries import local_calendar
from dienhong.disclosure.lists.models import Objection, PeopleList
from dienhong.disclosure.lists.rules import can_tell
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
        return Verdict.yes()
    fits = sheet.kind in {kind.id for kind in kinds_for(item.content, item.sector, on)}
    return can_tell(sheet.rows.count(), fits=fits)


def told(item: Item, version: Version, on: date) -> None:
    """The version is told from `on`: its list stays as long as the law asks and no longer; objections that were accepted
    are answered by it."""
    sheet = list_of(version)
    if sheet is None:
        return
    posting = next(kind.posting for kind in list_kinds(on) if kind.id == sheet.kind)
    sheet.down_on, sheet.shown_from = due(posting, on, calendar=local_calendar()).due, on
    sheet.save()
    Objection.objects.filter(item=item.code, state=ObjectionState.ACCEPTED, new_number__isnull=True).update(
        new_number=version.number
    )
