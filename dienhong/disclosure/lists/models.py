"""What is kept of a list: its kind and its days, its rows, and the objections (YK) to it.

Rows are no part of the item's history, which keeps only their number and digest: they can be erased for good when the
time of the list is over.
"""

from datetime import date
from typing import ClassVar

from django.db import models

from dienhong.deadlines.queries import parts_of
from dienhong.disclosure.lists.states import About, By, ObjectionState
from dienhong.disclosure.requirements import last_day
from dienhong.law.dates_vi import date_vi
from dienhong.privacy.classes import FieldClass
from dienhong.privacy.masks import mask_name
from dienhong.records.entry import Record

P, OFFICE = FieldClass.PUBLIC, FieldClass.OFFICE
PERSONAL, TECHNICAL = FieldClass.PERSONAL, FieldClass.TECHNICAL


class PeopleList(models.Model):
    """The list of a version. `kind` is a row of the law's table; `masked` hides every name; `down_on` is the first day on
    which it may go, set when it is told; `erased_on` the day its rows were erased, of which `total` were."""

    version = models.OneToOneField("disclosure.Version", on_delete=models.PROTECT, related_name="people_list")
    kind = models.CharField("loại danh sách", max_length=24)
    masked = models.BooleanField("che tên", default=False)
    total = models.PositiveIntegerField("số người, hộ", default=0)
    digest = models.CharField("mã băm các dòng", max_length=64, blank=True)
    shown_from = models.DateField("công khai từ ngày", null=True, blank=True)
    down_on = models.DateField("ngày hết thời gian công khai", null=True, blank=True, db_index=True)
    taken_down_on = models.DateField("ngày gỡ", null=True, blank=True)
    erased_on = models.DateField("ngày xóa tên", null=True, blank=True)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        "id": TECHNICAL,
        **dict.fromkeys(("version", "kind", "masked", "total", "shown_from", "down_on", "taken_down_on"), P),
        **dict.fromkeys(("digest", "erased_on"), OFFICE),
    }

    class Meta:
        verbose_name = "danh sách có tên người"

    def __str__(self) -> str:
        return f"{self.version_id}: {self.kind}"

    @property
    def last_on(self) -> date | None:
        """The last day on which anybody reads it."""
        return last_day(self.down_on) if self.down_on else None


class PeopleRow(models.Model):
    """One person or household. `name` is that of the household's representative when the person is a child; the child's
    own name is never kept."""

    sheet = models.ForeignKey(PeopleList, on_delete=models.CASCADE, related_name="rows")
    order = models.PositiveIntegerField("số thứ tự")
    name = models.CharField("họ tên", max_length=120)
    child = models.BooleanField("người hưởng là trẻ em, ghi tên đại diện hộ", default=False)
    hidden = models.BooleanField("che tên dòng này", default=False)
    village = models.CharField("thôn", max_length=24, blank=True)
    birth_year = models.PositiveSmallIntegerField("năm sinh", null=True, blank=True)
    policy = models.CharField("chính sách", max_length=200, blank=True)
    amount = models.PositiveBigIntegerField("số tiền (đồng)", null=True, blank=True)
    kind_given = models.CharField("hiện vật", max_length=200, blank=True)
    period = models.CharField("thời gian", max_length=120, blank=True)
    decision = models.CharField("quyết định", max_length=120, blank=True)
    result = models.CharField("kết quả", max_length=120, blank=True)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("id", "sheet", "order"), TECHNICAL),
        # A list is told to residents for a time; its cells are personal all the same and go nowhere else.
        **dict.fromkeys(("name", "child", "hidden", "village", "birth_year", "policy", "amount"), PERSONAL),
        **dict.fromkeys(("kind_given", "period", "decision", "result"), PERSONAL),
    }

    class Meta:
        verbose_name = "dòng danh sách"
        ordering = ("sheet", "order")
        constraints = (models.UniqueConstraint(fields=("sheet", "order"), name="one_person_per_place"),)

    def __str__(self) -> str:
        return f"{self.sheet_id}: {self.order}"

    def shown_name(self, masked: bool) -> str:
        """As anybody reads it."""
        name = mask_name(self.name) if masked or self.hidden else self.name
        return f"Hộ {name} (trẻ em trong hộ)" if self.child else name


class Objection(Record):
    """Somebody says that a list is wrong. `item` is a code (CK), `number` the version, `line` the row it is about, if one.

    Who says it is kept to answer and is told to nobody; it may be left out.
    """

    CODE_PREFIX = "YK"
    REGISTER = "Ý kiến về danh sách công khai"
    FACT_DATE = "received_on"

    item = models.CharField("nội dung công khai", max_length=24, db_index=True)
    number = models.PositiveSmallIntegerField("bản có danh sách")
    line = models.PositiveIntegerField("về dòng số", null=True, blank=True)
    about = models.CharField("ý kiến về", max_length=16, choices=About.choices)
    words = models.CharField("nội dung", max_length=2000)
    sender = models.CharField("người có ý kiến", max_length=120, blank=True)
    contact = models.CharField("cách liên hệ", max_length=160, blank=True)
    received_on = models.DateField("ngày nhận")
    by = models.CharField("nhận bằng cách", max_length=8, choices=By.choices)
    state = models.CharField(
        "trạng thái", max_length=10, choices=ObjectionState.choices, default=ObjectionState.WAITING
    )
    decided_on = models.DateField("ngày quyết định", null=True, blank=True)
    decision = models.CharField("kết luận, lý do", max_length=2000, blank=True)
    new_number = models.PositiveSmallIntegerField("bản đã sửa", null=True, blank=True)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("item", "number", "about", "received_on", "by", "state", "decided_on", "new_number"), OFFICE),
        **dict.fromkeys(("line", "words", "sender", "contact", "decision"), PERSONAL),
    }

    class Meta(Record.Meta):
        verbose_name = "ý kiến về danh sách"
        indexes = (models.Index(fields=("item", "state")), models.Index(fields=("state", "received_on")))
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state=ObjectionState.WAITING, decided_on__isnull=True)
                | (
                    ~models.Q(state=ObjectionState.WAITING)
                    & models.Q(decided_on__isnull=False)
                    & ~models.Q(decision="")
                ),
                name="objection_decided_with_words",
            ),
        )

    @property
    def is_open(self) -> bool:
        """Whether it still waits for its decision."""
        return self.state == ObjectionState.WAITING

    def summary_vi(self) -> str:
        return f"Ý kiến về danh sách của {self.item}, nhận ngày {date_vi(self.received_on)}"

    def desk_path(self) -> str:
        return f"/ban-lam-viec/danh-sach/y-kien/{self.code}/"

    def history_parts(self) -> dict[str, list[models.Model]]:
        return {**parts_of(self.code)}
