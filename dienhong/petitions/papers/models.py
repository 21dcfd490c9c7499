"""What is kept of a letter: the letter (DT), those who signed it, the steps taken, dialogues, execution, and who is barred.

The sender's identity is personal and masked. Of a denunciation none is kept here: the sealed book has it, by the code.
Clocks lie in `deadlines`, by the code.
"""

from typing import ClassVar

from django.db import models

from dienhong.deadlines.queries import parts_of
from dienhong.law.dates_vi import date_vi
from dienhong.petitions.papers.axes import MAY_DENOUNCE, BarReason, Channel, Competence, Content, Outcome, Settled
from dienhong.petitions.papers.states import State
from dienhong.privacy.classes import FieldClass
from dienhong.records.entry import Record

OFFICE, PERSONAL, TECHNICAL = FieldClass.OFFICE, FieldClass.PERSONAL, FieldClass.TECHNICAL
DESK = "/ban-lam-viec/don-thu/"


class Petition(Record):
    """One letter.

    `titled` is what its title calls it, `kind` (axis A) what it is by its content. `eligible` is axis B with the
    conditions found (`conditions`, keys of the law's list) and the grounds against (`grounds`); `competence` axis C;
    `people_count` axis D; `originals` axis E. `case` is the code of the first letter of the matter. `state` follows
    `states.TRANSITIONS`; the days beside it are those of its turning points, each written by one act.
    """

    CODE_PREFIX = "DT"
    REGISTER = "Sổ đơn thư"
    FACT_DATE = "received_on"

    received_on = models.DateField("ngày nhận")
    channel = models.CharField("nguồn đơn", max_length=12, choices=Channel.choices)
    sent_on_by = models.CharField("nơi chuyển đến", max_length=200, blank=True)
    reception = models.CharField("nộp tại buổi tiếp", max_length=24, blank=True, db_index=True)
    written_on = models.DateField("ngày viết đơn", null=True, blank=True)
    sender_name = models.CharField("họ tên người gửi", max_length=120, blank=True)
    sender_address = models.CharField("địa chỉ người gửi", max_length=200, blank=True)
    id_number = models.CharField("số căn cước, hộ chiếu", max_length=30, blank=True)
    contact = models.CharField("cách liên hệ", max_length=120, blank=True)
    respondent = models.CharField("bên bị khiếu nại, bị tố cáo", max_length=300, blank=True)
    content = models.TextField("nội dung đơn", max_length=4000)
    village = models.CharField("thôn", max_length=160, blank=True)
    field = models.CharField("lĩnh vực", max_length=80, blank=True)
    titled = models.CharField("tên đơn tự gọi", max_length=16, choices=Content.choices, blank=True)
    people_count = models.PositiveIntegerField("số người ký", default=1)
    originals = models.BooleanField("kèm tài liệu gốc", default=False)

    kind = models.CharField("loại đơn theo nội dung", max_length=16, choices=Content.choices, blank=True)
    classified_on = models.DateField("ngày phân loại", null=True, blank=True)
    eligible = models.BooleanField("đủ điều kiện xử lý", null=True, blank=True)
    conditions = models.CharField("điều kiện đã có", max_length=300, blank=True)
    grounds = models.CharField("lý do không đủ điều kiện", max_length=300, blank=True)
    competence = models.CharField("thẩm quyền", max_length=16, choices=Competence.choices, blank=True)
    competent_body = models.CharField("cơ quan có thẩm quyền", max_length=200, blank=True)
    settled_before = models.CharField(
        "đã giải quyết trước đó", max_length=8, choices=Settled.choices, default=Settled.NEVER
    )
    names_leaders = models.BooleanField("tố cáo Chủ tịch hoặc Phó Chủ tịch UBND xã", default=False)

    state = models.CharField("trạng thái", max_length=20, choices=State.choices, default=State.RECEIVED)
    stepped_on = models.DateField("ngày của bước cuối")
    case = models.CharField("vụ việc", max_length=24, blank=True, db_index=True)
    parent = models.CharField("tách từ đơn", max_length=24, blank=True, db_index=True)
    duplicate_of = models.CharField("trùng với đơn", max_length=24, blank=True, db_index=True)
    assigned_post = models.CharField("giao cho", max_length=160, blank=True)
    assigned_account = models.PositiveBigIntegerField("tài khoản được giao", null=True, blank=True)
    remote = models.BooleanField("vùng sâu, vùng xa, đi lại khó khăn", default=False)
    handled_on = models.DateField("ngày xử lý xong", null=True, blank=True)
    accepted_on = models.DateField("ngày thụ lý", null=True, blank=True)
    settled_on = models.DateField("ngày giải quyết", null=True, blank=True)
    decision = models.CharField("văn bản giải quyết", max_length=24, blank=True)
    outcome = models.CharField("kết quả giải quyết", max_length=12, choices=Outcome.choices, blank=True)
    sent_on = models.DateField("ngày gửi kết quả", null=True, blank=True)
    published_on = models.DateField("ngày công khai", null=True, blank=True)
    body_result = models.CharField("kết quả của nơi nhận", max_length=500, blank=True)
    body_result_on = models.DateField("ngày nơi nhận báo kết quả", null=True, blank=True)
    ended_on = models.DateField("ngày kết thúc", null=True, blank=True)
    kept_until = models.DateField("lưu đơn đến hết ngày", null=True, blank=True)
    unclocked = models.CharField("việc không có hạn trong luật ngày ấy", max_length=1000, blank=True)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(
            ("received_on", "channel", "sent_on_by", "reception", "written_on", "village", "field"), OFFICE
        ),
        **dict.fromkeys(("sender_name", "sender_address", "id_number", "contact", "respondent", "content"), PERSONAL),
        **{"body_result": PERSONAL, "body_result_on": OFFICE},
        **dict.fromkeys(("titled", "people_count", "originals", "kind", "classified_on", "eligible"), OFFICE),
        **dict.fromkeys(("conditions", "grounds", "competence", "competent_body", "settled_before"), OFFICE),
        **dict.fromkeys(("names_leaders", "state", "stepped_on", "case", "parent", "duplicate_of"), OFFICE),
        **dict.fromkeys(("assigned_post", "remote", "handled_on", "accepted_on", "settled_on", "decision"), OFFICE),
        **dict.fromkeys(("outcome", "sent_on", "published_on", "ended_on", "kept_until", "unclocked"), OFFICE),
        "assigned_account": TECHNICAL,
    }

    class Meta(Record.Meta):
        verbose_name = "đơn"
        indexes = (
            models.Index(fields=("received_on", "kind")),
            models.Index(fields=("state", "stepped_on")),
            models.Index(fields=("settled_on",)),
            models.Index(fields=("handled_on",)),
        )
        constraints = (
            models.CheckConstraint(condition=models.Q(people_count__gte=1), name="petition_somebody_signed"),
            models.CheckConstraint(
                condition=models.Q(settled_on__isnull=True) | ~models.Q(decision=""),
                name="petition_settled_by_document",
            ),
            models.CheckConstraint(
                condition=~models.Q(kind=Content.DENUNCIATION)
                | models.Q(sender_name="", sender_address="", id_number="", contact=""),
                name="petition_denouncer_not_kept_here",
            ),
        )

    def summary_vi(self) -> str:
        return f"{self.kind_vi()} nhận ngày {date_vi(self.received_on)}"

    def kind_vi(self) -> str:
        """ "Đơn khiếu nại"; "Đơn chưa phân loại" until it is classified."""
        if not self.kind:
            return "Đơn chưa phân loại"
        return f"Đơn {str(self.get_kind_display()).lower()}"

    def desk_path(self) -> str:
        return f"{DESK}{self.code}/"

    @property
    def is_denunciation(self) -> bool:
        """By content, or by its title until the content was read: then already no identity is kept here."""
        return (self.kind or self.titled) == Content.DENUNCIATION

    @property
    def may_denounce(self) -> bool:
        """A denunciation, or a letter of several things of which one may be: it is closed like one. Taken apart, what does not
        denounce is read in letters of its own."""
        return (self.kind or self.titled) in MAY_DENOUNCE

    def why_not_void(self) -> str:
        others = Petition.objects.standing().exclude(pk=self.pk)
        linked = others.filter(models.Q(parent=self.pk) | models.Q(duplicate_of=self.pk)).first()
        return f"Đơn {linked.code} gắn với đơn này; hãy gỡ ra trước." if linked else ""

    def history_parts(self) -> dict[str, list[models.Model]]:
        return {
            "signatories": list(self.signatories.all()),
            "steps": list(self.steps.all()),
            "dialogues": list(self.dialogues.all()),
            "executions": list(self.executions.all()),
            "bars": list(self.bars.all()),
            "citizen_words": list(self.citizen_words.all()),
            "citizen_verdicts": list(self.citizen_verdicts.all()),
            "photos": list(self.photos.all()),
            **parts_of(self.code),
        }


class Signatory(models.Model):
    """One of several who signed a letter. Those who represent the rest are among them."""

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="signatories")
    order = models.PositiveSmallIntegerField("thứ tự")
    full_name = models.CharField("họ tên", max_length=120)
    address = models.CharField("địa chỉ", max_length=200, blank=True)
    represents = models.BooleanField("là người đại diện", default=False)
    withdrew_on = models.DateField("ngày rút", null=True, blank=True)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        "id": TECHNICAL,
        **dict.fromkeys(("petition", "order", "represents", "withdrew_on"), OFFICE),
        **dict.fromkeys(("full_name", "address"), PERSONAL),
    }

    class Meta:
        verbose_name = "người ký đơn"
        ordering = ("petition", "order")
        constraints = (models.UniqueConstraint(fields=("petition", "order"), name="one_signatory_per_place"),)

    def __str__(self) -> str:
        return f"{self.petition_id} ({self.order})"


class Step(models.Model):
    """One act on a letter: what, when, by which paper, from which state into which.

    `document` is a paper's code (VB); `body` the body a letter went to; `grounds` keys of the law's lists with a space
    between.
    """

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="steps")
    order = models.PositiveSmallIntegerField("thứ tự")
    act = models.CharField("việc", max_length=24)
    on = models.DateField("ngày")
    before = models.CharField("trạng thái trước", max_length=20, choices=State.choices, blank=True)
    after = models.CharField("trạng thái sau", max_length=20, choices=State.choices)
    post = models.CharField("chức vụ người làm", max_length=160)
    document = models.CharField("văn bản", max_length=24, blank=True, db_index=True)
    body = models.CharField("nơi nhận", max_length=200, blank=True)
    grounds = models.CharField("căn cứ", max_length=300, blank=True)
    words = models.CharField("nội dung", max_length=1000, blank=True)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        "id": TECHNICAL,
        **dict.fromkeys(("petition", "order", "act", "on", "before", "after", "post", "document"), OFFICE),
        **dict.fromkeys(("body", "grounds"), OFFICE),
        "words": PERSONAL,
    }

    class Meta:
        verbose_name = "bước xử lý đơn"
        ordering = ("petition", "order")
        constraints = (models.UniqueConstraint(fields=("petition", "order"), name="one_step_per_place"),)
        indexes = (models.Index(fields=("act", "on")),)

    def __str__(self) -> str:
        return f"{self.petition_id} {self.act} {self.on}"


class PetitionDialogue(models.Model):
    """A dialogue with a complainant before the decision, with its minutes (VB). Who stayed away, and why, is told."""

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="dialogues")
    noticed_on = models.DateField("ngày báo trước")
    held_on = models.DateField("ngày đối thoại")
    place = models.CharField("địa điểm", max_length=200, blank=True)
    minutes = models.CharField("biên bản", max_length=24)
    copies = models.PositiveSmallIntegerField("số bản", default=3)
    absent = models.CharField("người vắng, lý do", max_length=300, blank=True)
    result = models.CharField("kết quả", max_length=1000, blank=True)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        "id": TECHNICAL,
        **dict.fromkeys(("petition", "noticed_on", "held_on", "place", "minutes", "copies"), OFFICE),
        **dict.fromkeys(("absent", "result"), PERSONAL),
    }

    class Meta:
        verbose_name = "buổi đối thoại với người khiếu nại"
        ordering = ("petition", "held_on", "id")

    def __str__(self) -> str:
        return f"{self.petition_id} {self.held_on}"


class Execution(models.Model):
    """One thing that a decision orders, by when, and how it was seen done."""

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="executions")
    order = models.PositiveSmallIntegerField("thứ tự")
    what = models.CharField("việc phải thi hành", max_length=500)
    owner = models.CharField("nơi thi hành", max_length=160)
    due_on = models.DateField("hạn")
    done_on = models.DateField("ngày xong", null=True, blank=True)
    evidence = models.CharField("chứng cứ", max_length=500, blank=True)
    evidence_document = models.CharField("văn bản chứng cứ", max_length=24, blank=True)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        "id": TECHNICAL,
        **dict.fromkeys(("petition", "order", "owner", "due_on", "done_on", "evidence_document"), OFFICE),
        **dict.fromkeys(("what", "evidence"), PERSONAL),
    }

    class Meta:
        verbose_name = "việc thi hành kết quả giải quyết"
        ordering = ("petition", "order")
        constraints = (
            models.UniqueConstraint(fields=("petition", "order"), name="one_execution_per_place"),
            models.CheckConstraint(
                condition=models.Q(done_on__isnull=True) | ~models.Q(evidence="", evidence_document=""),
                name="execution_done_with_evidence",
            ),
        )

    def __str__(self) -> str:
        return f"{self.petition_id} ({self.order})"


class PetitionBar(models.Model):
    """An account that may have nothing to do with a denunciation. The sealed book fills it; it names no denouncer."""

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="bars")
    account_id = models.PositiveBigIntegerField("tài khoản")
    why = models.CharField("lý do", max_length=12, choices=BarReason.choices)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("id", "account_id"), TECHNICAL),
        **dict.fromkeys(("petition", "why"), OFFICE),
    }

    class Meta:
        verbose_name = "người không được giao xử lý"
        ordering = ("petition", "id")
        constraints = (
            models.UniqueConstraint(fields=("petition", "account_id"), name="one_bar_per_account_of_petition"),
        )

    def __str__(self) -> str:
        return f"{self.petition_id}: {self.get_why_display()}"
