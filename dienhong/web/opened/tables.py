"""Every open table of the commune: those of the registers, of the commune's frame, and the public figures."""

from functools import lru_cache
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from dienhong.commune.models import Fact, Unit
from dienhong.dialogue import open_tables as dialogue
from dienhong.disclosure import open_tables as disclosure
from dienhong.indicators.computed import Computed
from dienhong.indicators.definitions import catalogue
from dienhong.indicators.exposure import public_value
from dienhong.listening import open_tables as listening
from dienhong.page.open_data import Kind, OpenColumn, OpenTable, choice, code_column, tables_of
from dienhong.page.request import PageRequest
from dienhong.petitions.sittings import open_tables as sittings
from dienhong.web.current import compute_now
from dienhong.web.fact_keys import USUAL

UNITS = OpenTable(
    "units",
    _("Thôn, tổ chức, đơn vị"),
    _("Các thôn, tổ chức đảng, trường học, cơ quan, doanh nghiệp của xã, mỗi đơn vị từ ngày nào đến ngày nào."),
    (
        code_column(),
        *choice("kind", _("Loại"), "kind"),
        OpenColumn("name", _("Tên"), ("name",)),
        OpenColumn("from_on", _("Từ ngày"), ("from_on",), Kind.DAY),
        OpenColumn("to_on", _("Đến hết ngày"), ("to_on",), Kind.DAY, may_lack=True),
    ),
    lambda _request: Unit.objects.standing(),
    Unit,
)
FACTS = OpenTable(
    "facts",
    _("Số khai"),
    _("Diện tích, dân số, đảng viên, cử tri, hộ: những số không sổ nào đếm, khai kèm ngày và văn bản nguồn."),
    (
        code_column(),
        OpenColumn("key", _("Số gì"), ("key",), Kind.CODE),
        OpenColumn("label", _("Tên"), ("label",)),
        OpenColumn("value", _("Giá trị"), ("value",), Kind.NUMBER),
        OpenColumn("qualifier", _("Mức chính xác"), ("qualifier",), about=_("Trống: đúng."), may_lack=True),
        OpenColumn("unit", _("Đơn vị tính"), ("unit",)),
        OpenColumn("as_of", _("Tại ngày"), ("as_of",), Kind.DAY),
        OpenColumn("document", _("Văn bản nguồn"), ("document",), Kind.CODE, may_lack=True),
    ),
    # A commune declares numbers under names of its own too (the sick of one village): those are for its reports.
    lambda _request: Fact.objects.standing().filter(key__in=[one.key for one in USUAL]),
    Fact,
)


def _number(row: Computed) -> Any:
    """None where the public page shows words: an open book, no roster, too few persons."""
    if public_value(row).withheld or row.is_unproved_zero:
        return None
    return row.value


def _figures(request: PageRequest) -> list[Computed]:
    found = compute_now(request, [one.id for one in catalogue()])
    return [found[name] for name in sorted(found)]


FIGURES = OpenTable(
    "figures",
    _("Số liệu công khai"),
    _(
        "Các số đếm từ sổ, tính đến hết tháng trước; số người dưới 3 không công bố. Mỗi số có trang dẫn đến từng bản ghi."
    ),
    (
        OpenColumn("id", _("Tên máy"), kind=Kind.CODE, read=lambda row: row.id),
        OpenColumn("label", _("Tên"), read=lambda row: row.label),
        OpenColumn("value", _("Giá trị"), kind=Kind.NUMBER, read=_number, may_lack=True),
        OpenColumn("text", _("Như đăng trên trang"), read=lambda row: public_value(row).text_vi),
        OpenColumn("unit", _("Đơn vị tính"), read=lambda row: row.unit, may_lack=True),
        OpenColumn("from_on", _("Từ ngày"), kind=Kind.DAY, read=lambda row: row.window.from_on),
        OpenColumn("to_on", _("Đến hết ngày"), kind=Kind.DAY, read=lambda row: row.window.to_on),
        OpenColumn(
            "evidence",
            _("Số bản ghi làm bằng chứng"),
            kind=Kind.WHOLE,
            read=lambda row: None if public_value(row).withheld else len(row.evidence),
            may_lack=True,
        ),
        OpenColumn(
            "page", _("Trang"), kind=Kind.ADDRESS, read=lambda row: reverse("web:current_figure", args=[row.id])
        ),
    ),
    _figures,
)


@lru_cache(maxsize=1)
def open_tables() -> dict[str, OpenTable]:
    """Every table by slug."""
    return tables_of(disclosure.TABLES, (FIGURES,), sittings.TABLES, dialogue.TABLES, listening.TABLES, (UNITS, FACTS))
