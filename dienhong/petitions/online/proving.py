"""Whether a mail address is the sender's own: asked for by one letter to it, answered with the key of the receipt.

A mistyped address is a stranger's, and a stranger presses links too: only who reads the mail and holds the receipt proves it.
Until then no step is told there and no letter is listed for it; whoever got the mail by mistake can have the address erased.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.core import signing
from django.db import transaction

from dienhong.notices.actions import Recipient, put
from dienhong.petitions.online.models import SenderContact
from dienhong.petitions.online.telling import forget_contact
from dienhong.records.receipts import opens

SALT, GOOD_FOR = "dienhong.petitions.online.proving", timedelta(days=30)
PROVE = "/don-thu/xac-nhan-thu/"


def ask(codes: Sequence[str], *, site: str, at: datetime) -> None:
    """Put one letter with the link into the outbox, for the letters sent together; inside the act that sends them. `site`: the
    address of these pages, as the sender reached them."""
    contact = SenderContact.objects.exclude(email="").filter(pk__in=list(codes)).first()
    if contact is None:
        return
    link = f"{(settings.SITE_URL or site).rstrip('/')}{PROVE}{token_of(codes, contact)}/"
    put(
        f"don/{codes[0]}/xac-nhan",
        to=Recipient.citizen(contact.email),
        subject=f"Xác nhận địa chỉ thư nhận tin về đơn {codes[0]}",
        body=_body(codes[0], link),
        about=codes[0],
        at=at,
    )


def token_of(codes: Sequence[str], contact: SenderContact) -> str:
    """What stands in the link: which letters, and for which address."""
    return signing.Signer(salt=SALT).sign_object([list(codes), contact.email_digest[:16]])


def asked_by(token: str, *, at: datetime) -> list[SenderContact]:
    """The addresses a link asks about that are neither proved nor erased; none for a link that is not ours or too old."""
    try:
        codes, mark = signing.Signer(salt=SALT).unsign_object(token)
    except (signing.BadSignature, ValueError, TypeError):
        return []
    found = SenderContact.objects.filter(
        pk__in=[str(code) for code in codes], proved_at__isnull=True, agreed_at__gt=at - GOOD_FOR
    )
    return [one for one in found.exclude(email="").order_by("pk") if mark and one.email_digest.startswith(str(mark))]


def prove(contacts: Sequence[SenderContact], key: str, *, at: datetime) -> bool:
    """The address is the sender's: whoever reads its mail typed the key. Whether it was the right one; the caller counts the
    tries."""
    right = [one.pk for one in contacts if opens(one.pk, key)]
    return bool(SenderContact.objects.filter(pk__in=right, proved_at__isnull=True).update(proved_at=at))


def disown(contacts: Sequence[SenderContact]) -> None:
    """Whoever got the mail never sent a letter: the address is erased, here and in the outbox."""
    with transaction.atomic():
        for one in contacts:
            forget_contact(one.pk)


def _body(code: str, link: str) -> str:
    return (
        f"Ai đó, có thể là ông (bà), vừa gửi đơn {code} đến xã và ghi địa chỉ thư này để nhận tin.\n\n"
        f"Đúng là đơn của ông (bà): mở đường dẫn sau và nhập khóa ghi trên giấy biên nhận, từ đó xã mới báo tin qua thư.\n\n"
        f"{link}\n\n"
        "Không phải của ông (bà): cũng mở đường dẫn ấy và bấm “Thư này không phải của tôi”, xã xóa địa chỉ này. Không làm gì thì "
        "xã không gửi thêm thư nào.\n\n"
        "Khóa chỉ nhập ở trang của xã; không ai hỏi khóa qua thư trả lời hay điện thoại.\n"
    )
