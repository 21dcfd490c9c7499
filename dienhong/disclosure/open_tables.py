"""What is disclosed now with its versions, the lines of its figures, what was asked about it and what is planned, as open data;
how it was told beside the page is in `open_proofs`, the lists of the quarters in `summaries.open_lines`.

Texts stay on the page of the item; lists with people are no table and never stand here.
"""

from collections.abc import Callable
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dienhong.disclosure.models import Item, ItemQuestion, PlanLine, TableLine, Version
from dienhong.disclosure.open_proofs import TABLES as PROOFS
from dienhong.disclosure.plan.queries import approved
from dienhong.disclosure.queries import public_items, shown_questions
from dienhong.disclosure.states import State, Step
from dienhong.disclosure.summaries.models import QuarterList
from dienhong.disclosure.summaries.open_lines import LINES as QUARTER_LINES
from dienhong.page.open_data import Kind, OpenColumn, OpenTable, code_column


def _readable(field: str) -> Callable[[Any], Any]:
    """What a version says, while anybody may read it."""
    return lambda version: getattr(version, field) if version.readable else None


ITEMS = OpenTable(
    "disclosure-items",
    _("Nội dung công khai"),
    _(
        "Các nội dung xã đang công khai theo Điều 11 Luật 10/2022/QH15: tên, tóm tắt, ai quyết định, công khai từ ngày nào."
    ),
    (
        code_column(),
        OpenColumn(
            "content", _("Nội dung theo luật"), ("content",), Kind.CODE, _("CK1 đến CK14, theo thứ tự của Điều 11.")
        ),
        OpenColumn("sector", _("Luật chuyên ngành"), ("sector",), Kind.CODE, may_lack=True),
        OpenColumn("title", _("Tên"), ("title",)),
        OpenColumn("summary", _("Tóm tắt"), ("summary",)),
        OpenColumn("decided_by", _("Ai quyết định"), ("decided_by",)),
        OpenColumn("decided_on", _("Ngày quyết định"), ("decided_on",), Kind.DAY),
        OpenColumn("document", _("Văn bản"), ("document",), Kind.CODE, may_lack=True),
        OpenColumn("published_on", _("Ngày công khai"), ("published_on",), Kind.DAY, may_lack=True),
        OpenColumn("permanent", _("Niêm yết thường xuyên"), ("permanent",), Kind.FLAG),
        OpenColumn("villages", _("Thôn có liên quan"), ("villages",), Kind.CODE, _("Trống: cả xã."), may_lack=True),
        OpenColumn("unit", _("Đơn vị trả lời"), ("unit",)),
        OpenColumn("version", _("Bản đang công khai"), ("shown",), Kind.WHOLE),
        OpenColumn("page", _("Trang"), ("code",), Kind.ADDRESS, read=lambda item: item.public_path()),
    ),
    lambda _request: public_items(),
    Item,
)
LINES = OpenTable(
    "budget-lines",
    _("Số liệu ngân sách và tài chính đã công khai"),
    _(
        "Từng dòng của các bảng số liệu đang công khai: dự toán, thực hiện. Dòng “trong đó” là một phần của dòng trên nó."
    ),
    (
        OpenColumn("id", _("Số dòng"), ("version", "order"), Kind.WHOLE, read=lambda line: line.pk),
        OpenColumn("item", _("Mã nội dung công khai"), ("version",), Kind.CODE, read=lambda line: line.version.item_id),
        OpenColumn("order", _("Thứ tự trong bảng"), ("order",), Kind.WHOLE),
        OpenColumn("number", _("Số mục"), ("number",), may_lack=True),
        OpenColumn("label", _("Chỉ tiêu"), ("label",)),
        OpenColumn("indent", _("Bậc"), ("indent",), Kind.WHOLE),
        OpenColumn("of_which", _("Trong đó"), ("of_which",), Kind.FLAG),
        OpenColumn("planned", _("Dự toán"), ("planned",), Kind.WHOLE, may_lack=True),
        OpenColumn("done", _("Thực hiện"), ("done",), Kind.WHOLE, may_lack=True),
        OpenColumn("unit", _("Đơn vị tính"), ("version",), read=lambda line: line.version.amount_unit, may_lack=True),
    ),
    lambda _request: TableLine.objects.select_related("version").filter(
        version__step=Step.SHOWN, version__item__state=State.PUBLISHED, version__item__voided_at__isnull=True
    ),
    TableLine,
)
QUARTERS = OpenTable(
    "disclosure-quarters",
    _("Danh mục công khai từng quý"),
    _(
        "Danh mục nội dung đã công khai mà xã lập mỗi quý: lập ngày nào, bao nhiêu nội dung, niêm yết đủ nơi từ ngày nào."
    ),
    (
        code_column(),
        OpenColumn("year", _("Năm"), ("year",), Kind.WHOLE),
        OpenColumn("quarter", _("Quý"), ("quarter",), Kind.WHOLE),
        OpenColumn("drawn_on", _("Ngày lập"), ("drawn_on",), Kind.DAY),
        OpenColumn("entries", _("Số nội dung"), ("entries",), Kind.WHOLE),
        OpenColumn("sha256", _("Mã băm SHA-256"), ("sha256",)),
        OpenColumn("posted_on", _("Niêm yết đủ nơi từ ngày"), ("posted_on",), Kind.DAY, may_lack=True),
    ),
    lambda _request: QuarterList.objects.standing(),
    QuarterList,
)
QUESTIONS = OpenTable(
    "disclosure-questions",
    _("Hỏi đáp về nội dung công khai"),
    _("Câu hỏi về nội dung đang công khai mà xã đã đăng, không kèm tên người hỏi, và câu trả lời."),
    (
        code_column(),
        OpenColumn("item", _("Mã nội dung công khai"), ("item",), Kind.CODE),
        OpenColumn("asked_on", _("Ngày hỏi"), ("asked_on",), Kind.DAY),
        OpenColumn("question", _("Câu hỏi"), ("shown_words",)),
        OpenColumn("shown_on", _("Đăng từ ngày"), ("shown_on",), Kind.DAY, may_lack=True),
        OpenColumn("answer", _("Trả lời"), ("answer",), may_lack=True),
        OpenColumn("answered_on", _("Ngày trả lời"), ("answered_on",), Kind.DAY, may_lack=True),
        OpenColumn("answered_by", _("Chức vụ người trả lời"), ("answered_by",), may_lack=True),
    ),
    lambda _request: shown_questions(),
    ItemQuestion,
)
VERSIONS = OpenTable(
    "disclosure-versions",
    _("Các bản của nội dung công khai"),
    _("Mỗi nội dung đang công khai có những bản nào, từ ngày nào đến ngày nào, vì sao sửa; bản đã gỡ thì gỡ ngày nào."),
    (
        OpenColumn("id", _("Số dòng"), ("item", "number"), Kind.WHOLE, read=lambda version: version.pk),
        OpenColumn("item", _("Mã nội dung công khai"), ("item",), Kind.CODE, read=lambda version: version.item_id),
        OpenColumn("version", _("Bản"), ("number",), Kind.WHOLE),
        OpenColumn(
            "from_on", _("Công khai từ ngày"), ("shown_from",), Kind.DAY, read=_readable("shown_from"), may_lack=True
        ),
        OpenColumn("until_on", _("Đến ngày"), ("shown_until",), Kind.DAY, read=_readable("shown_until"), may_lack=True),
        OpenColumn("why", _("Vì sao sửa"), ("why",), read=_readable("why"), may_lack=True),
        OpenColumn("gone_on", _("Ngày gỡ bản này"), ("gone_on",), Kind.DAY, may_lack=True),
        OpenColumn(
            "gone_why",
            _("Lý do gỡ"),
            ("gone_why",),
            read=lambda one: one.gone_why if one.gone_on else "",
            may_lack=True,
        ),
    ),
    lambda _request: Version.objects.filter(
        Q(step__in=(Step.SHOWN, Step.SUPERSEDED)) | Q(gone_on__isnull=False), item__in=public_items().values("pk")
    ),
    Version,
)
PLANS = OpenTable(
    "disclosure-plan-lines",
    _("Kế hoạch công khai từng năm"),
    _(
        "Từng việc trong kế hoạch công khai đã phê duyệt: việc gì, hình thức nào, chậm nhất ngày nào, chức vụ, đơn vị thực hiện."
    ),
    (
        OpenColumn("id", _("Số dòng"), ("plan", "order"), Kind.WHOLE, read=lambda line: line.pk),
        OpenColumn("plan", _("Mã kế hoạch"), ("plan",), Kind.CODE, read=lambda line: line.plan_id),
        OpenColumn("year", _("Năm"), ("plan",), Kind.WHOLE, read=lambda line: line.plan.year),
        OpenColumn("order", _("Thứ tự"), ("order",), Kind.WHOLE),
        OpenColumn("content", _("Nội dung theo luật"), ("content",), Kind.CODE),
        OpenColumn("what", _("Việc cụ thể"), ("what",)),
        OpenColumn("forms", _("Hình thức"), ("forms",), Kind.CODE),
        OpenColumn("due_on", _("Công khai chậm nhất"), ("due_on",), Kind.DAY),
        OpenColumn("duration", _("Thời gian niêm yết"), ("duration",), may_lack=True),
        OpenColumn("responsible", _("Chức vụ, đơn vị thực hiện"), ("responsible",)),
    ),
    lambda _request: PlanLine.objects.select_related("plan").filter(plan__in=approved().values("pk")),
    PlanLine,
)
TABLES = (ITEMS, LINES, QUARTERS, QUARTER_LINES, QUESTIONS, VERSIONS, *PROOFS, PLANS)
