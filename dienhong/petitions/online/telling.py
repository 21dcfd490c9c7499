"""A step was taken on a letter: whoever sent it and wished to be told gets a short letter, or a message on the telephone where
no mail address was left, in the transaction of the step.

It says that there is a step and where to read it, never what it is: both are read on the way. Each step that concerns the
sender is told by itself, at once; none is gathered into a digest.
"""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings

from dienhong.notices.actions import Recipient, forget_citizen, put
from dienhong.notices.models import Channel
from dienhong.petitions.online.models import SenderContact

FOLLOW = "/don-thu/theo-doi/"
TOLD_OF = frozenset(
    {
        *(
            "classify",
            "ask_more",
            "split",
            "link_duplicate",
            "instruct",
            "transfer",
            "urge",
            "inspect",
            "return",
            "file_away",
        ),
        *("accept", "refuse", "extend", "hold_dialogue", "suspend", "resume", "withdraw", "decide", "mark_sent"),
        *("publish", "record_result", "notify", "close", "reopen"),
    }
)
"""The acts that change something for the sender."""


def tell_step(code: str, act: str, order: int, *, at: datetime) -> None:
    """Put the letter or the message for this step into the outbox, if the sender left an address or a number."""
    if act not in TOLD_OF:
        return
    email, phone, proved_at = _contact(code)
    if proved_at is None:
        email = ""  # it may be a stranger's, by a slip of the finger
    if email or phone:
        subject = f"Đơn {code} có bước mới"
        put(
            f"don/{code}/{order}",
            to=Recipient.citizen(email or phone),
            subject=subject,
            body=_body(code) if email else _message(code),
            about=code,
            at=at,
            channel=Channel.MAIL if email else Channel.SMS,
        )


def share_contact(code: str, others: Iterable[str]) -> None:
    """What a letter was taken apart into is told to whoever sent the letter, and is among that person's letters."""
    kept = SenderContact.objects.filter(pk=code).first()
    if kept is None:
        return
    told = {field.name: getattr(kept, field.name) for field in kept._meta.concrete_fields if not field.primary_key}
    for other in others:
        SenderContact.objects.update_or_create(petition_id=other, defaults=told)


def same_contact(code: str, other: str) -> bool:
    """Whether two letters came from the same sign-in, or with the same mail address, proved for both: one that was only typed
    may be a stranger's."""
    one, two = (SenderContact.objects.filter(pk=each).first() for each in (code, other))
    if one is None or two is None:
        return False
    mail = one.proved_at and two.proved_at and one.email_digest and one.email_digest == two.email_digest
    return bool(mail or (one.subject_digest and one.subject_digest == two.subject_digest))


def forget_contact(code: str) -> None:
    """Erase the sender's address, here and in the outbox."""
    SenderContact.objects.filter(pk=code).delete()
    forget_citizen(code)


def _contact(code: str) -> tuple[str, str, datetime | None]:
    found = SenderContact.objects.filter(pk=code).values_list("email", "phone", "proved_at").first()
    return found or ("", "", None)


def _message(code: str) -> str:
    return f"Đơn {code} có bước mới. Xem tại {_where()}, bằng mã đơn và khóa trên giấy biên nhận."


def _where() -> str:
    return f"{settings.SITE_URL}{FOLLOW}" if settings.SITE_URL else "trang “Theo dõi đơn” trên cổng của xã"


def _body(code: str) -> str:
    return (
        f"Đơn {code} vừa có một bước mới.\n\n"
        f"Để xem, mở {_where()} rồi nhập mã đơn và khóa ghi trên giấy biên nhận.\n\n"
        "Thư này do máy gửi, không nêu nội dung đơn và không hỏi lại điều gì. Xã không bao giờ hỏi khóa qua thư hay điện "
        "thoại. Muốn thôi nhận thư, bấm “Thôi nhận tin” ở trang theo dõi.\n"
    )
