"""The abstract row that every register's entries are: a code issued once, a revision, a voiding instead of a deletion."""

from datetime import date
from typing import Any, ClassVar, NoReturn, Self

from django.db import models

from dienhong.privacy.classes import FieldClass


class EntryQuerySet(models.QuerySet[Any]):
    """Entries; `standing()` are those that count."""

    def standing(self) -> Self:
        """Entries that were not voided."""
        return self.filter(voided_at__isnull=True)

    def delete(self) -> NoReturn:
        """Refused: an entry is voided with a reason, never deleted."""
        raise TypeError("entries are voided, never deleted")


class Record(models.Model):
    """One entry of a register.

    `code` is `PREFIX-YEAR-NUMBER` (at least four digits), issued once and never reused; order is by year and number,
    never by text. `revision` counts the acts done to the entry. `late_after` names the closing of the book that came
    before the entry was made or corrected. Rows are written by `records.acts` only.
    """

    CODE_PREFIX: ClassVar[str]
    REGISTER: ClassVar[str]
    FACT_DATE: ClassVar[str]

    code = models.CharField("mã", max_length=24, primary_key=True, editable=False)
    code_year = models.PositiveSmallIntegerField(editable=False)
    code_number = models.PositiveIntegerField(editable=False)
    revision = models.PositiveIntegerField(default=1, editable=False)
    recorded_at = models.DateTimeField("ghi lúc", editable=False)
    late_after = models.CharField("ghi sau khi khóa sổ", max_length=24, blank=True, editable=False)
    voided_at = models.DateTimeField("hủy lúc", null=True, blank=True, editable=False)
    void_reason = models.CharField("lý do hủy", max_length=500, blank=True, editable=False)

    objects = EntryQuerySet.as_manager()

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        "code": FieldClass.PUBLIC,
        "code_year": FieldClass.TECHNICAL,
        "code_number": FieldClass.TECHNICAL,
        "revision": FieldClass.TECHNICAL,
        "recorded_at": FieldClass.OFFICE,
        "late_after": FieldClass.PUBLIC,
        "voided_at": FieldClass.OFFICE,
        "void_reason": FieldClass.OFFICE,
    }
    # Columns that acts keep by themselves: they are not part of what an entry says, so history does not repeat them.
    BOOKKEEPING: ClassVar[frozenset[str]] = frozenset(
        {"code", "code_year", "code_number", "revision", "recorded_at", "late_after", "voided_at", "void_reason"}
    )

    class Meta:
        abstract = True
        ordering = ("code_year", "code_number")

    def __str__(self) -> str:
        return self.code

    @property
    def standing(self) -> bool:
        """Whether the entry counts (was not voided)."""
        return self.voided_at is None

    @classmethod
    def fit(cls, column: str, text: str) -> str:
        """`text` cut to what the column holds: for one made out of others, such as a folded text, that may outgrow it."""
        return text[: getattr(cls._meta.get_field(column), "max_length", None)]

    def fact_date(self) -> date:
        """The day the fact happened: it chooses the law, the book and the period."""
        value: date = getattr(self, self.FACT_DATE)
        return value

    def summary_vi(self) -> str:
        """One line that says what the entry is, without personal data. Registers give their own."""
        return self.REGISTER

    def desk_path(self) -> str:
        """The desk page of the entry, or '' when it has none."""
        return ""

    def why_not_void(self) -> str:
        """Why this entry cannot be voided by itself, in a Vietnamese sentence; '' when it can."""
        return ""

    def history_parts(self) -> dict[str, list[models.Model]]:
        """Rows that belong to the entry and have no code of their own, by name, for the history."""
        return {}

    def delete(self, *args: object, **kwargs: object) -> NoReturn:
        """Refused: an entry is voided with a reason, never deleted."""
        raise TypeError("entries are voided, never deleted")
