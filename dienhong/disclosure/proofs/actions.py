"""The only writers of proof: put up, take down, broadcast, end a broadcast, pass on, undo, tell otherwise."""

from datetime import date, datetime

from django.utils import timezone

from dienhong.commune.queries import local_calendar, villages_on
from dienhong.disclosure.models import Item
from dienhong.disclosure.proofs import rules
from dienhong.disclosure.proofs.again import settles
from dienhong.disclosure.proofs.models import Broadcast, Posting, Relay, Telling
from dienhong.disclosure.proofs.owed import look_again
from dienhong.disclosure.proofs.photo import keep_photo
from dienhong.disclosure.proofs.rules import BroadcastData, PostingData
from dienhong.disclosure.requirements import LOUDSPEAKER, POSTING, Asked, Stay, asked_of, stay
from dienhong.disclosure.states import State
from dienhong.law.verdict import Refused, Verdict
from dienhong.privacy.public_words import names_nobody
from dienhong.records import acts
from dienhong.records.actor import Actor

ONE_PLACE = "Một ảnh chỉ làm chứng cho một nơi; hãy ghi nơi có ảnh riêng."


@settles
def post_up(
    code: str,
    *told: PostingData,
    by: Actor,
    at: datetime,
    photo: bytes | None = None,
    revision: int | None = None,
) -> Item:
    """Note that the version shown was put up in one place or several; a picture proves one place.

    Raises Refused, EditConflict.
    """
    if photo and len(told) != 1:
        raise Refused(Verdict.no(ONE_PLACE))
    with acts.changing(Item, code, verb="post_up", by=by, at=at, revision=revision) as item:
        kept = keep_photo(code, "niem-yet", photo, by=by, at=at) if photo else ""
        for one in told:
            _post_up(item, one, kept, timezone.localdate(at))
        look_again(item, timezone.localdate(at))
    return item


def _post_up(item: Item, told: PostingData, photo: str, today: date) -> None:
    hanging = item.postings.filter(place=told.place, village=told.village, to_on__isnull=True)
    verdict = rules.can_post_up(
        told,
        item.state,
        decided_on=item.decided_on,
        today=today,
        villages=_villages(told.from_on) if told.village else (),
        hangs=hanging.exists(),
    )
    _ask(verdict)
    Posting.objects.create(
        item=item,
        number=item.shown,
        place=told.place,
        village=told.village,
        where=told.where.strip(),
        from_on=told.from_on,
        put_up_by=told.put_up_by.strip(),
        photo=photo,
    )


def take_down(
    code: str,
    *postings: int,
    to_on: date,
    by: Actor,
    at: datetime,
    taken_down_by: str = "",
    why: str = "",
    lost: bool = False,
    photo: bytes | None = None,
    revision: int | None = None,
) -> Item:
    """Note that papers came down, of one place or several; before the days of the law are over only when they were lost
    or replaced. `taken_down_by` "" is who put each up.

    Raises Refused, EditConflict, Posting.DoesNotExist.
    """
    if photo and len(postings) != 1:
        raise Refused(Verdict.no(ONE_PLACE))
    today = timezone.localdate(at)
    with acts.changing(Item, code, verb="take_down", by=by, at=at, revision=revision) as item:
        if lost and not why.strip():
            raise Refused(Verdict.no("Giấy bị mất, rách thì phải ghi rõ vì sao."))
        _ask(names_nobody(taken_down_by))
        kept = keep_photo(code, "go-niem-yet", photo, by=by, at=at) if photo else ""
        for number in postings:
            posting = item.postings.get(pk=number)
            _ask(take_down_verdict(item, posting, to_on=to_on, today=today, lost=lost))
            posting.to_on, posting.down_why, posting.photo_down = to_on, why.strip(), kept
            posting.taken_down_by = taken_down_by.strip() or posting.put_up_by
            posting.save()
        look_again(item, today)
    return item


def take_down_verdict(item: Item, posting: Posting, *, to_on: date, today: date, lost: bool = False) -> Verdict:
    """May this paper come down on a day? The same question for the button and for the act."""
    asked = asked_for(item, today).of(POSTING)
    return rules.can_take_down(
        from_on=posting.from_on,
        down_on=posting.to_on,
        to_on=to_on,
        today=today,
        asked=asked,
        stays=stay(asked.stays, posting.from_on, local_calendar()),
        replaced=item.state != State.PUBLISHED or posting.number != item.shown,
        lost=lost,
    )


@settles
def broadcast(code: str, told: BroadcastData, *, by: Actor, at: datetime, revision: int | None = None) -> Item:
    """Note a run of broadcasts, over or going on. Raises Refused, EditConflict."""
    today = timezone.localdate(at)
    with acts.changing(Item, code, verb="broadcast", by=by, at=at, revision=revision) as item:
        verdict = rules.can_broadcast(
            told,
            item.state,
            decided_on=item.decided_on,
            today=today,
            villages=_villages(told.from_on) if told.villages else (),
            stays=_broadcast_stay(item, told.from_on, today),
        )
        _ask(verdict)
        Broadcast.objects.create(
            item=item,
            number=item.shown,
            from_on=told.from_on,
            to_on=told.to_on,
            villages=" ".join(told.villages),
            times=told.times,
            script=told.script.strip(),
            noted_by=by.post,
        )
        look_again(item, today)
    return item


def end_broadcast(
    code: str, broadcast_id: int, *, to_on: date, by: Actor, at: datetime, revision: int | None = None
) -> Item:
    """Note the last day of a run of broadcasts. Raises Refused, EditConflict, Broadcast.DoesNotExist."""
    with acts.changing(Item, code, verb="end_broadcast", by=by, at=at, revision=revision) as item:
        run = item.broadcasts.get(pk=broadcast_id)
        _ask(end_broadcast_verdict(item, run, to_on=to_on, today=timezone.localdate(at)))
        run.to_on = to_on
        run.save(update_fields=["to_on"])
        look_again(item, timezone.localdate(at))
    return item


def end_broadcast_verdict(item: Item, run: Broadcast, *, to_on: date, today: date) -> Verdict:
    """May this run end with a day? The same question for the button and for the act."""
    stays = _broadcast_stay(item, run.from_on, today)
    return rules.can_end_broadcast(from_on=run.from_on, ended_on=run.to_on, to_on=to_on, today=today, stays=stays)


@settles
def relay(
    code: str,
    *villages: str,
    on: date,
    way: str,
    by: Actor,
    at: datetime,
    note: str = "",
    revision: int | None = None,
) -> Item:
    """Note that the heads of some villages passed it on. Raises Refused, EditConflict."""
    known = _villages(on)
    with acts.changing(Item, code, verb="relay", by=by, at=at, revision=revision) as item:
        for village in villages or ("",):
            verdict = rules.can_relay(
                item.state,
                on=on,
                decided_on=item.decided_on,
                today=timezone.localdate(at),
                village=village,
                villages=known,
                noted=item.relays.filter(number=item.shown, village=village, on=on, way=way).exists(),
            )
            _ask(verdict)
            Relay.objects.create(
                item=item,
                number=item.shown,
                village=village,
                on=on,
                way=way,
                note=note.strip(),
                noted_by=by.post,
            )
        look_again(item, timezone.localdate(at))
    return item


def undo_relay(code: str, relay_id: int, *, by: Actor, at: datetime, revision: int | None = None) -> Item:
    """Take back a note that was a slip of the finger; history keeps both. Only by the post that made it.

    Raises Refused, EditConflict, Relay.DoesNotExist.
    """
    with acts.changing(Item, code, verb="undo_relay", by=by, at=at, revision=revision) as item:
        noted = item.relays.get(pk=relay_id)
        if noted.noted_by != by.post:
            raise Refused(Verdict.no(f"Lần truyền đạt này do {noted.noted_by} ghi; chỉ người giữ chức vụ ấy xóa được."))
        noted.delete()
        look_again(item, timezone.localdate(at))
    return item


def tell(code: str, *, form: str, on: date, ref: str, by: Actor, at: datetime, revision: int | None = None) -> Item:
    """Note that it was told by another form of the law. Raises Refused, EditConflict."""
    with acts.changing(Item, code, verb="tell", by=by, at=at, revision=revision) as item:
        today = timezone.localdate(at)
        _ask(rules.can_tell(item.state, on=on, decided_on=item.decided_on, today=today, ref=ref))
        Telling.objects.create(item=item, form=form, on=on, ref=ref.strip(), noted_by=by.post)
    return item


def asked_for(item: Item, today: date) -> Asked:
    """What the law asks of this item."""
    return asked_of(item.content, item.sector, item.starts_on, today)


def _broadcast_stay(item: Item, from_on: date, today: date) -> Stay | None:
    return stay(asked_for(item, today).of(LOUDSPEAKER).stays, from_on, local_calendar())


def _villages(on: date) -> set[str]:
    return set(villages_on(on).values_list("code", flat=True))


def _ask(verdict: Verdict) -> None:
    if not verdict:
        raise Refused(verdict)
