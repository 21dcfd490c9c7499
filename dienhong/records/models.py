"""What is kept beside the entries themselves: the counters of codes, the chain of events, closings, attachments."""

from typing import ClassVar

from django.db import models

from dienhong.law.dates_vi import date_vi
from dienhong.privacy.classes import FieldClass
from dienhong.records.entry import Record


class CodeCounter(models.Model):
    """The last number issued for a prefix in a year."""

    prefix = models.CharField(max_length=4)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    PRIVACY: ClassVar[dict[str, FieldClass]] = dict.fromkeys(("id", "prefix", "year", "last"), FieldClass.TECHNICAL)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("prefix", "year"), name="one_counter_per_prefix_year"),)

    def __str__(self) -> str:
        return f"{self.prefix}-{self.year}: {self.last}"


class ChainHead(models.Model):
    """The end of the history chain; its one row is locked by every act, so acts come one after the other.

    `plain_until`: the last event whose hash is not keyed, 0 unless the installation is older than keyed hashes;
    `plain_seal`: a keyed digest over that event, so that nobody can claim a later beginning.
    """

    seq = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="0" * 64)
    plain_until = models.PositiveBigIntegerField(default=0)
    plain_seal = models.CharField(max_length=64, blank=True)

    PRIVACY: ClassVar[dict[str, FieldClass]] = dict.fromkeys(
        ("id", "seq", "hash", "plain_until", "plain_seal"), FieldClass.TECHNICAL
    )

    def __str__(self) -> str:
        return f"{self.seq}:{self.hash[:12]}"


class Event(models.Model):
    """One act on one entry. Chained by hash; says which post acted, never which person."""

    seq = models.PositiveBigIntegerField(primary_key=True)
    code = models.CharField("mã", max_length=24, db_index=True)
    verb = models.CharField("việc", max_length=40)
    at = models.DateTimeField("lúc")
    post = models.CharField("chức vụ", max_length=120)
    role = models.CharField(max_length=40)
    digest = models.CharField(max_length=64)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        "seq": FieldClass.TECHNICAL,
        "code": FieldClass.PUBLIC,
        "verb": FieldClass.OFFICE,
        "at": FieldClass.OFFICE,
        "post": FieldClass.OFFICE,
        "role": FieldClass.OFFICE,
        "digest": FieldClass.TECHNICAL,
        "previous": FieldClass.TECHNICAL,
        "hash": FieldClass.TECHNICAL,
    }

    class Meta:
        ordering = ("seq",)

    def __str__(self) -> str:
        return f"{self.seq} {self.code} {self.verb}"


class EventValues(models.Model):
    """What an act changed, as JSON beside the chain: it can be erased with a reason while the chain still verifies."""

    event = models.OneToOneField(Event, on_delete=models.PROTECT, primary_key=True, related_name="values")
    values_json = models.TextField()
    erased_at = models.DateTimeField(null=True, blank=True)
    erase_reason = models.CharField(max_length=500, blank=True)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        "event": FieldClass.TECHNICAL,
        "values_json": FieldClass.PERSONAL,
        "erased_at": FieldClass.OFFICE,
        "erase_reason": FieldClass.OFFICE,
    }

    def __str__(self) -> str:
        return f"values of {self.event_id}"


class Closing(Record):
    """Khóa sổ: an officer declares the book of one prefix complete for a range of past days.

    It forbids nothing; what is entered or corrected later is marked late. A figure of zero cites it.
    """

    CODE_PREFIX = "KSO"
    REGISTER = "Khóa sổ"
    FACT_DATE = "to_on"

    prefix = models.CharField("sổ", max_length=4)
    from_on = models.DateField("từ ngày")
    to_on = models.DateField("đến hết ngày")
    closed_at = models.DateTimeField("khóa lúc")
    entries = models.PositiveIntegerField("số bản ghi lúc khóa")
    note = models.CharField("ghi chú", max_length=500, blank=True)

    PRIVACY: ClassVar[dict[str, FieldClass]] = dict.fromkeys(
        ("prefix", "from_on", "to_on", "closed_at", "entries"), FieldClass.PUBLIC
    ) | {"note": FieldClass.OFFICE}

    class Meta(Record.Meta):
        constraints = (
            models.CheckConstraint(condition=models.Q(to_on__gte=models.F("from_on")), name="closing_range_in_order"),
        )
        indexes = (models.Index(fields=("prefix", "from_on", "to_on")),)

    def summary_vi(self) -> str:
        return f"Khóa sổ {self.prefix} từ {date_vi(self.from_on)} đến hết {date_vi(self.to_on)}"


class Attachment(models.Model):
    """A file that belongs to an entry, stored once by its SHA-256 under the data folder."""

    code = models.CharField("mã", max_length=24, db_index=True)
    name = models.CharField("tên tệp", max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=100)
    added_at = models.DateTimeField()

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        "id": FieldClass.TECHNICAL,
        "code": FieldClass.PUBLIC,
        "name": FieldClass.OFFICE,
        "sha256": FieldClass.PUBLIC,
        "size": FieldClass.OFFICE,
        "media_type": FieldClass.OFFICE,
        "added_at": FieldClass.OFFICE,
    }

    class Meta:
        ordering = ("added_at", "id")

    def __str__(self) -> str:
        return f"{self.code}: {self.name}"


class Receipt(models.Model):
    """That whoever holds a receipt may open an entry's page: the keyed digest of the key printed on it, never the key.

    `as_code`: the entry this one came out of, whose receipt opens it too; the digest is that receipt's.
    """

    code = models.CharField("mã", max_length=24, primary_key=True)
    digest = models.CharField(max_length=64)
    as_code = models.CharField(max_length=24, blank=True, db_index=True)
    issued_at = models.DateTimeField()

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        "code": FieldClass.OFFICE,
        "digest": FieldClass.SECRET,
        "as_code": FieldClass.OFFICE,
        "issued_at": FieldClass.TECHNICAL,
    }

    def __str__(self) -> str:
        return self.code
