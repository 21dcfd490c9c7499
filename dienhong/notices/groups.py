"""The groups of a village that its people read: a Zalo group, a telephone that messages go to."""

from typing import ClassVar

from django.db import models

from dienhong.privacy.classes import FieldClass


class VillageGroup(models.Model):
    """One way to reach a village by hand: `address` is the group's name in Zalo, or a telephone number for messages.

    A number is somebody's: officers who keep the groups see it, nobody else.
    """

    village = models.CharField("thôn", max_length=24, db_index=True)
    channel = models.CharField("cách gửi", max_length=10)
    label = models.CharField("tên nhóm", max_length=120)
    address = models.CharField("nơi nhận", max_length=120)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        "id": FieldClass.TECHNICAL,
        **dict.fromkeys(("village", "channel", "label"), FieldClass.OFFICE),
        "address": FieldClass.PERSONAL,
    }

    class Meta:
        verbose_name = "nhóm của thôn"
        ordering = ("village", "channel", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("village", "channel", "address"), name="one_group_per_address_of_a_village"
            ),
        )

    def __str__(self) -> str:
        return f"{self.village}: {self.label}"
