"""The once-token: the same form sent twice makes one entry. Attempts: whoever guesses has to wait, without anybody's name."""

from typing import ClassVar

from django.db import models

from dienhong.privacy.classes import FieldClass


class OnceToken(models.Model):
    """A form's token, kept when the form was carried out, with the page it led to."""

    token = models.CharField(max_length=43, primary_key=True)
    used_at = models.DateTimeField()
    url = models.CharField(max_length=300, blank=True)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        "token": FieldClass.SECRET,
        "used_at": FieldClass.TECHNICAL,
        "url": FieldClass.TECHNICAL,
    }

    def __str__(self) -> str:
        return self.url


class Attempt(models.Model):
    """One failed try at something guarded. `key` is a keyed digest of who tried or at what: it can be compared, never read."""

    key = models.CharField(max_length=64, db_index=True)
    at = models.DateTimeField(db_index=True)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        "id": FieldClass.TECHNICAL,
        "key": FieldClass.SECRET,
        "at": FieldClass.TECHNICAL,
    }

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"
