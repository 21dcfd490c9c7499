"""What is kept of a reception: the session (TCD) and the visits in it."""

from typing import ClassVar

from django.db import models

from dienhong.law.dates_vi import date_vi
from dienhong.petitions.online.models import CitizenVerdict, CitizenWord, LetterPhoto, SenderContact
from dienhong.petitions.papers import models as papers
from dienhong.petitions.sealed.models import SealedSender, SealKeeper
from dienhong.petitions.states import Classification, Handling, Host, SessionKind
from dienhong.privacy.classes import FieldClass
from dienhong.records.entry import Record

__all__ = [
    "CitizenVerdict",
    "CitizenWord",
    "LetterPhoto",
    "Petition",
    "Reception",
    "SealKeeper",
    "SealedSender",
    "SenderContact",
    "Visit",
]

P = FieldClass.PUBLIC
# Django finds the models of an application here; the book of letters is the sub-package `papers`.
Petition = papers.Petition


class Reception(Record):
    """One session at which citizens were received, whether anybody came or not."""

    CODE_PREFIX = "TCD"
    REGISTER = "Sổ tiếp công dân"
    FACT_DATE = "held_on"

    held_on = models.DateField("ngày tiếp")
    host = models.CharField("chủ trì", max_length=12, choices=Host.choices)
    kind = models.CharField("loại", max_length=10, choices=SessionKind.choices)
    received_by = models.CharField("người tiếp", max_length=120)
    receiver_title = models.CharField("chức vụ người tiếp", max_length=120)
    is_delegated = models.BooleanField("tiếp theo ủy quyền", default=False)
    place = models.CharField("địa điểm", max_length=160)
    online = models.BooleanField("trực tuyến", default=False)
    note = models.CharField("ghi chú", max_length=500, blank=True)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("held_on", "host", "kind", "receiver_title", "is_delegated", "place", "online"), P),
        "received_by": FieldClass.OFFICE,
        "note": FieldClass.OFFICE,
    }

    class Meta(Record.Meta):
        indexes = (models.Index(fields=("held_on", "host")),)

    def summary_vi(self) -> str:
        return (
            f"{self.get_host_display()} tiếp công dân ngày {date_vi(self.held_on)} ({self.get_kind_display().lower()})"
        )

    def desk_path(self) -> str:
        return f"/ban-lam-viec/tiep-cong-dan/{self.code}/"

    def history_parts(self) -> dict[str, list[models.Model]]:
        return {"visits": list(self.visits.all())}


class Visit(models.Model):
    """One visit in a session: a row of the statutory book. Its columns that tell who came are personal."""

    reception = models.ForeignKey(Reception, on_delete=models.PROTECT, related_name="visits")
    order = models.PositiveSmallIntegerField("thứ tự")
    full_name = models.CharField("họ tên", max_length=120)
    address = models.CharField("địa chỉ", max_length=200)
    village = models.CharField("thôn", max_length=160, blank=True)
    id_number = models.CharField("số căn cước, hộ chiếu", max_length=30, blank=True)
    content = models.CharField("nội dung vụ việc", max_length=1000)
    classification = models.CharField("phân loại", max_length=16, choices=Classification.choices)
    people_count = models.PositiveSmallIntegerField("số người", default=1)
    settled_by = models.CharField("cơ quan đã giải quyết", max_length=200, blank=True)
    handling = models.CharField("hướng xử lý", max_length=16, choices=Handling.choices)
    handling_note = models.CharField("nơi chuyển, hướng dẫn; số văn bản", max_length=300, blank=True)
    result = models.CharField("theo dõi kết quả", max_length=300, blank=True)
    answered_on = models.DateField("ngày trả lời", null=True, blank=True)
    note = models.CharField("ghi chú", max_length=300, blank=True)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        "id": FieldClass.TECHNICAL,
        "reception": P,
        "order": FieldClass.OFFICE,
        **dict.fromkeys(("full_name", "address", "id_number"), FieldClass.PERSONAL),
        # What somebody came about can tell who it was: it stays with the officers of the book.
        **dict.fromkeys(("content", "settled_by", "handling_note", "result", "note"), FieldClass.PERSONAL),
        **dict.fromkeys(("village", "classification", "people_count", "handling", "answered_on"), FieldClass.OFFICE),
    }

    class Meta:
        ordering = ("reception", "order")
        constraints = (models.UniqueConstraint(fields=("reception", "order"), name="one_visit_per_place_in_session"),)

    def __str__(self) -> str:
        return f"{self.reception_id} ({self.order})"

    def place_vi(self) -> str:
        """Where the visitor lives, the village said once: officers often type it into the address too."""
        if not self.village or self.village.casefold() in self.address.casefold():
            return self.address
        return f"{self.address}, thôn {self.village}"


from dienhong.petitions.bookings.models import Booker, Booking  # noqa: E402
from dienhong.petitions.escalations.models import Escalation, WeeklyReturn  # noqa: E402
from dienhong.petitions.reception_papers.models import Receipt, ReceiptItem, Refusal  # noqa: E402 - they belong to this application
from dienhong.petitions.regular.models import RegularHours  # noqa: E402
from dienhong.petitions.sittings.models import Sitting  # noqa: E402

__all__ = [
    "Booker",
    "Booking",
    "Escalation",
    "Receipt",
    "ReceiptItem",
    "Reception",
    "Refusal",
    "RegularHours",
    "Sitting",
    "Visit",
    "WeeklyReturn",
]
