"""What is disclosed now, the lines of its figures, where it hung and what was asked about it, as open data.
Texts stay on the page of the item; lists with people
are no table and never stand here."""

from django.utils.translation import gettext_lazy as _

from dienhong.disclosure.models import Item, ItemQuestion, Posting, TableLine
from dienhong.disclosure.queries import public_items, shown_questions
from dienhong.disclosure.states import State, Step
from dienhong.disclosure.summaries.models import QuarterList
from dienhong.page.open_data import Kind, OpenColumn, OpenTable, choice, code_column

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
POSTINGS = OpenTable(
    "disclosure-postings",
    _("Niêm yết nội dung công khai"),
    _("Mỗi lần một nội dung đang công khai được niêm yết: ở đâu, từ ngày nào đến ngày nào, chức vụ người niêm yết."),
    (
        OpenColumn("id", _("Số dòng"), ("item", "number"), Kind.WHOLE, read=lambda paper: paper.pk),
        OpenColumn("item", _("Mã nội dung công khai"), ("item",), Kind.CODE, read=lambda paper: paper.item_id),
        OpenColumn("version", _("Bản niêm yết"), ("number",), Kind.WHOLE),
        *choice("place", _("Nơi niêm yết"), "place"),
        OpenColumn("village", _("Thôn"), ("village",), Kind.CODE, may_lack=True),
        OpenColumn("where", _("Địa điểm"), ("where",)),
        OpenColumn("from_on", _("Từ ngày"), ("from_on",), Kind.DAY),
        OpenColumn("to_on", _("Ngày gỡ"), ("to_on",), Kind.DAY, may_lack=True),
        OpenColumn("put_up_by", _("Chức vụ người niêm yết"), ("put_up_by",)),
    ),
    lambda _request: Posting.objects.filter(item__in=public_items().values("pk")),
    Posting,
)
TABLES = (ITEMS, LINES, QUARTERS, QUESTIONS, POSTINGS)
