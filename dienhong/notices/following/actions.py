"""The acts of followers: ask, say yes, leave. Nothing here tells whether an address is known."""

from datetime import datetime

from django.db import transaction

from dienhong.notices.following.models import Subscription
from dienhong.notices.models import Channel, Notice, NoticeState
from dienhong.notices.tasks import soon

FOLLOWER = "follower"
WHO = "Người theo dõi"
ASKED = "Xác nhận nhận tin của xã"
ASKED_BODY = (
    "Có người đã ghi địa chỉ thư này để nhận tin của xã. Nếu là ông bà, mở đường dẫn dưới đây rồi bấm “Đồng ý”. Nếu không "
    "phải, xin bỏ qua thư này; không bấm thì không có thư nào nữa và địa chỉ được xóa sau 7 ngày.\n"
)


def ask(address: str, *, village: str, topic: str, at: datetime) -> None:
    """Ask an address whether it wants to be told; once a day at most, and never again once it said yes."""
    with transaction.atomic():
        row, _new = Subscription.objects.get_or_create(
            address=address.strip().lower(), village=village, topic=topic, defaults={"asked_at": at}
        )
        if row.confirmed_at is not None:
            return
        Subscription.objects.filter(pk=row.pk).update(asked_at=at)
        _notice, fresh = Notice.objects.get_or_create(
            key=f"theo-doi/{row.pk}/{at:%Y-%m-%d}",
            defaults={
                "channel": Channel.MAIL,
                "address": row.address,
                "post": WHO,
                "role": FOLLOWER,
                "subject": ASKED,
                "body": ASKED_BODY,
                "written_at": at,
                "subscription": row,
            },
        )
        if fresh:
            soon()


def say_yes(pk: int, *, at: datetime) -> bool:
    """Whether the row stands; from now on it is told."""
    Subscription.objects.filter(pk=pk, confirmed_at__isnull=True).update(confirmed_at=at)
    return Subscription.objects.filter(pk=pk).exists()


def leave(pk: int) -> None:
    """Forget the address: the row goes, letters that wait are not sent, those that were sent keep no address. Idempotent."""
    with transaction.atomic():
        mine = Notice.objects.filter(subscription=pk)
        mine.filter(state__in=[NoticeState.WAITING, NoticeState.FAILED]).delete()
        mine.update(address="", subscription=None)
        Subscription.objects.filter(pk=pk).delete()
