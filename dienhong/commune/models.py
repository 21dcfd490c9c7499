"""What is kept of the place. Facts are numbers no register holds: dated, with their document; they look declared."""

from datetime import date
from typing import ClassVar

from django.db import models

from dienhong.commune.kinds import LineageKind, Qualifier, UnitKind
from dienhong.law.dates_vi import date_vi
from dienhong.privacy.classes import FieldClass
from dienhong.records.entry import Record

P = FieldClass.PUBLIC


class Commune(models.Model):
    """The one commune of this installation: the commune is the database."""

    slug = models.SlugField("tên máy", unique=True)
    name = models.CharField("tên", max_length=80)
    kind = models.CharField("loại", max_length=20, default="xã")
    official_code = models.CharField("mã đơn vị hành chính", max_length=10)
    province = models.CharField("tỉnh, thành phố", max_length=80)
    formed_on = models.DateField("thành lập từ ngày")
    is_demo = models.BooleanField("dữ liệu mẫu", default=False)
    demo_today = models.DateField("ngày mẫu", null=True, blank=True)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        "id": FieldClass.TECHNICAL,
        **dict.fromkeys(("slug", "name", "kind", "official_code", "province", "formed_on", "is_demo", "demo_today"), P),
    }

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        """ "xã An Khánh"."""
        return f"{self.kind} {self.name}"

    @classmethod
    def installed(cls) -> "Commune | None":
        """The commune of this installation; None in an empty one. Every request asks, so the query is written out: to make it
        costs three times what it costs to ask."""
        return next(iter(cls.objects.raw("SELECT * FROM commune_commune ORDER BY id LIMIT 1")), None)


class Lineage(models.Model):
    """A former unit that went, wholly or in part, into the commune."""

    name = models.CharField("đơn vị cũ", max_length=80)
    kind = models.CharField("phần", max_length=8, choices=LineageKind.choices)
    on = models.DateField("từ ngày")
    document = models.CharField("văn bản", max_length=24)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        "id": FieldClass.TECHNICAL,
        **dict.fromkeys(("name", "kind", "on", "document"), P),
    }

    class Meta:
        ordering = ("on", "id")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.name}"


class Unit(Record):
    """A village, Party organisation, body, union, school, agency or enterprise, from a day until a day."""

    CODE_PREFIX = "DV"
    REGISTER = "Thôn, tổ chức, đơn vị"
    FACT_DATE = "from_on"

    kind = models.CharField("loại", max_length=20, choices=UnitKind.choices)
    name = models.CharField("tên", max_length=160)
    sort_name = models.CharField(max_length=400, editable=False, db_index=True)
    from_on = models.DateField("từ ngày")
    to_on = models.DateField("đến hết ngày", null=True, blank=True)
    has_union = models.BooleanField("có tổ chức công đoàn", default=False)
    invented = models.BooleanField("đơn vị do bộ dữ liệu mẫu đặt ra", default=False)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("kind", "name", "from_on", "to_on", "has_union", "invented"), P),
        "sort_name": FieldClass.TECHNICAL,
    }

    class Meta(Record.Meta):
        indexes = (models.Index(fields=("kind", "from_on")),)

    def summary_vi(self) -> str:
        return f"{self.get_kind_display()} {self.name}"

    def desk_path(self) -> str:
        return f"/ban-lam-viec/don-vi/{self.code}/"

    def history_parts(self) -> dict[str, list[models.Model]]:
        return {"memberships": list(self.memberships.all())}


class Membership(models.Model):
    """A person who holds an office in a unit for a term (a village head, a committee member, an official)."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="memberships")
    name = models.CharField("họ tên", max_length=120)
    title = models.CharField("chức vụ", max_length=120)
    from_on = models.DateField("từ ngày")
    to_on = models.DateField("đến hết ngày", null=True, blank=True)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        "id": FieldClass.TECHNICAL,
        "unit": P,
        "name": FieldClass.OFFICE,
        "title": P,
        "from_on": P,
        "to_on": P,
    }

    class Meta:
        ordering = ("unit", "from_on", "id")

    def __str__(self) -> str:
        return f"{self.title}, {self.unit_id}"


class Fact(Record):
    """A number that no register holds (area, population, members): declared, dated, with its source document."""

    CODE_PREFIX = "SK"
    REGISTER = "Số khai"
    FACT_DATE = "as_of"

    key = models.CharField("số gì", max_length=60, db_index=True)
    label = models.CharField("tên", max_length=160)
    value = models.DecimalField("giá trị", max_digits=18, decimal_places=3)
    qualifier = models.CharField("mức chính xác", max_length=4, blank=True, choices=Qualifier.choices)
    unit = models.CharField("đơn vị tính", max_length=40)
    as_of = models.DateField("tại ngày")
    document = models.CharField("văn bản nguồn", max_length=24, blank=True)

    PRIVACY: ClassVar[dict[str, FieldClass]] = dict.fromkeys(
        ("key", "label", "value", "qualifier", "unit", "as_of", "document"), P
    )

    def summary_vi(self) -> str:
        return f"{self.label}: số khai tại ngày {date_vi(self.as_of)}"

    def desk_path(self) -> str:
        return f"/ban-lam-viec/so-khai/{self.code}/"


class DayOff(Record):
    """A day off, or a weekend day worked, that holds in this commune only. `document` is a code (VB), `cited` that document as
    it is cited: everybody reads it where a due day is explained."""

    CODE_PREFIX = "NN"
    REGISTER = "Ngày nghỉ, ngày làm bù riêng của xã"
    FACT_DATE = "day"

    day = models.DateField("ngày", db_index=True)
    working = models.BooleanField("ngày làm việc", default=False)
    reason = models.CharField("lý do", max_length=160)
    document = models.CharField("văn bản", max_length=24)
    cited = models.CharField("văn bản như in", max_length=200)

    PRIVACY: ClassVar[dict[str, FieldClass]] = dict.fromkeys(("day", "working", "reason", "document", "cited"), P)

    class Meta(Record.Meta):
        verbose_name = "ngày nghỉ riêng của xã"
        constraints = (
            models.UniqueConstraint(
                fields=("day",), condition=models.Q(voided_at__isnull=True), name="one_local_day_a_day"
            ),
        )

    @property
    def what_vi(self) -> str:
        """Off or worked, in a word or two."""
        return "làm việc" if self.working else "nghỉ"

    def summary_vi(self) -> str:
        return f"Ngày {date_vi(self.day)} {self.what_vi}: {self.reason}"

    def desk_path(self) -> str:
        return f"/ban-lam-viec/ngay-nghi/{self.code}/"


class LocalDayOff(models.Model):
    """A day that was laid by hand before there was an act for it (`DayOff`). It counts as it always did."""

    day = models.DateField("ngày", unique=True)
    working = models.BooleanField("ngày làm việc", default=False)
    reason = models.CharField("lý do", max_length=160)
    document = models.CharField("văn bản", max_length=24)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        "id": FieldClass.TECHNICAL,
        **dict.fromkeys(("day", "working", "reason", "document"), P),
    }

    class Meta:
        ordering = ("day",)

    def __str__(self) -> str:
        return f"{self.day}: {self.reason}"


def lasts_on(from_on: date, to_on: date | None, day: date) -> bool:
    """Whether a term covers a day."""
    return from_on <= day and (to_on is None or day <= to_on)
