"""The acts of whoever sent a letter, and of the officer who hands out a receipt or shows what was done."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

from django.db import transaction
from django.utils import timezone

from dienhong.accounts.models import Post
from dienhong.law.verdict import Refused, Verdict
from dienhong.notices.actions import Recipient, put
from dienhong.notices.phones import normal
from dienhong.petitions.online import rules
from dienhong.petitions.online.asked import Letter
from dienhong.petitions.online.mine import digest_of_email
from dienhong.petitions.online.models import CitizenWord, Judgement, LetterPhoto, SenderContact, WordKind
from dienhong.petitions.online.telling import forget_contact
from dienhong.petitions.papers import actions as papers
from dienhong.petitions.papers.axes import Channel, Content
from dienhong.petitions.papers.models import Petition
from dienhong.petitions.papers.rules.intake import PetitionData
from dienhong.petitions.papers.rules.settling import can_reopen
from dienhong.petitions.papers.states import CHAIR, OFFICER
from dienhong.petitions.papers.steps import Doing, require
from dienhong.petitions.sealed.actions import bar_by_post, seal_sender
from dienhong.petitions.sealed.rules import Identity
from dienhong.records import acts, history, receipts
from dienhong.records.actor import Actor
from dienhong.records.attachments import attach

CITIZEN = Actor(post="Người gửi đơn, qua cổng", role="citizen")
AGREED_TO = "told-2026-11"
"""Which words of consent were shown: they are in the template of the last step, and a change of them changes this."""


def send(
    letters: Sequence[Letter],
    *,
    key: str,
    at: datetime,
    email: str = "",
    phone: str = "",
    subject_digest: str = "",
    photos: Sequence[bytes] = (),
) -> list[str]:
    """Enter what was sent through the portal; the codes. All open with one key. Photographs, already cleaned, lie with the
    first letter. Who denounces goes under the seal in the same transaction and is kept nowhere else. Raises Refused."""
    on = timezone.localdate(at)
    require(rules.can_send(letters, photos=len(photos), on=on))
    with transaction.atomic():
        codes = [_enter(letter, key=key, at=at) for letter in letters]
        for letter, code in zip(letters, codes, strict=True):
            if letter.kind != Content.DENUNCIATION and (email or phone or subject_digest):
                _remember(code, email, normal(phone), subject_digest, at)
        if photos:
            with acts.changing(Petition, codes[0], verb="photo", by=CITIZEN, at=at):
                keep_photos(codes[0], photos, by=CITIZEN, at=at)
    return codes


def add(code: str, *, words: str, photos: Sequence[bytes] = (), at: datetime) -> Petition:
    """The sender adds something. Raises Refused."""
    with acts.changing(Petition, code, verb="add_words", by=CITIZEN, at=at) as petition:
        before = petition.citizen_words.count()
        require(rules.can_add(petition, words=words, photos=len(photos), before=before))
        _say(petition, WordKind.ADDED, words, at)
        keep_photos(code, photos, by=CITIZEN, at=at)
    return petition


def ask_withdrawal(code: str, *, words: str, at: datetime) -> Petition:
    """The sender takes the letter back: at once where that needs no paper, else an officer is asked. Raises Refused."""
    with acts.changing(Petition, code, verb="ask_withdrawal", by=CITIZEN, at=at) as petition:
        asked = petition.citizen_words.filter(kind=WordKind.WITHDRAWAL).exists()
        require(rules.can_ask_withdrawal(petition, asked=asked))
        said = _say(petition, WordKind.WITHDRAWAL, words, at)
        at_once = rules.withdraws_at_once(petition)
        if at_once:
            said.seen_on = said.on
            said.save(update_fields=["seen_on"])
    if at_once:
        return papers.withdraw(code, _doing(at), words="Người gửi rút qua trang theo dõi, bằng mã và khóa.")
    return petition


def judge(code: str, *, judgement: str, words: str, at: datetime, by: Actor = CITIZEN) -> Petition:
    """The sender says whether the matter was really solved. A rejected answer to a recommendation or feedback opens the letter
    again, once, and the officer and the chair are told. `by`: an officer who writes down what was said. Raises Refused."""
    with transaction.atomic():
        with acts.changing(Petition, code, verb="judge", by=by, at=at) as petition:
            judged = petition.citizen_verdicts.filter(decision=petition.decision).exists()
            require(rules.can_judge(petition, judgement=judgement, words=words, judged=judged))
            times = petition.steps.filter(act="reopen").count()
            opens = judgement == Judgement.NOT_SOLVED and bool(can_reopen(petition, times=times, words=words))
            petition.citizen_verdicts.create(
                order=petition.citizen_verdicts.count() + 1,
                judgement=judgement,
                words=words.strip(),
                on=timezone.localdate(at),
                decision=petition.decision,
                reopened=opens,
            )
        if opens:
            petition = papers.reopen(code, _doing(at, by), words="Người gửi chưa đồng ý với kết quả.")
            _tell_officers(code, at)
    return petition


def see_words(code: str, *, by: Actor, at: datetime) -> Petition:
    """An officer took note of what the sender wrote since. Raises Refused."""
    with acts.changing(Petition, code, verb="see_words", by=by, at=at) as petition:
        unseen = petition.citizen_words.filter(seen_on__isnull=True)
        require(rules.can_see(unseen=unseen.count()))
        unseen.update(seen_on=timezone.localdate(at))
    return petition


def stop_mail(code: str) -> None:
    """The sender no longer wishes to be told: address and number are erased, here and in the outbox."""
    with transaction.atomic():
        forget_contact(code)


def give_receipt(code: str, *, by: Actor, at: datetime) -> str:
    """A new key for the receipt of a letter that came by post, by telephone or over the counter; the one before ends. That a
    key was given, and by which post, is in the history. Raises Petition.DoesNotExist."""
    with transaction.atomic():
        head = history.lock_head()
        acts.refuse_voided(Petition.objects.get(pk=code))
        key = receipts.issue(code, at=at)
        history.append(code, "receipt", by=by, at=at, changes={"receipt": [None, 1]}, head=head)
    return key


def show_fix(code: str, photo: bytes, *, caption: str, by: Actor, at: datetime) -> LetterPhoto:
    """A photograph, already cleaned, of what was done about the matter: evidence, and shown to the sender."""
    with acts.changing(Petition, code, verb="photo", by=by, at=at) as petition:
        if petition.photos.filter(of_fix=True).count() >= rules.MOST_PHOTOS:
            raise Refused(Verdict.no(f"Đơn này đã có {rules.MOST_PHOTOS} ảnh việc đã làm."))
        return keep_photos(code, [photo], by=by, at=at, of_fix=True, caption=caption)[0]


def keep_photos(
    code: str, photos: Sequence[bytes], *, by: Actor, at: datetime, of_fix: bool = False, caption: str = ""
) -> list[LetterPhoto]:
    """Cleaned photographs of a letter, inside its act; named by their number, never by the name of a file of somebody's."""
    made = []
    first = LetterPhoto.objects.filter(petition_id=code).count() + 1
    for number, data in enumerate(photos, start=first):
        ending = "png" if data.startswith(b"\x89PNG") else "jpg"
        file = attach(code, f"anh-{number}.{ending}", BytesIO(data), by=by, at=at)
        made.append(
            LetterPhoto.objects.create(
                petition_id=code, attachment=file, of_fix=of_fix, on=timezone.localdate(at), caption=caption.strip()
            )
        )
    return made


def _enter(letter: Letter, *, key: str, at: datetime) -> str:
    secret = letter.kind == Content.DENUNCIATION
    who = Identity(letter.sender_name, letter.sender_address, contact=letter.contact)
    told = PetitionData(
        received_on=timezone.localdate(at),
        written_on=timezone.localdate(at),
        channel=Channel.ONLINE,
        content=letter.content,
        titled=letter.kind,
        village=letter.village,
        respondent=letter.respondent,
        sender_name="" if secret else who.full_name,
        sender_address="" if secret else who.address,
        contact="" if secret else who.contact,
    )
    petition = papers.receive(told, by=CITIZEN, at=at)
    if secret and letter.accused:
        bar_by_post(petition.code, letter.accused, by=CITIZEN, at=at)
    if secret and who.full_name.strip():
        seal_sender(petition.code, who, by=CITIZEN, at=at)
    receipts.issue(petition.code, at=at, key=key)
    return str(petition.code)


def _remember(code: str, email: str, phone: str, subject_digest: str, at: datetime) -> None:
    SenderContact.objects.create(
        petition_id=code,
        email=email,
        phone=phone,
        email_digest=digest_of_email(email),
        subject_digest=subject_digest,
        agreed_at=at if email or phone else None,
        agreed_to=AGREED_TO if email or phone else "",
    )


def _say(petition: Petition, kind: WordKind, words: str, at: datetime) -> CitizenWord:
    order = petition.citizen_words.count() + 1
    return CitizenWord.objects.create(
        petition=petition, order=order, kind=kind, on=timezone.localdate(at), words=words.strip()
    )


def _doing(at: datetime, by: Actor = CITIZEN) -> Doing:
    return Doing(by, at, timezone.localdate(at))


def _tell_officers(code: str, at: datetime) -> None:
    """A rejected answer is told at once to whoever handles letters and to the chair, without a word of what was said."""
    order = Petition.objects.get(pk=code).steps.count()
    posts = Post.objects.held_on(timezone.localdate(at)).filter(role__in=(OFFICER.role, CHAIR.role))
    for post in posts.select_related("account").exclude(account__email=""):
        put(
            f"don/{code}/{order}/{post.account_id}",
            to=Recipient.of(post),
            subject=f"Đơn {code} mở lại: người gửi chưa đồng ý với kết quả",
            body=f"Đơn {code} đã mở lại theo ý kiến của người gửi. Xem ở Việc hôm nay hoặc trang của đơn trên bàn làm việc.",
            about=code,
            at=at,
        )
