"""What is kept of an item: the item (CK), its versions with files and lines of figures, and who checked each version.

Proof that it was told lies in `proofs`, the year's plan in `plan`, what residents ask about it in `asked`; clocks lie in
`deadlines`, by the code.
"""

from typing import ClassVar

from django.db import models

from dienhong.deadlines.queries import parts_of
from dienhong.disclosure.figures import bare, said
from dienhong.disclosure.states import PENDING, Check, State, Step
from dienhong.privacy.classes import FieldClass
from dienhong.records.entry import Record

P, OFFICE, TECHNICAL = FieldClass.PUBLIC, FieldClass.OFFICE, FieldClass.TECHNICAL
DESK = "/ban-lam-viec/cong-khai/"


class Item(Record):
    """One matter that is disclosed.

    `content` is one of the fourteen of the law ("CK2"), `sector` a key of the law's sector rules ("" for the general
    rule). `decided_on` is the day of the decision; `starts_on` the day from which the time to publish runs, which a
    sector may set otherwise. `document` and `plan` are codes (VB, KCK), `villages` codes (DV) with a space between,
    none for the whole commune. `title` and `summary` repeat those of the version shown, or of the first one before
    anything is shown. `shown` is the number of that version, 0 for none; `step` how far the version in preparation got,
    "" when there is none. `changed_by` are the codes (VB) of papers for which the change of its source was told already;
    `unproven` says that proof the law orders was missing when it was last looked at, `lacks` how much (`proofs.owed`).
    """

    CODE_PREFIX = "CK"
    REGISTER = "Sổ công khai"
    FACT_DATE = "starts_on"

    content = models.CharField("nội dung phải công khai", max_length=8)
    sector = models.CharField("theo luật chuyên ngành", max_length=40, blank=True)
    title = models.CharField("tên", max_length=300)
    summary = models.CharField("tóm tắt hai câu", max_length=700)
    decided_by = models.CharField("ai quyết định", max_length=160)
    document = models.CharField("văn bản", max_length=24, blank=True, db_index=True)
    decided_on = models.DateField("ngày quyết định, ban hành")
    starts_on = models.DateField("ngày tính hạn công khai")
    unit = models.CharField("đơn vị trả lời", max_length=160)
    villages = models.CharField("thôn có liên quan", max_length=2000, blank=True)
    permanent = models.BooleanField("niêm yết thường xuyên", default=False)
    plan = models.CharField("theo kế hoạch công khai", max_length=24, blank=True, db_index=True)
    plan_line = models.PositiveSmallIntegerField("dòng trong kế hoạch", null=True, blank=True)
    state = models.CharField("trạng thái", max_length=12, choices=State.choices, default=State.PREPARING)
    step = models.CharField("bước", max_length=12, choices=Step.choices, blank=True, default=Step.WRITTEN)
    shown = models.PositiveSmallIntegerField("bản đang công khai", default=0)
    published_on = models.DateField("ngày công khai", null=True, blank=True)
    changed_on = models.DateField("ngày nội dung gốc thay đổi", null=True, blank=True)
    changed_why = models.CharField("nội dung gốc thay đổi thế nào", max_length=500, blank=True)
    withdrawn_on = models.DateField("ngày gỡ", null=True, blank=True)
    withdrawn_why = models.CharField("lý do gỡ", max_length=500, blank=True)
    changed_by = models.CharField("văn bản đã làm nội dung gốc thay đổi", max_length=500, blank=True)
    unproven = models.BooleanField("còn thiếu chứng cứ", default=False, db_index=True, editable=False)
    lacks = models.CharField("chứng cứ còn thiếu", max_length=24, blank=True, editable=False)
    unclocked = models.CharField("việc không có hạn trong luật ngày ấy", max_length=500, blank=True)
    folded = models.CharField(max_length=1400, blank=True, editable=False)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("content", "sector", "title", "summary", "decided_by", "document", "decided_on"), P),
        **dict.fromkeys(("starts_on", "unit", "villages", "permanent", "plan", "plan_line", "state", "shown"), P),
        **dict.fromkeys(("published_on", "changed_on", "withdrawn_on", "withdrawn_why"), P),
        **dict.fromkeys(("step", "changed_why", "changed_by", "unclocked"), OFFICE),
        **dict.fromkeys(("folded", "unproven", "lacks"), TECHNICAL),
    }

    class Meta(Record.Meta):
        verbose_name = "nội dung công khai"
        indexes = (
            # The order of the public list, whole: the last page of a long list begins at its place and not at the top.
            models.Index(fields=("state", "published_on", "code_year", "code_number"), name="item_by_day"),
            models.Index(fields=("content", "state", "published_on", "code_year", "code_number"), name="item_by_kind"),
            models.Index(fields=("starts_on",)),
        )
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(state=State.PUBLISHED)
                | models.Q(published_on__isnull=False, shown__gte=1, withdrawn_on__isnull=True),
                name="published_item_has_day_and_version",
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_on__isnull=True) | ~models.Q(withdrawn_why=""),
                name="withdrawn_item_has_reason",
            ),
        )

    @property
    def village_codes(self) -> tuple[str, ...]:
        """Codes of the villages concerned; none for the whole commune."""
        return tuple(self.villages.split())

    @property
    def public(self) -> bool:
        """Whether anybody may read it now."""
        return self.standing and self.state == State.PUBLISHED

    def summary_vi(self) -> str:
        return f"{self.content}: {self.title}"

    def desk_path(self) -> str:
        return f"{DESK}{self.code}/"

    def public_path(self) -> str:
        """Where anybody reads it while it is public."""
        return self.public_path_of(self.code)

    @staticmethod
    def public_path_of(code: str) -> str:
        """The same, of an item of which only the code is at hand."""
        return f"/cong-khai/{code}/"

    def why_not_void(self) -> str:
        if self.state == State.PUBLISHED:
            return "Nội dung đang công khai; hãy gỡ xuống (có lý do) trước khi hủy bản ghi."
        return ""

    def history_parts(self) -> dict[str, list[models.Model]]:
        own = {"version__item": self}
        return {
            "versions": list(self.versions.all()),
            "version_files": list(VersionFile.objects.filter(**own)),
            "figures": list(TableLine.objects.filter(**own)),
            "screenings": list(Screening.objects.filter(**own)),
            "findings": list(Finding.objects.filter(**own)),
            "people_lists": list(PeopleList.objects.filter(**own)),
            "postings": list(self.postings.all()),
            "broadcasts": list(self.broadcasts.all()),
            "relays": list(self.relays.all()),
            "tellings": list(self.tellings.all()),
            **parts_of(self.code),
        }


class Version(models.Model):
    """What an item says at a time. A correction is a new version in the same places; the older one stays readable.

    `text` is plain paragraphs with an empty line between. `why` says what a later version corrects. `nameless`: an officer
    read the words and no person is named in them. `gone_why` says that an old version is no more to be read (it held
    somebody's data), `gone_on` since when; `list_why` why a list told before goes before its time. `beside` is what of the
    item changes with it (module `beside`), empty when nothing does.
    """

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField("bản")
    title = models.CharField("tên", max_length=300)
    summary = models.CharField("tóm tắt hai câu", max_length=700)
    text = models.TextField("nội dung", max_length=60000, blank=True)
    why = models.CharField("vì sao sửa", max_length=500, blank=True)
    amount_unit = models.CharField("đơn vị tính của bảng", max_length=40, blank=True)
    step = models.CharField("bước", max_length=12, choices=Step.choices, default=Step.WRITTEN)
    shown_from = models.DateField("công khai từ ngày", null=True, blank=True)
    shown_until = models.DateField("đến ngày", null=True, blank=True)
    nameless = models.BooleanField("lời văn không có tên người", default=False)
    gone_on = models.DateField("ngày gỡ bản này", null=True, blank=True)
    gone_why = models.CharField("lý do gỡ bản này", max_length=500, blank=True)
    list_why = models.CharField("lý do bỏ danh sách trước hạn", max_length=500, blank=True)
    beside = models.TextField("những gì đổi cùng bản này, chờ công khai", blank=True)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        "id": TECHNICAL,
        **dict.fromkeys(("item", "number", "title", "summary", "text", "why", "amount_unit"), P),
        **dict.fromkeys(("shown_from", "shown_until", "gone_on", "gone_why"), P),
        **dict.fromkeys(("step", "nameless", "list_why", "beside"), OFFICE),
    }

    class Meta:
        verbose_name = "bản công khai"
        ordering = ("item", "number")
        constraints = (models.UniqueConstraint(fields=("item", "number"), name="one_version_per_number"),)

    def __str__(self) -> str:
        return f"{self.item_id}, bản {self.number}"

    @property
    def pending(self) -> bool:
        """Whether it is still in preparation."""
        return self.step in PENDING

    @property
    def readable(self) -> bool:
        """Whether it was ever told and not taken down."""
        return self.step in (Step.SHOWN, Step.SUPERSEDED)


class VersionFile(models.Model):
    """A file of a version: an attachment of the item, by the digest of its bytes.

    `nameless`: an officer looked and no person is named in it. `down_on`: it is a list of persons, read until the day before.
    """

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="files")
    order = models.PositiveSmallIntegerField("thứ tự")
    name = models.CharField("tên tệp", max_length=200)
    sha256 = models.CharField("mã băm SHA-256", max_length=64)
    nameless = models.BooleanField("không có tên người", default=False)
    down_on = models.DateField("ngày hết thời gian công khai", null=True, blank=True, db_index=True)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        "id": TECHNICAL,
        **dict.fromkeys(("version", "order", "name", "sha256", "down_on"), P),
        "nameless": OFFICE,
    }

    class Meta:
        verbose_name = "tệp công khai"
        ordering = ("version", "order")

    def __str__(self) -> str:
        return f"{self.version_id}: {self.name}"


class TableLine(models.Model):
    """One line of a version's figures. `of_which` lines tell a part of the line above and are not added up.

    Amounts are in đồng, or in what `Version.amount_unit` says; a percentage is always computed, never kept.
    """

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="lines")
    order = models.PositiveSmallIntegerField("thứ tự")
    number = models.CharField("số mục", max_length=12, blank=True)
    label = models.CharField("chỉ tiêu", max_length=300)
    indent = models.PositiveSmallIntegerField("bậc", default=0)
    of_which = models.BooleanField("trong đó", default=False)
    planned = models.DecimalField("dự toán", max_digits=19, decimal_places=3, null=True, blank=True)
    done = models.DecimalField("thực hiện", max_digits=19, decimal_places=3, null=True, blank=True)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        "id": TECHNICAL,
        **dict.fromkeys(("version", "order", "number", "label", "indent", "of_which", "planned", "done"), P),
    }

    class Meta:
        verbose_name = "dòng số liệu"
        ordering = ("version", "order")
        constraints = (models.UniqueConstraint(fields=("version", "order"), name="one_line_per_place"),)

    def __str__(self) -> str:
        return f"{self.version_id}: {self.label}"

    @property
    def bare(self) -> str:
        """The name where the table itself says that it tells a part."""
        return bare(self.label) if self.of_which else self.label

    @property
    def said(self) -> str:
        """The name where nothing else says so."""
        return said(self.label, of_which=self.of_which)


class Screening(models.Model):
    """One check of one version: first the unit that made it marks what may not go out, then the focal point decides."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="screenings")
    check_number = models.PositiveSmallIntegerField("lần kiểm tra", choices=Check.choices)
    on = models.DateField("ngày")
    post = models.CharField("chức vụ người kiểm tra", max_length=160)
    account = models.PositiveBigIntegerField("tài khoản", null=True, blank=True)
    passed = models.BooleanField("cho đi tiếp")
    words = models.CharField("phần không được công khai, cách xử lý", max_length=1000, blank=True)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        "id": TECHNICAL,
        **dict.fromkeys(("version", "check_number", "on", "post", "passed", "words"), OFFICE),
        "account": TECHNICAL,
    }

    class Meta:
        verbose_name = "lần kiểm tra trước khi công khai"
        ordering = ("version", "id")

    def __str__(self) -> str:
        return f"{self.version_id}, lần {self.check_number}"


from dienhong.disclosure.asked.models import CorrectionRequest, ItemQuestion  # noqa: E402 - they belong to this application
from dienhong.disclosure.checks.models import FileWords, Finding, Scan  # noqa: E402
from dienhong.disclosure.council.models import CouncilReport  # noqa: E402
from dienhong.disclosure.lists.models import Objection, PeopleList, PeopleRow  # noqa: E402
from dienhong.disclosure.plan.models import Plan, PlanLine  # noqa: E402
from dienhong.disclosure.proofs.models import Broadcast, Posting, Relay, Telling  # noqa: E402
from dienhong.disclosure.summaries.models import ListPosting, QuarterList  # noqa: E402

__all__ = [
    "Broadcast",
    "CorrectionRequest",
    "CouncilReport",
    "FileWords",
    "Finding",
    "Item",
    "ItemQuestion",
    "ListPosting",
    "Objection",
    "PeopleList",
    "PeopleRow",
    "Plan",
    "PlanLine",
    "Posting",
    "QuarterList",
    "Relay",
    "Scan",
    "Screening",
    "TableLine",
    "Telling",
    "Version",
    "VersionFile",
]
