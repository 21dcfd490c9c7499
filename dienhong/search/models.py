"""What anybody may find: one row a public thing, as its register told it. The words themselves lie beside it (`index`)."""

from typing import ClassVar

from django.db import models

from dienhong.privacy.classes import FieldClass


class PublicText(models.Model):
    """A public thing by its code. It is derived: whatever it says can be told again by the register.

    `id` is made of the day and a number within the day, so that the order of ids is the order of days: both databases
    give the newest first without sorting. `day` is the day of the fact; `public_since` is when everybody could read it and
    `changed_at` when what they read last changed, both none only until the index was made anew once (`instants`).
    """

    id = models.BigIntegerField(primary_key=True)
    code = models.CharField("mã", max_length=24, unique=True)
    kind = models.CharField("loại", max_length=20)
    title = models.CharField("tên", max_length=500)
    text = models.TextField("nội dung", blank=True)
    path = models.CharField("địa chỉ", max_length=300)
    day = models.DateField("ngày")
    village = models.CharField("thôn", max_length=24, blank=True)
    public_since = models.DateTimeField("công khai từ lúc", null=True, blank=True)
    changed_at = models.DateTimeField("đổi lần cuối lúc", null=True, blank=True, db_index=True)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        "id": FieldClass.TECHNICAL,
        "code": FieldClass.PUBLIC,
        "kind": FieldClass.PUBLIC,
        "title": FieldClass.PUBLIC,
        "text": FieldClass.PUBLIC,
        "path": FieldClass.PUBLIC,
        "day": FieldClass.PUBLIC,
        "village": FieldClass.PUBLIC,
        "public_since": FieldClass.PUBLIC,
        "changed_at": FieldClass.PUBLIC,
    }

    def __str__(self) -> str:
        return self.code


class PublicFiles(models.Model):
    """What the files of a public thing say, each a name and the beginning of its words; none of a thing without files.

    No constraint of the database: PostgreSQL would make no index in the transaction that copies all rows."""

    thing = models.OneToOneField(
        PublicText, on_delete=models.CASCADE, primary_key=True, related_name="files", db_constraint=False
    )
    texts = models.JSONField("tên và lời của từng tệp")

    PRIVACY: ClassVar[dict[str, FieldClass]] = {"thing": FieldClass.TECHNICAL, "texts": FieldClass.PUBLIC}

    def __str__(self) -> str:
        return f"{self.thing_id}"
