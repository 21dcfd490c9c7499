"""The only writers of items: draft, rewrite, mark, clear, publish, renew, withdraw, and that the source changed.

Proof, plan and what residents ask have their own (`proofs`, `plan`, `asked`).
"""

from collections.abc import Collection, Iterable
from datetime import date, datetime

from django.utils import timezone

from dienhong.commune.queries import local_calendar, villages_on
from dienhong.deadlines import actions as deadlines
from dienhong.disclosure import beside as facts
from dienhong.disclosure import clocks, rules
from dienhong.disclosure.checks.file_words import read_missing
from dienhong.disclosure.checks.queries import gate, pending_version
from dienhong.disclosure.contents import Upload, fold_item, write
from dienhong.disclosure.finding import tell
from dienhong.disclosure.lists import telling as lists
from dienhong.disclosure.models import Item, Plan, Screening, Version
from dienhong.disclosure.old_versions import can_go, flag, go_with_successor
from dienhong.disclosure.proofs.owed import look_again
from dienhong.disclosure.requirements import POSTING, asked_of, stay
from dienhong.disclosure.rules import ItemData, Known, VersionData
from dienhong.disclosure.states import Check, State, Step
from dienhong.disclosure.telling import tell_followers
from dienhong.documents.models import Document
from dienhong.law.verdict import Refused, Verdict
from dienhong.notices.telling import recall
from dienhong.privacy.public_words import may_be_read
from dienhong.records import acts
from dienhong.records.actor import Actor


@acts.one_at_a_time
def draft(told: ItemData, *, by: Actor, at: datetime, files: Iterable[Upload] = ()) -> Item:
    """Enter a matter that has to be disclosed, with its first version; the time to publish runs. Raises Refused."""
    on = timezone.localdate(at)
    _ask(rules.can_draft(told, _known(told, on)))
    item = Item(title=told.says.title.strip(), summary=told.says.summary.strip())
    _fill(item, facts.of(told), on)
    with acts.creating(item, verb="record", by=by, at=at):
        write(Version(item=item, number=1), told.says, files, by=by, at=at)
        clocks.open_publish(item, at=at, on=on)
    return item


def rewrite(code: str, told: ItemData, *, revision: int, by: Actor, at: datetime, files: Iterable[Upload] = ()) -> Item:
    """Correct what is still in preparation; what was already checked must be checked again. Raises Refused, EditConflict."""
    on = timezone.localdate(at)
    with acts.changing(Item, code, verb="correct", by=by, at=at, revision=revision) as item:
        _ask(rules.can_rewrite(item.state, item.step) & rules.can_draft(told, _known(told, on, itself=code)))
        version = _pending(item)
        version.step = item.step = Step.WRITTEN
        if item.state == State.PREPARING:
            _fill(item, facts.of(told), on)
        else:  # what everybody reads, or read, changes when this version is told
            facts.wait(item, version, facts.of(told))
        write(version, told.says, files, by=by, at=at)
        if item.state == State.PREPARING:
            item.title, item.summary = version.title, version.summary
            clocks.refit_publish(item, at=at, on=on)
        fold_item(item)
    return item


def mark(code: str, *, words: str, by: Actor, at: datetime, revision: int | None = None) -> Item:
    """First check: the unit that wrote it marks what may not go out ("" for nothing). Raises Refused, EditConflict."""
    with acts.changing(Item, code, verb="mark", by=by, at=at, revision=revision) as item:
        _ask(rules.can_mark(item.step))
        _check(item, Check.MARK, words, passed=True, by=by, at=at)
        _step(item, Step.MARKED)
    return item


def clear(code: str, *, passed: bool, words: str, by: Actor, at: datetime, revision: int | None = None) -> Item:
    """Second check, by another person in another post: it passes, or goes back with what must change.

    Raises Refused, EditConflict.
    """
    on = timezone.localdate(at)
    with acts.changing(Item, code, verb="clear" if passed else "send_back", by=by, at=at, revision=revision) as item:
        marked = last_mark(_pending(item)) if item.step else None
        by_whom = (marked.post, marked.account) if marked else None
        _ask(rules.can_clear(item.step, marked_by=by_whom, by=(by.post, by.account_id), on=on))
        _ask(rules.can_pass(marked.words if marked else "", words, on) if passed else rules.can_return(words))
        _check(item, Check.CLEAR, words, passed=passed, by=by, at=at)
        _step(item, Step.CLEARED if passed else Step.WRITTEN)
    return item


def publish(code: str, *, by: Actor, at: datetime, revision: int | None = None) -> Item:
    """Tell it to everybody from now on; the version before stays readable as superseded. Raises Refused, EditConflict."""
    on = timezone.localdate(at)
    if (cleared := pending_version(Item.objects.get(pk=code))) is not None:
        read_missing(cleared)  # as a rule there is nothing: the search for persons kept what it read
    with acts.changing(Item, code, verb="publish", by=by, at=at, revision=revision) as item:
        told = pending_version(item)
        _ask(rules.can_publish(item.step, on) & gate(told, on) & lists.may_tell(item, told, on))
        go_with_successor(item, on)
        version = _pending(item)
        if version.beside:
            _fill(item, facts.beside(item, version), on)
        version.step, version.shown_from, version.beside = Step.SHOWN, on, ""
        version.save()
        item.state, item.step, item.shown = State.PUBLISHED, "", version.number
        item.title, item.summary = version.title, version.summary
        item.published_on = item.published_on or on
        item.withdrawn_on, item.withdrawn_why = None, ""
        item.changed_on, item.changed_why = None, ""
        fold_item(item)
        clocks.stop_publish(item, on=on)
        clocks.stop_changed(item, on=on)
        lists.told(item, version, on)
        look_again(item, on)
        tell(item, at=at)
        tell_followers(item, version, at=at)
    return item


def renew(
    code: str,
    says: VersionData,
    *,
    by: Actor,
    at: datetime,
    files: Iterable[Upload] = (),
    leaks: Collection[int] = (),
    gone_why: str = "",
    looked: bool = False,
    revision: int | None = None,
) -> Item:
    """Write a new version of what was told (a correction, a change of its source, after it was taken down); it goes
    through both checks, and is told in the same places. `leaks` are numbers of versions that held somebody's data: they are
    read no more, with `gone_why` in their place. A list that still has time comes along. Raises Refused, EditConflict."""
    on = timezone.localdate(at)
    with acts.changing(Item, code, verb="renew", by=by, at=at, revision=revision) as item:
        verdict = rules.can_renew(item.state, item.step) & rules.can_say(says)
        if not says.why.strip():
            verdict &= Verdict.no("Bản mới phải nói vì sao sửa; người dân sẽ đọc câu này.")
        if leaks:
            verdict &= can_go(item, leaks, why=gone_why, looked=looked, shown_too=True)
        _ask(verdict)
        number = item.versions.count() + 1
        version = Version(item=item, number=number)
        write(version, says, files, by=by, at=at)
        lists.carry(item, version, on)
        flag(item, leaks, gone_why, on)
        item.step = Step.WRITTEN
    return item


def source_changed(
    code: str, *, on: date, why: str, by: Actor, at: datetime, document: str = "", revision: int | None = None
) -> Item:
    """Flag that what was told no longer holds: it must be told anew. `document` is the paper (VB) that changed it: of an
    item that is flagged already it is only noted. Raises Refused, EditConflict."""
    with acts.changing(Item, code, verb="source_changed", by=by, at=at, revision=revision) as item:
        today = timezone.localdate(at)
        _ask(rules.can_change_source(item.state, on=on, since=item.published_on, today=today, why=why))
        flagged = bool(document) and item.changed_on is not None
        if document:
            item.changed_by = " ".join(dict.fromkeys([*item.changed_by.split(), document]))[-500:]
        if not flagged:
            item.changed_on, item.changed_why = on, Item.fit("changed_why", why.strip())
            unknown = clocks.open_changed(item, on=on, at=at)
            item.unclocked = f"{item.unclocked} {unknown}".strip()[:500]
    return item


def withdraw(
    code: str, *, why: str, by: Actor, at: datetime, looked: bool = False, revision: int | None = None
) -> Item:
    """Take it down, with the reason that readers see in its place (`looked` lets through what looks like personal data);
    nothing of it is findable any more.

    Raises Refused, EditConflict.
    """
    on = timezone.localdate(at)
    with acts.changing(Item, code, verb="withdraw", by=by, at=at, revision=revision) as item:
        verdict = rules.can_withdraw(item.state, why=why, must_stay_until=must_stay_until(item, on), today=on)
        _ask(verdict & may_be_read(why, looked=looked))
        told = item.versions.exclude(step=Step.TAKEN_DOWN)
        told.filter(shown_until__isnull=True, shown_from__isnull=False).update(shown_until=on)
        told.update(step=Step.TAKEN_DOWN)
        item.state, item.step, item.shown = State.WITHDRAWN, "", 0
        item.unproven, item.lacks = False, ""
        item.withdrawn_on, item.withdrawn_why = on, why.strip()
        deadlines.drop(code, on=on, why="nội dung đã gỡ")
        tell(item, at=at)
        recall(code)
    return item


def must_stay_until(item: Item, on: date) -> date | None:
    """Until when the paper should hang, counted from the day it was told; None where nothing says so."""
    if item.published_on is None:
        return None
    asked = asked_of(item.content, item.sector, item.starts_on, on).of(POSTING)
    stays = stay(asked.stays, item.published_on, local_calendar())
    return stays.until if stays else None


def last_mark(version: Version) -> Screening | None:
    """The first check of a version, as last done."""
    return version.screenings.filter(check_number=Check.MARK).order_by("-id").first()


def _pending(item: Item) -> Version:
    return item.versions.get(step=item.step)


def _step(item: Item, step: Step) -> None:
    item.versions.filter(step=item.step).update(step=step)
    item.step = step


def _check(item: Item, number: Check, words: str, *, passed: bool, by: Actor, at: datetime) -> None:
    Screening.objects.create(
        version=_pending(item),
        check_number=number,
        on=timezone.localdate(at),
        post=by.post,
        account=by.account_id,
        passed=passed,
        words=words.strip(),
    )


def _fill(item: Item, told: facts.Beside, on: date) -> None:
    item.content, item.sector, item.document = told.content, told.sector, told.document
    item.decided_by, item.unit = told.decided_by, told.unit
    item.decided_on, item.starts_on = told.decided_on, told.starts_on
    item.villages = " ".join(told.villages)
    item.plan, item.plan_line = told.plan, told.plan_line
    item.permanent = asked_of(told.content, told.sector, told.starts_on, on).of(POSTING).permanent
    fold_item(item)


def _known(told: ItemData, on: date, itself: str = "") -> Known:
    documents = Document.objects.standing().filter(pk=told.document).values_list("code", "signed_on")
    plan = Plan.objects.standing().filter(pk=told.plan, approved_on__isnull=False).first() if told.plan else None
    same = Item.objects.standing().filter(content=told.content, sector=told.sector, starts_on=told.starts_on)
    twin = same.filter(title=told.says.title.strip()).exclude(pk=itself).values_list("code", flat=True).first()
    return Known(
        on=on,
        documents=dict(documents) if told.document else {},
        villages=set(villages_on(on).values_list("code", flat=True)) if told.villages else (),
        plan_lines=set(plan.lines.values_list("order", flat=True)) if plan else None,
        twin=twin or "",
    )


def _ask(verdict: Verdict) -> None:
    if not verdict:
        raise Refused(verdict)
