"""How a list ends: taken down with everything of its item that may name the same persons, then its names erased.

A table of the same people is often attached as a file too, and a text repeats some of them. So what stands beside a list goes
with it, unless an officer read it and said that nobody is named in it.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from dienhong.disclosure.checks.covering import cover_kept
from dienhong.disclosure.checks.file_words import forget
from dienhong.disclosure.checks.states import UNREAD, Decision, Part
from dienhong.disclosure.contents import fold_item, wording
from dienhong.disclosure.finding import tell
from dienhong.disclosure.lists.models import Objection, PeopleList
from dienhong.disclosure.lists.states import ObjectionState
from dienhong.disclosure.models import Item, Version, VersionFile
from dienhong.law.dates_vi import date_vi
from dienhong.law.verdict import Refused, Verdict
from dienhong.records import acts, history
from dienhong.records.actor import Actor
from dienhong.records.snapshots import difference, snapshot


def can_mark(sheet: PeopleList | None) -> Verdict:
    """What stands beside a list is judged as long as the list stands."""
    if sheet is None:
        return Verdict.no("Bản này không kèm danh sách nên lời văn, tệp của nó không tự gỡ.")
    if sheet.taken_down_on is not None:
        return Verdict.no(f"Danh sách đã gỡ ngày {date_vi(sheet.taken_down_on)}.")
    return Verdict.yes()


def mark_nameless(
    code: str, *, words: bool, files: Collection[str], by: Actor, at: datetime, revision: int | None = None
) -> Item:
    """Say of the version in preparation, or of the one shown, whether its words and which of its files (digests) name nobody:
    these stay when the list goes. Raises Refused, EditConflict."""
    with acts.changing(Item, code, verb="list_nameless", by=by, at=at, revision=revision) as item:
        version = beside(item)
        verdict = can_mark(PeopleList.objects.filter(version=version).first() if version else None)
        if version is None or not verdict:
            raise Refused(verdict)
        version.nameless = words
        version.save()
        for file in version.files.all():
            file.nameless = file.sha256 in files
            file.save()
        if version.number == item.shown:
            tell(item, at=at)  # what nobody vouches for any more is searched no more
    return item


def beside(item: Item) -> Version | None:
    """The version whose words and files stand beside the list that is judged now."""
    number = {"step": item.step} if item.step else {"number": item.shown}
    return item.versions.filter(**number).first()


def take_down(sheet: PeopleList, *, by: Actor, at: datetime) -> None:
    """Its time is over: nobody reads the rows any more, nor the words and files beside them that may name somebody, in this
    version and those before it; what kept words hold of a person is covered, in search too."""
    with _ended(sheet.version.item_id, "list_take_down", by=by, at=at) as item:
        fresh = PeopleList.objects.select_related("version").get(pk=sheet.pk)
        fresh.taken_down_on = timezone.localdate(at)
        fresh.save()
        _not_again(item, fresh)
        for version in item.versions.filter(number__lte=fresh.version.number):
            _strip(version, fresh.taken_down_on)
            cover_kept(version, item)
        if item.shown and item.shown == fresh.version.number:
            shown = item.versions.get(number=item.shown)
            item.title, item.summary = shown.title, shown.summary
            fold_item(item)
            tell(item, at=at)
        forget(item)


def _not_again(item: Item, ended: PeopleList) -> None:
    """A version in preparation that only carries along what ends now does not bring it back."""
    version = item.versions.filter(step=item.step, number__gt=ended.version.number).first() if item.step else None
    if version is None:
        return
    carried = PeopleList.objects.filter(version=version, kind=ended.kind, digest=ended.digest).first()
    if carried is not None:
        carried.delete()
    unmarked = ended.version.files.filter(nameless=False).values_list("sha256", flat=True)
    version.files.filter(sha256__in=list(unmarked), nameless=False).delete()
    if not version.nameless and wording(version) == wording(ended.version):
        _unsay(version, ended.taken_down_on)


def _strip(version: Version, on: date) -> None:
    """Files that nobody vouched for, that kept somebody's data or that no machine could read, and words nobody vouched for."""
    doubtful = version.findings.filter(Q(decision=Decision.KEEP) | Q(kind=UNREAD), part=Part.FILE)
    version.files.filter(Q(nameless=False) | Q(sha256__in=list(doubtful.values_list("where", flat=True)))).delete()
    if not version.nameless:
        _unsay(version, on)


def _unsay(version: Version, on: date | None) -> None:
    if version.text and on:
        version.text = f"Phần lời đã gỡ ngày {date_vi(on)}, khi danh sách hết thời gian công khai."
    version.lines.all().delete()
    version.save()


def take_files_down(code: str, *, by: Actor, at: datetime) -> None:
    """Files of an item that are lists of persons and whose time is over."""
    with _ended(code, "list_file_down", by=by, at=at) as item:
        _files_over(timezone.localdate(at)).filter(version__item=item).delete()
        forget(item)


def items_with_files_over(on: date) -> list[str]:
    """Codes of items with such a file."""
    return sorted(set(_files_over(on).values_list("version__item", flat=True)))


def _files_over(on: date) -> QuerySet[VersionFile]:
    return VersionFile.objects.filter(down_on__lte=on)


def erase(sheet: PeopleList, *, by: Actor, at: datetime) -> bool:
    """Erase the rows of a list that was taken down, when no objection to it waits; their number stays. Whether it was done."""
    waiting = Objection.objects.standing().filter(item=sheet.version.item_id, state=ObjectionState.WAITING)
    if waiting.exists() or sheet.taken_down_on is None or sheet.erased_on is not None:
        return False
    with _ended(sheet.version.item_id, "list_erase", by=by, at=at):
        fresh = PeopleList.objects.get(pk=sheet.pk)
        fresh.erased_on, fresh.digest = timezone.localdate(at), ""
        fresh.save()
        fresh.rows.all().delete()
    return True


@contextmanager
def _ended(code: str, verb: str, *, by: Actor, at: datetime) -> Iterator[Item]:
    """A change of the item; of a voided one too, for names must go even then, and its history tells that they went."""
    with transaction.atomic():
        head = history.lock_head()
        item = Item.objects.select_for_update().get(pk=code)
        if item.standing:
            with acts.changing(Item, code, verb=verb, by=by, at=at) as changed:
                yield changed
            return
        before = snapshot(item)
        yield item
        item.revision += 1
        item.save()
        history.append(code, verb, by=by, at=at, changes=difference(before, snapshot(item)), head=head)
