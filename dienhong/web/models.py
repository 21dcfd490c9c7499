"""Links by which a citizen reaches the own letters from an e-mail address, without account."""

from typing import ClassVar

from django.db import models

from dienhong.privacy.classes import FieldClass


class CitizenLink(models.Model):
    """One request for a link. The address is sealed until the letter left, then erased; of the secret only a digest is kept."""

    sealed = models.BinaryField(blank=True)
    citizen = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, blank=True, db_index=True)
    asked_at = models.DateTimeField("xin lúc", db_index=True)
    tries = models.PositiveSmallIntegerField(default=0)
    expires_at = models.DateTimeField("hết hạn lúc", null=True, blank=True)
    used_at = models.DateTimeField("dùng lúc", null=True, blank=True)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("sealed", "citizen", "digest"), FieldClass.SECRET),
        **dict.fromkeys(("id", "asked_at", "tries", "expires_at", "used_at"), FieldClass.TECHNICAL),
    }

    class Meta:
        verbose_name = "đường dẫn của người dân"

    def __str__(self) -> str:
        return f"{self.pk}, {self.asked_at:%Y-%m-%d %H:%M}"
