"""Search a version, decide about a place, look at a masked value. Each is an event of the item's history."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from dienhong.disclosure.checks.file_words import keep
from dienhong.disclosure.checks.models import Finding, Scan
from dienhong.disclosure.checks.queries import pending_version
from dienhong.disclosure.checks.reading import Words, file_words, fingerprint, words_of
from dienhong.disclosure.checks.rules import can_decide, can_keep_list, can_search
from dienhong.disclosure.checks.states import UNREAD, Decision, Part
from dienhong.disclosure.models import Item, Version
from dienhong.law.verdict import Refused, Verdict
from dienhong.privacy.detector import Kind, hits
from dienhong.privacy.name_lists import people
from dienhong.records import acts, history
from dienhong.records.actor import Actor
from dienhong.records.hashes import keyed_digest
from dienhong.search.words import beginning_of

GONE = "Chỗ này không còn trong bản đang soạn; hãy rà lại."


@dataclass(frozen=True, slots=True)
class Found:
    """A place as the search met it."""

    part: Part
    where: str
    kind: str
    mark: str
    start: int
    end: int
    times: int
    shown: str
    why: str

    @property
    def key(self) -> tuple[str, str, str, str]:
        return (self.part.value, self.where, self.kind, self.mark)


def search(code: str, *, by: Actor, at: datetime) -> Item:
    """Search the version in preparation. Files are read before the act takes its turn, so that nobody waits for them.

    A place decided before keeps its decision, also in an earlier version; one that is gone is marked removed.
    Raises Refused.
    """
    item = Item.objects.get(pk=code)
    version = pending_version(item)
    _ask(can_search(version is not None))
    if version is None:
        raise Refused(can_search(False))
    seen, (found, words) = fingerprint(version), _found(version)
    with acts.changing(Item, code, verb="search_personal", by=by, at=at) as item:
        still = pending_version(item)
        if still is None or still.pk != version.pk or fingerprint(still) != seen:
            raise Refused(Verdict.no("Bản đang soạn vừa được sửa trong lúc rà; hãy rà lại."))
        _keep(still, found)
        keep(item, words)
        done = {"fingerprint": seen, "scanned_at": at, "post": by.post}
        Scan.objects.update_or_create(version=still, defaults=done)
    return item


def decide(
    code: str,
    finding: int,
    decision: str,
    *,
    reason: str = "",
    basis: str = "",
    until: date | None = None,
    by: Actor,
    at: datetime,
    revision: int | None = None,
) -> Finding:
    """Say what a place is: not personal, or kept with a reason and the law that asks for it; a file that lists persons until
    a last day, on which it goes like any list. Raises Refused, EditConflict."""
    on = timezone.localdate(at)
    with acts.changing(Item, code, verb="decide_personal", by=by, at=at, revision=revision):
        place = Finding.objects.select_for_update().get(pk=finding, version__item=code)
        pending = place.version.pending
        _ask(can_decide(place.kind, decision, reason=reason, basis=basis, pending=pending))
        if place.kind == Kind.PEOPLE and decision == Decision.KEEP:
            _ask(can_keep_list(place.part, until, on))
        if place.decision == Decision.REMOVED:
            raise Refused(Verdict.no(GONE))
        place.decision, place.reason, place.basis = decision, reason.strip(), basis.strip()
        place.decided_on, place.decided_by = on, by.post
        if place.kind == Kind.PEOPLE:
            place.until = until if decision == Decision.KEEP else None
            down_on = place.until + timedelta(days=1) if place.until else None
            place.version.files.filter(sha256=place.where).update(down_on=down_on)
        place.save()
    return place


def reveal(code: str, finding: int, *, by: Actor, at: datetime) -> str:
    """The value as it stands, which history remembers was looked at. Raises Refused when it is gone."""
    place = Finding.objects.select_related("version").get(pk=finding, version__item=code)
    text = _text(place)
    value = text[place.start : place.end]
    if not value or keyed_digest(value) != place.mark:
        raise Refused(Verdict.no(GONE))
    with transaction.atomic():
        head = history.lock_head()
        history.append(code, "reveal", by=by, at=at, changes={}, head=head)
    return value


def _text(place: Finding) -> str:
    if place.part == Part.FILE:
        file = place.version.files.filter(sha256=place.where).first()
        return file_words(file.name, file.sha256).text if file else ""
    return next((one.text for one in words_of(place.version, files=False) if one.part == place.part), "")


def _found(version: Version) -> tuple[list[Found], list[tuple[str, str]]]:
    """The places in doubt, and what the pages of each file say, by its digest."""
    met: dict[tuple[str, str, str, str], Found] = {}
    read = []
    for words in words_of(version):
        if words.part == Part.FILE:
            read.append((words.where, beginning_of(words.seen)))
        for one in _in(words):
            before = met.get(one.key)
            met[one.key] = one if before is None else _again(before)
    return list(met.values()), read


def _in(words: Words) -> list[Found]:
    found = [
        Found(
            words.part,
            words.where,
            hit.kind.value,
            keyed_digest(words.text[hit.start : hit.end]),
            hit.start,
            hit.end,
            1,
            hit.shown,
            hit.why,
        )
        for hit in (*hits(words.text), *people(words.text))
    ]
    why = "máy không đọc được nên cán bộ phải tự xem"
    return found + [
        Found(words.part, words.where, UNREAD, keyed_digest(said), 0, 0, 1, said[:120], why) for said in words.unread
    ]


def _again(one: Found) -> Found:
    values = {name: getattr(one, name) for name in Found.__dataclass_fields__}
    return Found(**{**values, "times": one.times + 1})


def _keep(version: Version, found: list[Found]) -> None:
    standing = {(one.part, one.where, one.kind, one.mark): one for one in version.findings.all()}
    for one in found:
        place = standing.pop(one.key, None) or Finding(version=version, part=one.part, where=one.where, kind=one.kind)
        place.mark, place.start, place.end, place.times = one.mark, one.start, one.end, one.times
        place.shown, place.why = one.shown, one.why
        if place.decision == Decision.REMOVED:  # it came back
            place.decision = Decision.WAITING
        if place.pk is None:
            _as_before(place)
        place.save()
    for gone in standing.values():
        if gone.decision != Decision.REMOVED:
            gone.decision = Decision.REMOVED
            gone.save()


def _as_before(place: Finding) -> None:
    """The same value in the same part of an earlier version (a file by its bytes) was judged already."""
    same = Finding.objects.filter(
        version__item=place.version.item_id, part=place.part, where=place.where, kind=place.kind, mark=place.mark
    )
    before = same.filter(decision__in=(Decision.KEEP, Decision.NOT_PERSONAL)).order_by("-version__number").first()
    if before is not None:
        for name in ("decision", "reason", "basis", "until", "decided_on", "decided_by"):
            setattr(place, name, getattr(before, name))


def _ask(verdict: Verdict) -> None:
    if not verdict:
        raise Refused(verdict)
