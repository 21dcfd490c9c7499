"""The outbox: one row a notice, from the moment an act causes it until it was sent or given up."""

from typing import ClassVar

from django.db import models

from dienhong.privacy.classes import FieldClass


class Channel(models.TextChoices):
    """By what a notice travels."""

    MAIL = "mail", "Thư điện tử"
    ZALO = "zalo", "Zalo"
    SMS = "sms", "Tin nhắn"


class NoticeState(models.TextChoices):
    """Waiting and sending go on by themselves; failed waits for an officer."""

    WAITING = "waiting", "Chờ gửi"
    SENDING = "sending", "Đang gửi"
    SENT = "sent", "Đã gửi"
    FAILED = "failed", "Chưa đến được"


class Notice(models.Model):
    """A notice to the holder of a post, to the group of a village, or to somebody who asked to be told (`subscription`).
    `key` makes it one: whatever asks twice for the same key asks for the same letter.

    The post is kept beside the address, so that who was not reached can be told without naming a person. `subject` and
    `body` never hold personal data. `error` is the kind of the last failure, never a server's words: those quote addresses.
    """

    key = models.CharField("khóa", max_length=160, unique=True)
    about = models.CharField("về bản ghi", max_length=24, blank=True)
    channel = models.CharField("cách gửi", max_length=10, choices=Channel.choices, default=Channel.MAIL)
    address = models.CharField("nơi nhận", max_length=254, blank=True)
    post = models.CharField("chức vụ nhận", max_length=120)
    role = models.CharField("vai trò nhận", max_length=40)
    subject = models.CharField("tiêu đề", max_length=200)
    body = models.TextField("nội dung")
    state = models.CharField("trạng thái", max_length=10, choices=NoticeState.choices, default=NoticeState.WAITING)
    tries = models.PositiveSmallIntegerField("số lần thử", default=0)
    written_at = models.DateTimeField("ghi lúc")
    next_try_at = models.DateTimeField("thử lại từ", null=True, blank=True)
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField("gửi lúc", null=True, blank=True)
    error = models.CharField("lỗi lần cuối", max_length=60, blank=True)
    subscription = models.ForeignKey(
        "notices.Subscription", on_delete=models.SET_NULL, null=True, blank=True, related_name="notices"
    )

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("id", "key", "claimed_at", "subscription"), FieldClass.TECHNICAL),
        **dict.fromkeys(("about", "channel", "post", "role", "subject", "body", "state", "tries"), FieldClass.OFFICE),
        **dict.fromkeys(("written_at", "next_try_at", "sent_at", "error"), FieldClass.OFFICE),
        "address": FieldClass.PERSONAL,
    }

    class Meta:
        ordering = ("-written_at", "-id")
        indexes = (
            models.Index(fields=("state", "next_try_at"), name="notices_due"),
            models.Index(fields=("written_at", "id"), name="notices_newest"),
        )

    def __str__(self) -> str:
        return f"{self.key}: {self.state}"


from dienhong.notices.following.models import Subscription  # noqa: E402 - it belongs to this application
from dienhong.notices.groups import VillageGroup  # noqa: E402

__all__ = ["Channel", "Notice", "NoticeState", "Subscription", "VillageGroup"]
