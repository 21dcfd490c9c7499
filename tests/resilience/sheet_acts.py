"""Excel in, cut off anywhere: every row is there, or none."""

from dienhong.commune.actions import record_unit
from dienhong.commune.models import Unit
from dienhong.page.sheet_file import cells_of
from dienhong.page.sheet_in import carry_out, read
from dienhong.web.views.desk.sheets import UNITS
from tests.page.sheets import filled
from tests.resilience.acts import AT, BY, MainAct, nothing

HEADINGS = ("Loại", "Tên", "Từ ngày")
NAMES = ("Đình Hạ", "Cầu Đá", "Trung Hòa")


def _import_units(_: str) -> str:
    reading = read(UNITS, cells_of("don-vi.xlsx", filled(HEADINGS, [["Thôn", name, "01/7/2025"] for name in NAMES])))
    carry_out(reading, lambda form: record_unit(**form.cleaned_data, by=BY, at=AT), keep=True)
    return str(Unit.objects.get(name=NAMES[0]).code)


def _all_there(_: str) -> bool:
    return set(Unit.objects.values_list("name", flat=True)) >= set(NAMES)


SHEET_ACTS = (MainAct("import_units", nothing, _import_units, _all_there),)
