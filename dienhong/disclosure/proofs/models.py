"""What is kept as proof. Everything is a part of its item: it has no code of its own and stands in the item's history.

Who did it is a post in words ("Trưởng thôn Vân Sa"), never a person's name.
"""

from typing import ClassVar

from django.db import models

from dienhong.disclosure.states import OtherForm, Place, RelayWay
from dienhong.privacy.classes import FieldClass

P, OFFICE, TECHNICAL = FieldClass.PUBLIC, FieldClass.OFFICE, FieldClass.TECHNICAL


class Posting(models.Model):
    """A paper that hung in one place from a day to a day. `village` is a code (DV), "" for the office; `number` the
    version that hung; `photo` and `photo_down` are digests of re-encoded pictures among the item's attachments."""

    item = models.ForeignKey("disclosure.Item", on_delete=models.PROTECT, related_name="postings")
    number = models.PositiveSmallIntegerField("bản")
    place = models.CharField("nơi niêm yết", max_length=8, choices=Place.choices)
    village = models.CharField("thôn", max_length=24, blank=True, db_index=True)
    where = models.CharField("địa điểm", max_length=160)
    from_on = models.DateField("niêm yết từ ngày")
    to_on = models.DateField("ngày gỡ", null=True, blank=True)
    put_up_by = models.CharField("người niêm yết (chức vụ)", max_length=160)
    taken_down_by = models.CharField("người gỡ (chức vụ)", max_length=160, blank=True)
    down_why = models.CharField("lý do gỡ", max_length=300, blank=True)
    photo = models.CharField("ảnh niêm yết", max_length=64, blank=True)
    photo_down = models.CharField("ảnh lúc gỡ", max_length=64, blank=True)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        "id": TECHNICAL,
        **dict.fromkeys(("item", "number", "place", "village", "where", "from_on", "to_on"), P),
        **dict.fromkeys(("put_up_by", "taken_down_by"), P),
        # A picture may show who stood before the board: the desk sees it, the public does not.
        **dict.fromkeys(("down_why", "photo", "photo_down"), OFFICE),
    }

    class Meta:
        verbose_name = "lần niêm yết"
        ordering = ("item", "from_on", "id")
        indexes = (models.Index(fields=("village", "to_on")),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(to_on__isnull=True) | models.Q(to_on__gte=models.F("from_on")),
                name="posting_in_order",
            ),
            models.CheckConstraint(
                condition=models.Q(place=Place.OFFICE, village="")
                | (models.Q(place=Place.VILLAGE) & ~models.Q(village="")),
                name="posting_office_or_a_village",
            ),
            models.UniqueConstraint(
                fields=("item", "place", "village"),
                condition=models.Q(to_on__isnull=True),
                name="one_open_posting_per_place",
            ),
        )

    def __str__(self) -> str:
        return f"{self.item_id}: {self.where}"


class Broadcast(models.Model):
    """Days on which the loudspeakers told it. `number` is the version that was read; `villages` are codes (DV), none for
    the whole commune; `script` says which text was read (a paper's number, a file's name)."""

    item = models.ForeignKey("disclosure.Item", on_delete=models.PROTECT, related_name="broadcasts")
    number = models.PositiveSmallIntegerField("bản", default=1)
    from_on = models.DateField("phát từ ngày")
    to_on = models.DateField("đến hết ngày", null=True, blank=True)
    villages = models.CharField("thôn có loa", max_length=2000, blank=True)
    times = models.PositiveSmallIntegerField("số lần phát mỗi ngày", default=1)
    script = models.CharField("bản tin, kịch bản phát", max_length=300)
    noted_by = models.CharField("người ghi (chức vụ)", max_length=160)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        "id": TECHNICAL,
        **dict.fromkeys(("item", "number", "from_on", "to_on", "villages", "times", "script"), P),
        "noted_by": OFFICE,
    }

    class Meta:
        verbose_name = "đợt phát thanh"
        ordering = ("item", "from_on", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(to_on__isnull=True) | models.Q(to_on__gte=models.F("from_on")),
                name="broadcast_in_order",
            ),
            models.CheckConstraint(condition=models.Q(times__gte=1), name="broadcast_once_a_day_at_least"),
        )

    def __str__(self) -> str:
        return f"{self.item_id}: {self.from_on}"


class Relay(models.Model):
    """That the head of a village passed one version of the item on, by one way, on a day."""

    item = models.ForeignKey("disclosure.Item", on_delete=models.PROTECT, related_name="relays")
    number = models.PositiveSmallIntegerField("bản", default=1)
    village = models.CharField("thôn", max_length=24, db_index=True)
    on = models.DateField("ngày truyền đạt")
    way = models.CharField("cách truyền đạt", max_length=16, choices=RelayWay.choices)
    note = models.CharField("ghi chú", max_length=300, blank=True)
    noted_by = models.CharField("người ghi (chức vụ)", max_length=160)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        "id": TECHNICAL,
        **dict.fromkeys(("item", "number", "village", "on", "way"), P),
        **dict.fromkeys(("note", "noted_by"), OFFICE),
    }

    class Meta:
        verbose_name = "lần truyền đạt của trưởng thôn"
        ordering = ("item", "on", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("item", "number", "village", "on", "way"), name="one_relay_per_version_village_day_and_way"
            ),
        )

    def __str__(self) -> str:
        return f"{self.item_id}: {self.village}"


class Telling(models.Model):
    """That it was told by one of the other forms of the law, on a day; `ref` is a code or a paper's number."""

    item = models.ForeignKey("disclosure.Item", on_delete=models.PROTECT, related_name="tellings")
    form = models.CharField("hình thức", max_length=16, choices=OtherForm.choices)
    on = models.DateField("ngày")
    ref = models.CharField("dẫn chứng", max_length=300)
    noted_by = models.CharField("người ghi (chức vụ)", max_length=160)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        "id": TECHNICAL,
        **dict.fromkeys(("item", "form", "on", "ref"), P),
        "noted_by": OFFICE,
    }

    class Meta:
        verbose_name = "lần công khai bằng hình thức khác"
        ordering = ("item", "on", "id")

    def __str__(self) -> str:
        return f"{self.item_id}: {self.form}"
