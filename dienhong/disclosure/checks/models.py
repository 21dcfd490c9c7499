"""What is kept of the search: that it was done on exactly these words and files, and each place with its decision.

The value itself is not kept: `mark` is a keyed digest, so that a decision is found again when the same value is met again.
"""

from typing import ClassVar

from django.db import models

from dienhong.disclosure.checks.states import UNREAD, Decision, Part
from dienhong.privacy.classes import FieldClass
from dienhong.privacy.detector import Kind

OFFICE, PERSONAL, TECHNICAL = FieldClass.OFFICE, FieldClass.PERSONAL, FieldClass.TECHNICAL
KINDS = [*((kind.value, kind.label_vi) for kind in Kind), (UNREAD, "Phần máy không đọc được")]


class Scan(models.Model):
    """That a version was searched, as it stood; `fingerprint` tells whether it still stands so."""

    version = models.OneToOneField("disclosure.Version", on_delete=models.PROTECT, related_name="scan")
    fingerprint = models.CharField(max_length=64)
    scanned_at = models.DateTimeField("rà lúc")
    post = models.CharField("người rà (chức vụ)", max_length=160)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("id", "fingerprint"), TECHNICAL),
        **dict.fromkeys(("version", "scanned_at", "post"), OFFICE),
    }

    class Meta:
        verbose_name = "lần rà dữ liệu cá nhân"

    def __str__(self) -> str:
        return f"{self.version_id}"


class FileWords(models.Model):
    """What the pages of a file say, as they were read when its version was searched for persons: kept for the public search as
    long as the version is in preparation or shown. Derived from the file, so it is no part of the history."""

    item = models.ForeignKey("disclosure.Item", on_delete=models.CASCADE, related_name="+")
    sha256 = models.CharField(max_length=64)
    words = models.TextField(blank=True)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("id", "item", "sha256"), TECHNICAL),
        "words": PERSONAL,  # before anybody judged them
    }

    class Meta:
        verbose_name = "lời đã đọc của tệp"
        constraints = (models.UniqueConstraint(fields=("item", "sha256"), name="words_of_a_file_once"),)

    def __str__(self) -> str:
        return f"{self.item_id}: {self.sha256[:8]}"


class Finding(models.Model):
    """One place in doubt. `where` is the digest of the file, "" for typed words; `start`, `end` its first occurrence there,
    `times` how often it occurs; `shown` the value masked; `until` the last day on which a file that lists persons is read."""

    version = models.ForeignKey("disclosure.Version", on_delete=models.PROTECT, related_name="findings")
    part = models.CharField("ở phần", max_length=8, choices=Part.choices)
    where = models.CharField("tệp", max_length=64, blank=True)
    kind = models.CharField("loại", max_length=12, choices=KINDS)
    mark = models.CharField(max_length=64)
    start = models.PositiveIntegerField(default=0)
    end = models.PositiveIntegerField(default=0)
    times = models.PositiveIntegerField("số lần gặp", default=1)
    shown = models.CharField("hiện che", max_length=120)
    why = models.CharField("vì sao nghi", max_length=300)
    decision = models.CharField("quyết định", max_length=12, choices=Decision.choices, blank=True, default="")
    reason = models.CharField("lý do", max_length=500, blank=True)
    basis = models.CharField("căn cứ", max_length=300, blank=True)
    until = models.DateField("công khai đến hết ngày", null=True, blank=True)
    decided_on = models.DateField("ngày quyết định", null=True, blank=True)
    decided_by = models.CharField("người quyết định (chức vụ)", max_length=160, blank=True)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("id", "mark", "start", "end"), TECHNICAL),
        **dict.fromkeys(("version", "part", "where", "kind", "times", "why"), OFFICE),
        **dict.fromkeys(("decision", "reason", "basis", "until", "decided_on", "decided_by"), OFFICE),
        "shown": PERSONAL,
    }

    class Meta:
        verbose_name = "chỗ nghi là dữ liệu cá nhân"
        ordering = ("version", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("version", "part", "where", "kind", "mark"), name="one_finding_per_value_and_place"
            ),
            models.CheckConstraint(
                condition=~models.Q(decision=Decision.KEEP) | (~models.Q(reason="") & ~models.Q(basis="")),
                name="kept_finding_has_reason_and_basis",
            ),
        )

    def __str__(self) -> str:
        return f"{self.version_id}: {self.kind}"
