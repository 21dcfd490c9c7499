"""Excel in: one row of a sheet is one form, typed as on the desk. All rows go in through the same act, or none does.

A register imports its book with a view of ten lines (see `sheet_page.sheet_page`), given a plan and what one row does:

    PLAN = SheetPlan("Danh sách đơn vị", "don-vi", lambda data: UnitForm(data))
    def put(form: UnitForm) -> None:
        actions.record_unit(**form.cleaned_data, by=by, at=at)

The columns are the form's visible fields under their labels, choices become drop-downs, an empty cell takes the field's
initial value: what a row brings is what the same form would bring. `read` looks at shape, `carry_out` at the law; both
tell every fault by row and column. Without a request: `carry_out(plan, read(plan, cells_of(data)), put, keep=True)`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django import forms
from django.db import transaction
from django.http import QueryDict

from dienhong.law.verdict import Refused, Verdict
from dienhong.records.attachments import gone_on_failure

F = TypeVar("F", bound=forms.Form)
FAULTS_TOLD = 100
EMPTY_BEFORE_HEADINGS = 10
YES, NO = "Có", "Không"
SAID_YES = frozenset({"có", "co", "x", "1", "đúng", "true"})
SAID_NO = frozenset({"", "không", "khong", "0", "sai", "false"})
EXCEL_ERRORS = ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!")
WHOLE_ROW = ""


@dataclass(frozen=True)
class SheetPlan(Generic[F]):
    """What a sheet holds: its title, the name of its file without ending, and the form of one row (called with None or
    with what was typed). `skip` names fields that a sheet should not carry; files it never does."""

    title: str
    filename: str
    form: Callable[[QueryDict | None], F]
    skip: frozenset[str] = frozenset()

    def columns(self) -> tuple["SheetColumn", ...]:
        """The columns, in the order of the form."""
        form = self.form(None)
        fields = [field for field in form.visible_fields() if field.name not in self.skip]
        shown = [field for field in fields if not isinstance(field.field, forms.FileField)]
        return tuple(SheetColumn.of(form, field) for field in shown)


@dataclass(frozen=True)
class SheetColumn:
    """A column: the field it fills, its heading, what may stand in it."""

    name: str
    heading: str
    hint: str
    required: bool
    choices: tuple[tuple[str, str], ...] = ()
    is_mark: bool = False
    is_many: bool = False
    default: str = ""

    @classmethod
    def of(cls, form: forms.Form, field: forms.BoundField) -> "SheetColumn":
        """The column of one field."""
        inner = field.field
        is_mark = isinstance(inner, forms.BooleanField)
        choices = () if is_mark else tuple((str(value), str(label)) for value, label in getattr(inner, "choices", ()))
        is_many = isinstance(inner, forms.MultipleChoiceField)
        initial = None if is_many else inner.prepare_value(form.get_initial_for_field(inner, field.name))
        default = (YES if initial else NO) if is_mark else "" if initial is None else str(initial)
        hint = f"{inner.help_text} Nhiều mục thì cách nhau dấu chấm phẩy.".strip() if is_many else str(inner.help_text)
        must = inner.required and not default
        return cls(field.name, str(field.label), hint, must, choices, is_mark, is_many, default)

    def typed(self, cell: str) -> list[str]:
        """What the form's box would hold; nothing for a mark that is not set. Raises ValueError in Vietnamese."""
        if cell.upper() in EXCEL_ERRORS:
            raise ValueError(f"Ô có lỗi của Excel ({cell}); hãy ghi lại giá trị.")
        cell = cell or self.default
        if self.is_mark:
            said = cell.casefold()
            if said not in SAID_YES | SAID_NO:
                raise ValueError(f"“{cell[:40]}” không hiểu được; hãy chọn {YES} hoặc {NO}.")
            return ["on"] if said in SAID_YES else []
        if self.is_many:
            return [self._chosen(one) for part in cell.split(";") for one in self._several(part.strip()) if one]
        return [self._chosen(cell)] if self.choices and cell else [cell]

    def _several(self, part: str) -> list[str]:
        """What stands between two semicolons: one choice, or several that were set apart by commas all the same."""
        return [part] if self._value(part) is not None else [one.strip() for one in part.split(",")]

    def _value(self, cell: str) -> str | None:
        said = cell.casefold()
        return next((value for value, label in self.choices if said in (label.casefold(), value.casefold())), None)

    def _chosen(self, cell: str) -> str:
        value = self._value(cell)
        if value is None:
            raise ValueError(f"“{cell[:40]}” không có trong danh mục; hãy chọn trong danh sách thả xuống.")
        return value


@dataclass(frozen=True)
class Fault:
    """What is wrong, by the row's number in Excel and the column's heading; the whole row when that is empty."""

    row: int
    column: str
    words: str

    def __str__(self) -> str:
        return f"Dòng {self.row}{f', cột “{self.column}”' if self.column else ''}: {self.words}"


@dataclass(frozen=True)
class Row(Generic[F]):
    """A row with its number in Excel, its cells as shown, and its valid form."""

    number: int
    cells: tuple[str, ...]
    form: F


@dataclass(frozen=True)
class Reading(Generic[F]):
    """The rows that were read and everything that is wrong with their shape."""

    headings: tuple[str, ...]
    rows: tuple[Row[F], ...]
    faults: tuple[Fault, ...]


class BadSheet(Refused):
    """The sheet as a whole cannot be read; nothing was written."""

    def __init__(self, words: str) -> None:
        super().__init__(Verdict.no(words))


class BadRows(Refused):
    """Some rows cannot go in, so none did."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(Verdict.no(f"Có {len(faults)} chỗ phải sửa; chưa ghi dòng nào."))
        self.faults = tuple(faults)


def read(plan: SheetPlan[F], cells: Sequence[Sequence[str]]) -> Reading[F]:
    """The rows under the headings, each through the form. Raises BadSheet when the headings are not the template's."""
    columns = plan.columns()
    start, places = _headings(columns, cells)
    rows: list[Row[F]] = []
    faults: list[Fault] = []
    for number, line in enumerate(cells[start + 1 :], start=start + 2):
        typed = {column: (line[at] if at < len(line) else "") for column, at in places.items()}
        if not any(typed.values()):
            continue
        form, wrong = _form(plan, columns, typed)
        faults += [Fault(number, column, words) for column, words in wrong]
        rows.append(Row(number, tuple(typed.get(column, "") for column in columns), form))
    if not rows:
        raise BadSheet("Tệp chưa có dòng nào dưới hàng tiêu đề; chưa ghi gì.")
    return Reading(tuple(column.heading for column in columns), tuple(rows), tuple(faults))


def carry_out(reading: Reading[F], put: Callable[[F], object], *, keep: bool) -> int:
    """Put every row in by its act, in one transaction; returns how many. With `keep` false everything is tried and
    undone: a dry run says what the real one would say. Raises BadRows with the fault of each row that was refused.
    """
    faults = list(reading.faults)
    bad = {fault.row for fault in faults}
    with transaction.atomic(), gone_on_failure():
        for row in reading.rows:
            if row.number in bad:
                continue
            try:
                with transaction.atomic():
                    put(row.form)
            except Refused as refused:
                faults += [Fault(row.number, WHOLE_ROW, str(reason)) for reason in refused.verdict.reasons]
        if faults:
            raise BadRows(sorted(faults, key=lambda fault: fault.row)[:FAULTS_TOLD])
        if not keep:
            transaction.set_rollback(True)
    return len(reading.rows)


def _form(
    plan: SheetPlan[F], columns: Sequence[SheetColumn], typed: dict[SheetColumn, str]
) -> tuple[F, list[tuple[str, str]]]:
    data = QueryDict(mutable=True)
    wrong: list[tuple[str, str]] = []
    unread: set[str] = set()
    for column in columns:
        try:
            data.setlist(column.name, column.typed(typed.get(column, "")))
        except ValueError as fault:
            wrong.append((column.heading, str(fault)))
            unread.add(column.name)
    form = plan.form(data)
    headings = {column.name: column.heading for column in columns}
    for name, errors in form.errors.items():
        if name not in unread:
            wrong += [(headings.get(name, WHOLE_ROW), str(error)) for error in errors]
    return form, wrong


def _headings(columns: Sequence[SheetColumn], cells: Sequence[Sequence[str]]) -> tuple[int, dict[SheetColumn, int]]:
    """Where the headings stand and where each column is; columns may be moved, optional ones left out."""
    wanted = {_plain(column.heading): column for column in columns}
    best: tuple[int, dict[SheetColumn, int]] = (0, {})
    for number, line in enumerate(cells[:EMPTY_BEFORE_HEADINGS]):
        found = {wanted[_plain(cell)]: at for at, cell in enumerate(line) if _plain(cell) in wanted}
        if len(found) > len(best[1]):
            best = number, found
    start, places = best
    missing = [column.heading for column in columns if column.required and column not in places]
    if not places or missing:
        named = ", ".join(f"“{heading}”" for heading in missing)
        raise BadSheet(f"Không thấy cột {named or 'nào của mẫu'}; hãy điền vào tệp mẫu tải ở trang này. Chưa ghi gì.")
    _refuse_strange(cells[start], places, wanted)
    return start, places


def _refuse_strange(line: Sequence[str], places: dict[SheetColumn, int], wanted: dict[str, Any]) -> None:
    """A column that would be passed over in silence, or one that stands there twice, is said."""
    strange = [cell for cell in line if cell and _plain(cell) not in wanted]
    if strange:
        named = ", ".join(f"“{cell[:40]}”" for cell in strange[:5])
        raise BadSheet(f"Cột {named} không có trong mẫu; hãy bỏ cột ấy hoặc đổi lại tên. Chưa ghi gì.")
    if sum(1 for cell in line if cell) > len(places):
        raise BadSheet("Có cột đứng hai lần trong hàng tiêu đề; hãy bỏ bớt. Chưa ghi gì.")


def _plain(heading: str) -> str:
    return " ".join(heading.replace("*", " ").split()).casefold()
