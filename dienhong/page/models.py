"""The once-token: the same form sent twice makes one entry."""

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
