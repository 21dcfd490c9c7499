"""What is kept of a follower: an address until it leaves, and nothing else."""

from typing import ClassVar

from django.db import models

from dienhong.privacy.classes import FieldClass


class Topic(models.TextChoices):
    """What one is told of."""

    ALL = "", "Mọi việc"
    DIALOGUE = "dialogue", "Đối thoại và việc đã hứa"
    DISCLOSURE = "disclosure", "Nội dung công khai"


class Subscription(models.Model):
    """An address that asked; it is told of nothing before `confirmed_at`. Leaving deletes the row."""

    address = models.EmailField("địa chỉ thư")
    village = models.CharField("thôn", max_length=24, blank=True)
    topic = models.CharField("chuyện gì", max_length=12, choices=Topic.choices, blank=True)
    asked_at = models.DateTimeField("hỏi lúc")
    confirmed_at = models.DateTimeField("đồng ý lúc", null=True, blank=True)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        "id": FieldClass.TECHNICAL,
        "address": FieldClass.PERSONAL,
        **dict.fromkeys(("village", "topic", "asked_at", "confirmed_at"), FieldClass.OFFICE),
    }

    class Meta:
        verbose_name = "người theo dõi"
        indexes = (models.Index(fields=("confirmed_at", "village"), name="notices_followers"),)
        constraints = (
            models.UniqueConstraint(fields=("address", "village", "topic"), name="one_subscription_per_address"),
        )

    def __str__(self) -> str:
        return f"người theo dõi {self.pk}"
