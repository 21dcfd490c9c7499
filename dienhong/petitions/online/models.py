"""What is kept beside a letter for its sender: how to reach whoever wishes it, what was said after sending, photographs.

Nothing of this exists for a denunciation but photographs and added words: its sender's address is under the seal, if anywhere.
"""

from typing import ClassVar

from django.db import models

from dienhong.privacy.classes import FieldClass
from dienhong.records.models import Attachment

OFFICE, PERSONAL, SECRET, TECHNICAL = FieldClass.OFFICE, FieldClass.PERSONAL, FieldClass.SECRET, FieldClass.TECHNICAL


class Judgement(models.TextChoices):
    """What the sender says of the answer: whether the matter was really solved."""

    SOLVED = "solved", "Đã giải quyết được việc"
    PARTLY = "partly", "Được một phần"
    NOT_SOLVED = "not_solved", "Chưa giải quyết được"


class WordKind(models.TextChoices):
    """Why the sender wrote again."""

    ADDED = "added", "Bổ sung"
    WITHDRAWAL = "withdrawal", "Xin rút đơn"


class SenderContact(models.Model):
    """Where the sender wishes to be told of steps, and by what the sender may list the own letters later.

    The digests are keyed: equal addresses can be found, none can be read. Erased with the letter's identity. An address speaks
    for the sender from `proved_at` on: somebody who reads its mail typed the receipt's key. Until then it may be a stranger's.
    """

    petition = models.OneToOneField(
        "petitions.Petition", on_delete=models.PROTECT, primary_key=True, related_name="sender_contact"
    )
    email = models.EmailField("địa chỉ thư điện tử", blank=True)
    phone = models.CharField("số nhận tin nhắn", max_length=20, blank=True)
    email_digest = models.CharField(max_length=64, blank=True, db_index=True)
    subject_digest = models.CharField(max_length=64, blank=True, db_index=True)
    agreed_at = models.DateTimeField("đồng ý lúc", null=True, blank=True)
    agreed_to = models.CharField("lời đồng ý", max_length=40, blank=True)
    proved_at = models.DateTimeField("xác nhận địa chỉ thư lúc", null=True, blank=True)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        "petition": OFFICE,
        **dict.fromkeys(("email", "phone"), PERSONAL),
        **dict.fromkeys(("email_digest", "subject_digest"), SECRET),
        **dict.fromkeys(("agreed_at", "agreed_to", "proved_at"), OFFICE),
    }

    class Meta:
        verbose_name = "nơi báo tin cho người gửi"

    def __str__(self) -> str:
        return str(self.petition_id)


class CitizenWord(models.Model):
    """Something the sender added after sending, or that the sender asks to withdraw. `seen_on`: an officer took note."""

    petition = models.ForeignKey("petitions.Petition", on_delete=models.PROTECT, related_name="citizen_words")
    order = models.PositiveSmallIntegerField("thứ tự")
    kind = models.CharField("loại", max_length=12, choices=WordKind.choices)
    on = models.DateField("ngày")
    words = models.CharField("lời người gửi", max_length=3000, blank=True)
    seen_on = models.DateField("cán bộ xem ngày", null=True, blank=True)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        "id": TECHNICAL,
        **dict.fromkeys(("petition", "order", "kind", "on", "seen_on"), OFFICE),
        "words": PERSONAL,
    }

    class Meta:
        verbose_name = "lời người gửi bổ sung"
        ordering = ("petition", "order")
        constraints = (models.UniqueConstraint(fields=("petition", "order"), name="one_citizen_word_per_place"),)
        indexes = (models.Index(fields=("seen_on", "on")),)

    def __str__(self) -> str:
        return f"{self.petition_id} ({self.order})"


class CitizenVerdict(models.Model):
    """What the sender says of one answer: once for each. `decision` is the paper that was judged."""

    petition = models.ForeignKey("petitions.Petition", on_delete=models.PROTECT, related_name="citizen_verdicts")
    order = models.PositiveSmallIntegerField("thứ tự")
    judgement = models.CharField("người gửi đánh giá", max_length=12, choices=Judgement.choices)
    words = models.CharField("lời người gửi", max_length=2000, blank=True)
    on = models.DateField("ngày")
    decision = models.CharField("văn bản trả lời", max_length=24, blank=True)
    reopened = models.BooleanField("mở lại đơn", default=False)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        "id": TECHNICAL,
        **dict.fromkeys(("petition", "order", "judgement", "on", "decision", "reopened"), OFFICE),
        "words": PERSONAL,
    }

    class Meta:
        verbose_name = "ý kiến của người gửi về kết quả"
        ordering = ("petition", "order")
        constraints = (models.UniqueConstraint(fields=("petition", "order"), name="one_citizen_verdict_per_place"),)
        indexes = (models.Index(fields=("on", "judgement")),)

    def __str__(self) -> str:
        return f"{self.petition_id} ({self.order})"


class LetterPhoto(models.Model):
    """A photograph of a letter: sent by its sender, or (`of_fix`) taken of what was done about it and shown to the sender."""

    petition = models.ForeignKey("petitions.Petition", on_delete=models.PROTECT, related_name="photos")
    attachment = models.OneToOneField(Attachment, on_delete=models.PROTECT)
    of_fix = models.BooleanField("ảnh việc đã làm", default=False)
    on = models.DateField("ngày")
    caption = models.CharField("ảnh chụp gì", max_length=200, blank=True)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        "id": TECHNICAL,
        **dict.fromkeys(("petition", "attachment", "of_fix", "on"), OFFICE),
        "caption": PERSONAL,
    }

    class Meta:
        verbose_name = "ảnh kèm đơn"
        ordering = ("petition", "id")

    def __str__(self) -> str:
        return f"{self.petition_id}: {self.attachment_id}"
