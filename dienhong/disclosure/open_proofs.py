"""How items were told beside the page, as open data: where they hung, loudspeakers, village heads, the other forms of the law.

Who noted it stays at the desk, as does what the pages do not print: the text that was read, notes, pictures.
"""

from django.utils.translation import gettext_lazy as _

from dienhong.disclosure.models import Broadcast, Posting, Relay, Telling
from dienhong.disclosure.queries import public_items
from dienhong.page.open_data import Kind, OpenColumn, OpenTable, choice

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
BROADCASTS = OpenTable(
    "disclosure-broadcasts",
    _("Phát thanh nội dung công khai"),
    _(
        "Mỗi đợt một nội dung đang công khai được phát trên loa truyền thanh: từ ngày nào đến ngày nào, mỗi ngày mấy lần."
    ),
    (
        OpenColumn("id", _("Số dòng"), ("item", "number"), Kind.WHOLE, read=lambda run: run.pk),
        OpenColumn("item", _("Mã nội dung công khai"), ("item",), Kind.CODE, read=lambda run: run.item_id),
        OpenColumn("version", _("Bản được phát"), ("number",), Kind.WHOLE),
        OpenColumn("from_on", _("Từ ngày"), ("from_on",), Kind.DAY),
        OpenColumn("to_on", _("Đến hết ngày"), ("to_on",), Kind.DAY, may_lack=True),
        OpenColumn("times", _("Số lần mỗi ngày"), ("times",), Kind.WHOLE),
        OpenColumn("villages", _("Thôn có loa"), ("villages",), Kind.CODE, _("Trống: cả xã."), may_lack=True),
    ),
    lambda _request: Broadcast.objects.filter(item__in=public_items().values("pk")),
    Broadcast,
)
RELAYS = OpenTable(
    "disclosure-relays",
    _("Trưởng thôn, tổ trưởng báo lại"),
    _("Mỗi lần trưởng thôn, tổ trưởng báo lại một nội dung đang công khai: ở thôn nào, ngày nào, bằng cách nào."),
    (
        OpenColumn("id", _("Số dòng"), ("item", "number"), Kind.WHOLE, read=lambda relay: relay.pk),
        OpenColumn("item", _("Mã nội dung công khai"), ("item",), Kind.CODE, read=lambda relay: relay.item_id),
        OpenColumn("version", _("Bản được báo"), ("number",), Kind.WHOLE),
        OpenColumn("village", _("Thôn"), ("village",), Kind.CODE),
        OpenColumn("on", _("Ngày"), ("on",), Kind.DAY),
        *choice("way", _("Cách báo"), "way"),
    ),
    lambda _request: Relay.objects.filter(item__in=public_items().values("pk")),
    Relay,
)
TELLINGS = OpenTable(
    "disclosure-tellings",
    _("Công khai bằng hình thức khác"),
    _("Mỗi lần một nội dung đang công khai được báo bằng một hình thức khác của luật: hình thức nào, ngày nào."),
    (
        OpenColumn("id", _("Số dòng"), ("item", "on"), Kind.WHOLE, read=lambda telling: telling.pk),
        OpenColumn("item", _("Mã nội dung công khai"), ("item",), Kind.CODE, read=lambda telling: telling.item_id),
        *choice("form", _("Hình thức"), "form"),
        OpenColumn("on", _("Ngày"), ("on",), Kind.DAY),
    ),
    lambda _request: Telling.objects.filter(item__in=public_items().values("pk")),
    Telling,
)
TABLES = (POSTINGS, BROADCASTS, RELAYS, TELLINGS)
