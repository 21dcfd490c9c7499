"""The only doors to sealed identities. What goes through them is told in the history without the identity."""

import json
from collections.abc import Collection
from dataclasses import asdict
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from dienhong.accounts.models import Post
from dienhong.accounts.roles import roles
from dienhong.documents.models import Document
from dienhong.law.verdict import Refused, Verdict
from dienhong.petitions.papers.accused import holders, leads
from dienhong.petitions.papers.actions import bar, strip_identity
from dienhong.petitions.papers.axes import BarReason
from dienhong.petitions.papers.models import Petition
from dienhong.petitions.papers.queries import is_barred
from dienhong.petitions.sealed import queries, rules
from dienhong.petitions.sealed.models import SealedSender, SealKeeper
from dienhong.petitions.sealed.rules import Identity
from dienhong.privacy.sealing import NoKey, NotOpened, make_key, seal, unseal
from dienhong.records import acts, history
from dienhong.records.actor import Actor
from dienhong.records.snapshots import difference, snapshot

if TYPE_CHECKING:
    from django.db.models import QuerySet

READS = "sealed.read"


def seal_sender(code: str, identity: Identity, *, by: Actor, at: datetime) -> SealedSender:
    """Seal who sent the denunciation `code`; what was sealed before stays. Raises Refused, Petition.DoesNotExist.

    The first sealing of an installation makes its key.
    """
    with transaction.atomic():
        head = history.lock_head()
        _ask(rules.can_seal(Petition.objects.get(pk=code), identity))
        note = _sealed(code, identity, at)
        history.append(code, "seal", by=by, at=at, changes={"sealed": [None, queries.digest_of(note)]}, head=head)
    return note


def move_sender(code: str, *, by: Actor, at: datetime) -> SealedSender:
    """What came as another letter turns out to denounce: its sender goes under the seal, out of the book and out of what
    the history told so far. Raises Refused, Petition.DoesNotExist."""
    with transaction.atomic():
        head = history.lock_head()
        petition = Petition.objects.get(pk=code)
        _ask(rules.can_move(petition))
        named = [f"{one.full_name}, {one.address}".strip(", ") for one in petition.signatories.all()]
        identity = Identity(
            petition.sender_name,
            petition.sender_address,
            petition.id_number,
            petition.contact,
            f"Cùng ký: {'; '.join(named)}" if named else "",
        )
        note = _sealed(code, identity, at)
        petition = strip_identity(code, by=by, at=at)
        # Erasing took what the history told of the rest too: it is told anew, as the entry stands now.
        told = {**difference({}, snapshot(petition)), "sealed": [None, queries.digest_of(note)]}
        history.append(code, "seal", by=by, at=at, changes=told, head=head)
    return note


def bar_account(code: str, account_id: int, why: str, *, by: Actor, at: datetime) -> None:
    """Name an account that a denunciation accuses, or that is near to whom it accuses: it can neither be given the
    denunciation nor open its seal. Raises Refused."""
    _ask(rules.can_seal(Petition.objects.get(pk=code)))
    bar(code, [account_id], why, by=by, at=at)


def bar_by_post(code: str, posts: Collection[str], *, by: Actor, at: datetime) -> None:
    """Bar whoever holds a post that the sender says is accused: `posts` are rows of the table of roles; with the chair's the
    deputies too. Inside the act that enters the letter, before anybody reads it. Raises Refused."""
    day = timezone.localdate(at)
    petition = Petition.objects.get(pk=code)
    _ask(rules.can_seal(petition))
    if accused := holders(posts, min(petition.received_on, day), day):
        bar(code, sorted(accused), BarReason.ACCUSED, by=by, at=at)


def read_sender(code: str, *, reason: str, by: Actor, at: datetime) -> tuple[Identity, ...]:
    """Open the seal for a keeper. That it was opened, by which post and why, is in the history before a word is shown.

    Raises Refused, Petition.DoesNotExist.
    """
    with transaction.atomic():
        head = history.lock_head()
        petition = Petition.objects.get(pk=code)
        _ask(verdict_of(petition, by, timezone.localdate(at), reason=reason))
        notes = SealedSender.objects.filter(code=code)
        try:
            opened = tuple(_identity(bytes(note.sealed), code) for note in notes)
        except (NoKey, NotOpened) as shut:
            raise Refused(Verdict.no(str(shut))) from None
        history.append(code, "unseal", by=by, at=at, changes={"reason": [None, reason.strip()]}, head=head)
    return opened


def verdict_of(petition: Petition, by: Actor, day: date, *, reason: str | None = None) -> Verdict:
    """May this actor open the seal of this denunciation on a day?"""
    return rules.can_read(
        queries.keeper_of(by.account_id, day),
        petition=petition,
        barred=by.account_id is not None and is_barred(petition.code, by.account_id),
        leads=leads(by.account_id, day),
        notes=queries.notes_of(petition.code),
        reason=reason,
    )


def name_keeper(account_id: int, *, document: str, from_on: date, by: Actor, at: datetime) -> SealKeeper:
    """Name a post to open the seal, by a document of the register. Raises Refused."""
    with transaction.atomic():
        history.lock_head()
        on = timezone.localdate(at)
        posts = {post.account_id: post.title for post in posts_that_may(on)}
        _ask(
            rules.can_name(
                account_id=account_id,
                holds=posts.keys(),
                current=list(queries.keepers_on(from_on)),
                from_on=from_on,
                on=on,
            )
        )
        if not Document.objects.standing().filter(pk=document).exists():
            raise Refused(Verdict.no(f"Văn bản giao ({document}) không có trong sổ văn bản."))
        keeper = SealKeeper(account_id=account_id, post=posts[account_id], document=document, from_on=from_on)
        return acts.create(keeper, verb="name", by=by, at=at)


def end_keeper(code: str, *, to_on: date, by: Actor, at: datetime) -> SealKeeper:
    """End a keeper's term, not before it began. Raises Refused, SealKeeper.DoesNotExist."""
    with acts.changing(SealKeeper, code, verb="end", by=by, at=at) as keeper:
        if keeper.to_on is not None:
            raise Refused(Verdict.no("Nhiệm kỳ giữ niêm phong này đã kết thúc rồi."))
        if to_on < keeper.from_on:
            raise Refused(Verdict.no("Ngày kết thúc trước ngày bắt đầu; chưa ghi gì."))
        keeper.to_on = to_on
    return keeper


def posts_that_may(day: date) -> "QuerySet[Post]":
    """The posts held on a day whose role may be named a keeper."""
    keys = [key for key, role in roles().items() if role.allows(READS)]
    return Post.objects.held_on(day).filter(role__in=keys, account__is_active=True).select_related("account")


def _sealed(code: str, identity: Identity, at: datetime) -> SealedSender:
    if not SealedSender.objects.exists():
        make_key(settings.SEAL_KEY)
    words = json.dumps({name: value.strip() for name, value in asdict(identity).items()}, ensure_ascii=False)
    note = SealedSender(code=code, order=queries.notes_of(code) + 1, sealed_at=at)
    try:
        note.sealed = seal(words, place=code, key_file=settings.SEAL_KEY)
    except NoKey as absent:
        raise Refused(Verdict.no(str(absent))) from None
    note.save(force_insert=True)
    return note


def _identity(sealed: bytes, code: str) -> Identity:
    return Identity(**json.loads(unseal(sealed, place=code, key_file=settings.SEAL_KEY)))


def _ask(verdict: Verdict) -> None:
    if not verdict:
        raise Refused(verdict)
