"""A link by e-mail for who sent letters with that address: asked for by anybody, sent only when there are such letters.

Whoever asks sees the same answer in the same time: the request writes one row and one task whatever the address. The
worker looks whether there are letters, makes the secret and sends it; nothing readable of address or secret stays.
"""

import hashlib
import re
import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import models, transaction

from dienhong.commune.models import Commune
from dienhong.notices.sending import send
from dienhong.page.citizen import Citizen, Proof, by_email
from dienhong.petitions.online.mine import letters_of
from dienhong.privacy import sealing
from dienhong.web.models import CitizenLink

LASTS = timedelta(minutes=30)
TRIES = 3
AGAIN = timedelta(minutes=1)
PLACE = "citizen-link"
SECRET = re.compile(r"[A-Za-z0-9_-]{43}")
SUBJECT = "Đường dẫn xem đơn của ông (bà)"
BODY = """Kính gửi ông (bà),

Ai đó, có thể là ông (bà), vừa xin xem các đơn đã gửi {commune} kèm địa chỉ thư này. Mở đường dẫn sau để xem; đường dẫn dùng
được một lần, trong 30 phút:

{link}

Nếu không phải ông (bà) xin thì bỏ qua thư này; không ai xem được gì nếu không có thư. Cán bộ không bao giờ hỏi đường dẫn này.
"""


def ask(address: str, site: str, *, at: datetime) -> None:
    """Put the request down; `site` is the address of the commune's pages, as the citizen reached them."""
    from dienhong.web.tasks import send_citizen_link

    sealing.make_key(settings.FACTOR_KEY)
    sealed = sealing.seal(f"{address.strip()}\n{site}", place=PLACE, key_file=settings.FACTOR_KEY)
    with transaction.atomic():
        CitizenLink.objects.filter(asked_at__lt=at - timedelta(days=1)).delete()
        row = CitizenLink.objects.create(sealed=sealed, citizen=by_email(address).digest, asked_at=at)
        send_citizen_link.enqueue(row.pk)


def deliver(pk: int, *, at: datetime) -> bool:
    """Send the link of one request, if letters carry its address. True when it should be tried again later."""
    row = CitizenLink.objects.filter(pk=pk, expires_at__isnull=True).first()
    if row is None or not row.sealed:
        return False
    if not letters_of(contact_digest=row.citizen).exists():
        row.delete()
        return False
    opened = sealing.unseal(bytes(row.sealed), place=PLACE, key_file=settings.FACTOR_KEY)
    address, _, site = opened.partition("\n")
    secret = secrets.token_urlsafe(32)
    # The digest stands before the letter leaves: a letter that arrives always finds it.
    CitizenLink.objects.filter(pk=pk).update(digest=_digest(secret), tries=row.tries + 1)
    outcome = send(_letter(address, f"{site}{secret}"))
    if not outcome.sent and not outcome.final and row.tries + 1 < TRIES:
        return True
    if outcome.sent:
        CitizenLink.objects.filter(pk=pk).update(sealed=b"", expires_at=at + LASTS)
    else:
        row.delete()
    return False


def stands(secret: str, *, at: datetime) -> bool:
    """Whether the link can still be used."""
    return _usable(secret, at).exists()


def use(secret: str, *, at: datetime) -> Citizen | None:
    """Use the link up; None for one that is unknown, used or over. Of many at once one enters."""
    row = _usable(secret, at).first()
    if row is None or not CitizenLink.objects.filter(pk=row.pk, used_at__isnull=True).update(used_at=at):
        return None
    return Citizen(Proof.EMAIL, row.citizen)


def _usable(secret: str, at: datetime) -> "models.QuerySet[CitizenLink]":
    digest = _digest(secret) if SECRET.fullmatch(secret) else "none"
    return CitizenLink.objects.filter(digest=digest, expires_at__gt=at, used_at__isnull=True)


def _letter(address: str, link: str) -> EmailMessage:
    commune = Commune.installed()
    body = BODY.format(commune=commune.full_name if commune else "xã", link=link)
    return EmailMessage(
        SUBJECT, body, settings.DEFAULT_FROM_EMAIL, [address], headers={"Auto-Submitted": "auto-generated"}
    )


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
