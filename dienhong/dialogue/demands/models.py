"""What is kept of a demand and its signatures."""

from typing import ClassVar

from django.db import models

from dienhong.dialogue.demands.states import DemandState
from dienhong.law.dates_vi import date_vi
from dienhong.privacy.classes import FieldClass
from dienhong.records.entry import Record

P, OFFICE = FieldClass.PUBLIC, FieldClass.OFFICE


class Demand(Record):
    """Voters ask for a dialogue on a subject.

    `voters` is the declared number (`voters_fact`, a code SK) of the day the sheets went out: whoever signs knows how many are
    needed, and the number stays. `signed` counts signatures that stand, expired ones too. `proposed_words` are as a resident
    sent them. `taken_why` says why an officer took it as reached although expired signatures were needed for it.
    """

    CODE_PREFIX = "YCD"
    REGISTER = "Yêu cầu đối thoại của cử tri"
    FACT_DATE = "opened_on"

    opened_on = models.DateField("ngày mở")
    subject = models.CharField("nội dung yêu cầu đối thoại", max_length=300, blank=True)
    proposed_words = models.CharField("lời đề nghị như đã gửi", max_length=1000, blank=True)
    state = models.CharField("trạng thái", max_length=14, choices=DemandState.choices)
    voters = models.PositiveIntegerField("số cử tri của xã", default=0)
    voters_fact = models.CharField("số khai", max_length=24, blank=True)
    signed = models.PositiveIntegerField("số chữ ký", default=0)
    reached_on = models.DateField("ngày đủ chữ ký", null=True, blank=True)
    taken_why = models.CharField("lý do nhận là đủ dù có chữ ký hết hạn", max_length=500, blank=True)
    ended_on = models.DateField("ngày kết thúc", null=True, blank=True)
    ended_why = models.CharField("lý do kết thúc", max_length=500, blank=True)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(
            ("opened_on", "subject", "state", "voters", "voters_fact", "signed", "reached_on", "ended_on"), P
        ),
        **dict.fromkeys(("taken_why", "ended_why"), OFFICE),
        "proposed_words": FieldClass.PERSONAL,
    }

    class Meta(Record.Meta):
        verbose_name = "yêu cầu đối thoại"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state=DemandState.PROPOSED)
                | models.Q(state=DemandState.ENDED)
                | ~models.Q(subject=""),
                name="open_demand_has_subject",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=DemandState.REACHED) | models.Q(reached_on__isnull=False),
                name="reached_demand_has_its_day",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=DemandState.ENDED) | ~models.Q(ended_why=""), name="demand_ended_with_reason"
            ),
        )

    def summary_vi(self) -> str:
        return f"Yêu cầu đối thoại mở ngày {date_vi(self.opened_on)}"

    def desk_path(self) -> str:
        return f"/ban-lam-viec/yeu-cau-doi-thoai/{self.code}/"


class Consent(models.Model):
    """One signature on a paper sheet. Name and address are on the paper only; `digest` tells whether the same person signed
    twice, under the installation's key, and goes when the demand is over. `near_digest` is that of the name without diacritics
    and the village: two that agree may be one voter, and an officer looks at the paper. `sheet` and `line` find it."""

    demand = models.ForeignKey(Demand, on_delete=models.PROTECT, related_name="consents")
    sheet = models.PositiveIntegerField("tờ số")
    line = models.PositiveSmallIntegerField("dòng")
    signed_on = models.DateField("ngày ký")
    digest = models.CharField(max_length=64)
    near_digest = models.CharField(max_length=64, blank=True)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        "id": FieldClass.TECHNICAL,
        **dict.fromkeys(("demand", "sheet", "line", "signed_on"), OFFICE),
        **dict.fromkeys(("digest", "near_digest"), FieldClass.SECRET),
    }

    class Meta:
        verbose_name = "chữ ký yêu cầu đối thoại"
        ordering = ("demand", "sheet", "line")
        constraints = (
            models.UniqueConstraint(fields=("demand", "digest"), name="one_signature_per_voter_and_demand"),
            models.UniqueConstraint(fields=("demand", "sheet", "line"), name="one_signature_per_line_of_a_sheet"),
        )

    def __str__(self) -> str:
        return f"{self.demand_id}: tờ {self.sheet}, dòng {self.line}"
