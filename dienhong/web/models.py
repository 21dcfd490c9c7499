"""Failed attempts to sign in, without the name or the address of anybody."""

from typing import ClassVar

from django.db import models

from dienhong.privacy.classes import FieldClass


class FailedSignIn(models.Model):
    """One failed attempt. `key` is a keyed digest of address and name: it can be compared, never read."""

    key = models.CharField(max_length=64, db_index=True)
    at = models.DateTimeField(db_index=True)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        "id": FieldClass.TECHNICAL,
        "key": FieldClass.SECRET,
        "at": FieldClass.TECHNICAL,
    }

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"
