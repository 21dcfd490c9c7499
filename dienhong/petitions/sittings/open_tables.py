"""The announced calendar of citizen reception as open data: who receives by title, never by name; nobody who comes."""

from django.utils.translation import gettext_lazy as _

from dienhong.page.open_data import Kind, OpenColumn, OpenTable, choice, code_column
from dienhong.petitions.sittings.models import Sitting

SITTINGS = OpenTable(
    "sittings",
    _("Lịch tiếp công dân"),
    _("Các buổi tiếp công dân đã công bố: ngày, giờ, nơi, chức vụ người tiếp; buổi hoãn hay bỏ thì nói lý do."),
    (
        code_column(),
        OpenColumn("planned_on", _("Ngày tiếp"), ("planned_on",), Kind.DAY),
        OpenColumn("begins", _("Từ giờ"), ("begins",), read=lambda row: f"{row.begins:%H:%M}"),
        OpenColumn("ends", _("Đến giờ"), ("ends",), read=lambda row: f"{row.ends:%H:%M}"),
        *choice("host", _("Chủ trì"), "host"),
        *choice("kind", _("Loại"), "kind"),
        OpenColumn("receiver_title", _("Chức vụ người tiếp"), ("receiver_title",)),
        OpenColumn("place", _("Địa điểm"), ("place",)),
        OpenColumn("online", _("Trực tuyến"), ("online",), Kind.FLAG),
        *choice("state", _("Trạng thái"), "state"),
        OpenColumn("published_on", _("Ngày công bố"), ("published_on",), Kind.DAY),
        OpenColumn("reason", _("Lý do hoãn, bỏ"), ("reason",), may_lack=True),
        OpenColumn("postponed_to", _("Dời sang"), ("postponed_to",), Kind.CODE, may_lack=True),
    ),
    lambda request: Sitting.objects.standing().filter(published_on__isnull=False, published_on__lte=request.today),
    Sitting,
)
TABLES = (SITTINGS,)
