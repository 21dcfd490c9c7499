"""What is disclosed now, and the lines of its figures, as open data. Texts stay on the page of the item; lists with people
are no table and never stand here."""

from django.utils.translation import gettext_lazy as _

from dienhong.disclosure.models import Item, TableLine
from dienhong.disclosure.queries import public_items
from dienhong.disclosure.states import State, Step
from dienhong.disclosure.summaries.models import QuarterList
from dienhong.page.open_data import Kind, OpenColumn, OpenTable, code_column

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
TABLES = (ITEMS, LINES, QUARTERS)
