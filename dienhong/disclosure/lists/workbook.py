"""A list by Excel: the template that officers fill in, and what a filled one says, row by row.

Headings are the white list: a column that the list may not hold is refused by its name, with everything else in the file.
"""

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dienhong.disclosure.lists.rules import MOST_ROWS, RowData
from dienhong.law.people_lists import Field, ListKind
from dienhong.privacy.folded import fold
from dienhong.privacy.packages import Unreadable
from dienhong.privacy.workbooks import Cell, sheets

NAME, CHILD, HIDDEN, NUMBER = "Họ và tên", "Là trẻ em", "Che tên", "Số thứ tự"
YES = ("x", "co", "1", "true", "dung")
NO = ("", "khong", "0", "false", "sai")
SHEET = "Danh sách"
SEARCHED_FOR_HEADINGS = 15
_AMOUNT = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,15}")


@dataclass(frozen=True, slots=True)
class Read:
    """What a workbook says: the rows, the number of each in the sheet, and what is wrong with it; `unread` are the numbers of
    rows that hold a cell that says nothing sure."""

    rows: tuple[RowData, ...]
    numbers: tuple[int, ...]
    wrong: tuple[str, ...]
    unread: frozenset[int] = frozenset()


def template(kind: ListKind, villages: Sequence[str]) -> bytes:
    """An empty workbook for a kind of list, with drop-downs for what is chosen."""
    import xlsxwriter

    out = io.BytesIO()
    headings = [NUMBER, NAME, CHILD, HIDDEN, *(field.heading for field in kind.fields)]
    with xlsxwriter.Workbook(out, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet(SHEET)
        bold = book.add_format({"bold": True, "border": 1, "text_wrap": True, "valign": "top"})
        text = book.add_format({"num_format": "@"})
        note = book.add_format({"italic": True, "text_wrap": True, "valign": "top"})
        must = [NAME.lower(), *(field.vi.lower() for field in kind.must)]
        sheet.merge_range(0, 0, 0, len(headings) - 1, kind.vi, bold)
        sheet.merge_range(
            1,
            0,
            1,
            len(headings) - 1,
            f"Bắt buộc: {', '.join(must)}. Không thêm cột khác. Người hưởng là trẻ em: ghi tên người đại diện hộ, đánh dấu x.",
            note,
        )
        sheet.set_row(1, 48)
        for column, heading in enumerate(headings):
            sheet.write_string(2, column, heading, bold)
            sheet.set_column(column, column, 28 if heading in (NAME, "Chính sách") else 16, text)
        sheet.freeze_panes(3, 0)
        _drop_downs(book, sheet, headings, kind, villages)
    return out.getvalue()


def _drop_downs(book: object, sheet: object, headings: list[str], kind: ListKind, villages: Sequence[str]) -> None:
    choices = {CHILD: ["x"], HIDDEN: ["x"]}
    if kind.results:
        choices["Kết quả"] = list(kind.results)
    lists = book.add_worksheet("Thôn")  # type: ignore[attr-defined]
    for place, village in enumerate(villages):
        lists.write_string(place, 0, village)
    lists.hide()
    for column, heading in enumerate(headings):
        source: object = choices.get(heading)
        if heading == "Thôn" and villages:
            source = f"=Thôn!$A$1:$A${len(villages)}"
        if source:
            told = {"validate": "list", "source": source, "error_title": "Chọn trong danh sách"}
            sheet.data_validation(3, column, MOST_ROWS + 2, column, told)  # type: ignore[attr-defined]


def read(data: bytes, kind: ListKind, villages: Mapping[str, str]) -> Read:
    """What a filled workbook says. `villages` gives codes by name. Nothing is written; every fault is told by its row."""
    try:
        book = sheets(data)
    except Unreadable as wrong:
        return Read((), (), (str(wrong),))
    names = {_plain(name): code for name, code in villages.items()}
    names |= {f"{word} {name}": code for name, code in names.items() for word in ("thon", "to dan pho")}
    for sheet in book:
        place = _headings_at(sheet.rows)
        if place is not None:
            return _rows(sheet.rows, place, kind, names)
    return Read((), (), (f"Không thấy hàng tiêu đề có cột “{NAME}”; hãy dùng tệp mẫu.",))


def _headings_at(rows: Sequence[Sequence[Cell]]) -> int | None:
    for place, row in enumerate(rows[:SEARCHED_FOR_HEADINGS]):
        if any(_plain(cell) == _plain(NAME) for cell in row):
            return place
    return None


def _rows(rows: Sequence[Sequence[Cell]], place: int, kind: ListKind, villages: Mapping[str, str]) -> Read:
    fields = {_plain(field.heading): field for field in kind.fields}
    own = {_plain(heading) for heading in (NUMBER, NAME, CHILD, HIDDEN)}
    headings = [_plain(cell) for cell in rows[place]]
    filled = [
        any(str(row[column]).strip() for row in rows[place:] if column < len(row)) for column in range(len(headings))
    ]
    strange = [
        str(rows[place][column]).strip() or f"thứ {column + 1} (không tiêu đề)"
        for column, heading in enumerate(headings)
        if filled[column] and heading not in fields and heading not in own
    ]
    if strange:
        return Read((), (), (f"Danh sách loại này không được có cột: {', '.join(strange)}. Hãy xóa cột ấy khỏi tệp.",))
    twice = sorted({heading for heading in headings if heading and headings.count(heading) > 1})
    if twice:
        return Read((), (), (f"Có cột ghi hai lần: {', '.join(twice)}.",))
    made: list[RowData] = []
    numbers: list[int] = []
    unread: set[int] = set()
    wrong: list[str] = []
    for number, row in enumerate(rows[place + 1 :], start=place + 2):
        said = {heading: row[column] if column < len(row) else "" for column, heading in enumerate(headings)}
        if not any(str(said.get(heading, "")).strip() for heading in headings if heading != _plain(NUMBER)):
            if any(any(str(cell).strip() for cell in later) for later in rows[number:]):
                wrong.append(f"Dòng {number}: dòng trống ở giữa; hãy xóa dòng ấy.")
            continue
        values, faults = _values(said, fields.values(), villages)
        wrong += [f"Dòng {number}, {fault}" for fault in faults]
        made.append(values)
        numbers.append(number)
        if faults:
            unread.add(number)
    if not made and not wrong:
        wrong.append("Tệp chưa có dòng nào.")
    return Read(tuple(made), tuple(numbers), tuple(wrong), frozenset(unread))


def _values(
    said: Mapping[str, Cell], fields: Iterable[Field], villages: Mapping[str, str]
) -> tuple[RowData, list[str]]:
    faults: list[str] = []
    values: dict[str, object] = {"name": _text(said.get(_plain(NAME), ""))}
    for name, heading in (("child", CHILD), ("hidden", HIDDEN)):
        cell = said.get(_plain(heading), "")
        values[name] = _plain(cell) in YES
        if _plain(cell) not in YES and _plain(cell) not in NO:
            faults.append(f"cột {heading}: ghi x hoặc để trống, không ghi “{_text(cell)[:40]}”.")
    for field in fields:
        cell = said.get(_plain(field.heading), "")
        if field.id == "village":
            values["village"] = villages.get(_plain(cell), "")
            if _text(cell) and not values["village"]:
                faults.append(f"cột {field.heading}: xã không có thôn “{_text(cell)[:40]}”.")
        elif field.id in ("amount", "birth_year"):
            values[field.id] = _whole(cell)
            if _text(cell) and values[field.id] is None:
                hint = "chỉ ghi năm, ví dụ 1990" if field.id == "birth_year" else "ghi số nguyên, ví dụ 1.500.000"
                faults.append(f"cột {field.heading}: {hint}.")
        else:
            values[field.id] = _text(cell)
            longest = 200 if field.id in ("policy", "kind_given") else 120
            if len(str(values[field.id])) > longest:
                faults.append(f"cột {field.heading}: dài quá {longest} chữ.")
    if len(str(values["name"])) > 120:
        faults.append(f"cột {NAME}: dài quá 120 chữ.")
    return RowData(**values), faults  # type: ignore[arg-type]


def _whole(cell: Cell) -> int | None:
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int | float):
        return int(cell) if float(cell).is_integer() and 0 <= cell < 10**15 else None
    text = _text(cell)
    return int(text.replace(".", "")) if _AMOUNT.fullmatch(text) else None


def _text(cell: Cell) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).split())


def _plain(cell: Cell) -> str:
    return " ".join(fold(_text(cell))[0].split())
