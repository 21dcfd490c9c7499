"""What is kept of ratings: points and a day. Not who, not when within the day, not from which device."""

from typing import ClassVar

from django.db import models

from dienhong.law.dates_vi import date_vi
from dienhong.listening.questions import OVERALL
from dienhong.listening.states import BatchState, CommentState, SurveyKind, Way
from dienhong.privacy.classes import FieldClass
from dienhong.records.entry import Record

P, OFFICE, TECHNICAL = FieldClass.PUBLIC, FieldClass.OFFICE, FieldClass.TECHNICAL


class Survey(Record):
    """One thing that people rate, at one address. `moderated` counts the comments that were dealt with."""

    CODE_PREFIX = "KS"
    REGISTER = "Sổ đợt lấy đánh giá"
    FACT_DATE = "opened_on"

    slug = models.SlugField("địa chỉ", max_length=60, unique=True)
    title = models.CharField("lấy đánh giá về", max_length=160)
    questions = models.CharField("bộ câu hỏi", max_length=40)
    kind = models.CharField("cách lấy", max_length=5, choices=SurveyKind.choices)
    opened_on = models.DateField("mở từ ngày")
    closed_on = models.DateField("đóng từ ngày", null=True, blank=True)
    moderated = models.PositiveIntegerField("ý kiến đã đọc", default=0)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("slug", "title", "questions", "kind", "opened_on", "closed_on"), P),
        "moderated": OFFICE,
    }

    class Meta(Record.Meta):
        verbose_name = "đợt lấy đánh giá"

    def summary_vi(self) -> str:
        return f"Lấy đánh giá về {self.title}"

    def desk_path(self) -> str:
        return f"/ban-lam-viec/danh-gia/{self.code}/"


class Rating(Record):
    """One rating. It is entered at the beginning of its day, so that nothing tells the hour (docs/adr/0013)."""

    CODE_PREFIX = "DG"
    REGISTER = "Sổ đánh giá sự hài lòng"
    FACT_DATE = "rated_on"

    survey = models.CharField("đợt", max_length=24)
    rated_on = models.DateField("ngày")
    way = models.CharField("đến bằng", max_length=5, choices=Way.choices)
    batch = models.CharField("lô phiếu giấy", max_length=24, blank=True)
    overall = models.PositiveSmallIntegerField("điểm chung")

    PRIVACY: ClassVar[dict[str, FieldClass]] = dict.fromkeys(("survey", "rated_on", "way", "batch", "overall"), OFFICE)

    class Meta(Record.Meta):
        verbose_name = "đánh giá"
        indexes = (models.Index(fields=("survey", "rated_on"), name="ratings_by_day"),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(overall__gte=1) & models.Q(overall__lte=5), name="rating_has_one_to_five_points"
            ),
        )

    def summary_vi(self) -> str:
        return f"Một đánh giá ngày {date_vi(self.rated_on)}"

    def why_not_void(self) -> str:
        return "Không hủy từng đánh giá; chỉ hủy được cả lô phiếu giấy nhập sai."

    def history_parts(self) -> dict[str, list[models.Model]]:
        return {"scores": list(self.scores.all())}


class Score(models.Model):
    """The points of one question in one rating; the overall one stands on the rating itself."""

    rating = models.ForeignKey(Rating, on_delete=models.PROTECT, related_name="scores")
    question = models.CharField("câu hỏi", max_length=20)
    points = models.PositiveSmallIntegerField("điểm")

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        "id": TECHNICAL,
        **dict.fromkeys(("rating", "question", "points"), OFFICE),
    }

    class Meta:
        verbose_name = "điểm từng câu"
        ordering = ("rating", "id")
        constraints = (
            models.UniqueConstraint(fields=("rating", "question"), name="one_score_a_question"),
            models.CheckConstraint(
                condition=models.Q(points__gte=1) & models.Q(points__lte=5) & ~models.Q(question=OVERALL),
                name="score_has_one_to_five_points",
            ),
        )

    def __str__(self) -> str:
        return f"{self.rating_id} {self.question}"


class Batch(Record):
    """Paper sheets typed twice: `typed` holds the first typing until the second agrees, one line of digits a sheet."""

    CODE_PREFIX = "LPG"
    REGISTER = "Sổ lô phiếu giấy"
    FACT_DATE = "taken_on"

    survey = models.CharField("đợt", max_length=24)
    taken_on = models.DateField("ngày thu phiếu")
    sheets = models.PositiveSmallIntegerField("số phiếu đếm được")
    typed = models.TextField("nhập lần một", blank=True)
    typed_by = models.CharField("người nhập lần một", max_length=120)
    account = models.PositiveBigIntegerField("tài khoản", null=True, blank=True)
    state = models.CharField("trạng thái", max_length=8, choices=BatchState.choices, default=BatchState.TYPED)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("survey", "taken_on", "sheets", "typed_by", "state"), OFFICE),
        **dict.fromkeys(("typed", "account"), TECHNICAL),
    }

    class Meta(Record.Meta):
        verbose_name = "lô phiếu giấy"

    def summary_vi(self) -> str:
        return f"Lô {self.sheets} phiếu giấy thu ngày {date_vi(self.taken_on)}"

    def desk_path(self) -> str:
        return f"/ban-lam-viec/danh-gia/lo/{self.code}/"

    def why_not_void(self) -> str:
        return "Lô đã vào sổ thì không hủy: đánh giá trong lô đã công bố." if self.state == BatchState.MATCHED else ""


class Slip(models.Model):
    """A code that rates once. Only a keyed digest of it is kept; which rating it became is kept nowhere. `about` is the code
    of the answered matter, so that a matter gets one slip."""

    survey = models.CharField("đợt", max_length=24)
    about = models.CharField("về việc", max_length=24, blank=True)
    digest = models.CharField(max_length=64, unique=True)
    issued_on = models.DateField("phát ngày")
    used = models.BooleanField("đã dùng", default=False)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        "id": TECHNICAL,
        "digest": FieldClass.SECRET,
        **dict.fromkeys(("survey", "about", "issued_on", "used"), OFFICE),
    }

    class Meta:
        verbose_name = "mã dùng một lần"
        constraints = (
            models.UniqueConstraint(
                fields=("survey", "about"), condition=~models.Q(about=""), name="one_slip_a_matter"
            ),
        )

    def __str__(self) -> str:
        return f"{self.survey} {self.about}"


class Comment(models.Model):
    """Words that came with some rating; which one is kept nowhere. `words` are never shown to the public and go once they
    were dealt with; `told` is what the commune says of them in its own words."""

    survey = models.CharField("đợt", max_length=24, db_index=True)
    words = models.CharField("nguyên văn", max_length=1000, blank=True)
    received_at = models.DateTimeField("nhận ngày", db_index=True)
    state = models.CharField("trạng thái", max_length=7, choices=CommentState.choices, default=CommentState.WAITING)
    told = models.CharField("lời của xã", max_length=500, blank=True)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        "id": TECHNICAL,
        "words": FieldClass.PERSONAL,
        "told": P,
        **dict.fromkeys(("survey", "received_at", "state"), OFFICE),
    }

    class Meta:
        verbose_name = "ý kiến kèm đánh giá"
        ordering = ("received_at", "id")

    def __str__(self) -> str:
        return f"{self.survey} {self.state}"
