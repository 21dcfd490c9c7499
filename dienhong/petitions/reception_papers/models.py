"""What is kept of a refusal and of a receipt. Who was refused is personal; of a denunciation it is not kept at all."""

from typing import ClassVar

from django.db import models

from dienhong.deadlines.queries import parts_of
from dienhong.law.dates_vi import date_vi
from dienhong.petitions.reception_papers.states import Condition
from dienhong.petitions.states import Classification, Host
from dienhong.privacy.classes import FieldClass
from dienhong.records.entry import Record

OFFICE, PERSONAL = FieldClass.OFFICE, FieldClass.PERSONAL
DESK = "/ban-lam-viec/giay-to-tiep-dan/"


class Refusal(Record):
    """Somebody was not received. `ground` is a key of the law's list `reception.refusal`; `notice` the code of the paper
    (VB) that told it in writing; `reception` the session (TCD) at which it happened, if any."""

    CODE_PREFIX = "TTC"
    REGISTER = "Sổ từ chối tiếp công dân"
    FACT_DATE = "refused_on"

    refused_on = models.DateField("ngày từ chối")
    host = models.CharField("chủ trì", max_length=12, choices=Host.choices)
    reception = models.CharField("buổi tiếp", max_length=24, blank=True, db_index=True)
    refuser = models.CharField("người từ chối", max_length=120)
    refuser_title = models.CharField("chức vụ người từ chối", max_length=120)
    classification = models.CharField("phân loại", max_length=16, choices=Classification.choices)
    full_name = models.CharField("họ tên", max_length=120, blank=True)
    address = models.CharField("địa chỉ", max_length=200, blank=True)
    id_number = models.CharField("số giấy tờ tùy thân", max_length=30, blank=True)
    id_issued = models.CharField("ngày cấp, nơi cấp", max_length=120, blank=True)
    subject = models.CharField("về việc", max_length=500)
    ground = models.CharField("căn cứ từ chối", max_length=40)
    reason = models.CharField("lý do cụ thể", max_length=1000, blank=True)
    explained = models.BooleanField("đã giải thích tại chỗ", default=False)
    notice = models.CharField("thông báo từ chối", max_length=24, blank=True)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("refused_on", "host", "reception", "refuser", "refuser_title", "classification"), OFFICE),
        **dict.fromkeys(("ground", "explained", "notice"), OFFICE),
        **dict.fromkeys(("full_name", "address", "id_number", "id_issued", "subject", "reason"), PERSONAL),
    }

    class Meta(Record.Meta):
        verbose_name = "lần từ chối tiếp công dân"
        indexes = (models.Index(fields=("refused_on",)),)

    def summary_vi(self) -> str:
        return f"Từ chối tiếp công dân ngày {date_vi(self.refused_on)}"

    def desk_path(self) -> str:
        return f"{DESK}{self.code}/"

    def history_parts(self) -> dict[str, list[models.Model]]:
        return parts_of(self.code)


class Receipt(Record):
    """Documents that somebody handed in, with a receipt for them; `visit` is the order of the visit in `reception` (TCD)."""

    CODE_PREFIX = "BN"
    REGISTER = "Sổ biên nhận thông tin, tài liệu"
    FACT_DATE = "received_on"

    received_on = models.DateField("ngày nhận")
    received_hour = models.TimeField("giờ nhận")
    place = models.CharField("địa điểm", max_length=160)
    reception = models.CharField("buổi tiếp", max_length=24, blank=True, db_index=True)
    visit = models.PositiveSmallIntegerField("lượt", null=True, blank=True)
    receiver = models.CharField("người nhận", max_length=120)
    receiver_title = models.CharField("chức vụ người nhận", max_length=120)
    giver = models.CharField("người cung cấp", max_length=120, blank=True)
    giver_address = models.CharField("địa chỉ", max_length=200, blank=True)
    giver_id = models.CharField("số giấy tờ tùy thân", max_length=30, blank=True)
    giver_id_issued = models.CharField("ngày cấp, nơi cấp", max_length=120, blank=True)
    copies = models.PositiveSmallIntegerField("số bản biên nhận", default=2)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("received_on", "received_hour", "place", "reception", "visit", "copies"), OFFICE),
        **dict.fromkeys(("receiver", "receiver_title"), OFFICE),
        **dict.fromkeys(("giver", "giver_address", "giver_id", "giver_id_issued"), PERSONAL),
    }

    class Meta(Record.Meta):
        verbose_name = "giấy biên nhận"
        constraints = (models.CheckConstraint(condition=models.Q(copies__gte=2), name="receipt_has_a_copy_for_each"),)

    def summary_vi(self) -> str:
        return f"Biên nhận thông tin, tài liệu ngày {date_vi(self.received_on)}"

    def desk_path(self) -> str:
        return f"{DESK}{self.code}/"

    def history_parts(self) -> dict[str, list[models.Model]]:
        return {"items": list(self.items.all())}


class ReceiptItem(models.Model):
    """One document on a receipt."""

    receipt = models.ForeignKey(Receipt, on_delete=models.PROTECT, related_name="items")
    order = models.PositiveSmallIntegerField("thứ tự")
    name = models.CharField("tên tài liệu", max_length=300)
    pages = models.PositiveIntegerField("số trang")
    condition = models.CharField("tình trạng", max_length=12, choices=Condition.choices)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        "id": FieldClass.TECHNICAL,
        **dict.fromkeys(("receipt", "order", "pages", "condition"), OFFICE),
        "name": PERSONAL,
    }

    class Meta:
        verbose_name = "tài liệu trong giấy biên nhận"
        ordering = ("receipt", "order")
        constraints = (models.UniqueConstraint(fields=("receipt", "order"), name="one_document_per_place_in_receipt"),)

    def __str__(self) -> str:
        return f"{self.receipt_id} ({self.order})"
