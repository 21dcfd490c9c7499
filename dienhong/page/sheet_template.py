"""The workbook an officer fills in: headings as in the form, drop-downs for what is chosen, every cell text.

Text on purpose: Excel would take the zero off an identity number and read 05/6/2026 as the sixth of May.
"""

from typing import IO, Any

from dienhong.page.sheet_file import MOST_ROWS
from dienhong.page.sheet_in import NO, YES, SheetColumn, SheetPlan

HEADINGS_ROW = 3
LISTS = "Danh mục"
LONGEST_TITLE, LONGEST_HINT = 32, 255  # of the little note beside a cell, set by Excel


def write_template(file: IO[bytes], plan: SheetPlan[Any]) -> None:
    """Write the empty template."""
    import xlsxwriter  # 40 ms that only who asks for it should pay

    columns = plan.columns()
    with xlsxwriter.Workbook(file, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet, lists = book.add_worksheet("Điền ở đây"), book.add_worksheet(LISTS)
        head = book.add_format({"bold": True, "font_size": 14})
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "border": 1, "bg_color": "#F2EDE3"})
        text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        sheet.write_string(0, 0, plan.title, head)
        sheet.write_string(
            1, 0, "Mỗi dòng một mục, bắt đầu ngay dưới hàng tiêu đề. Cột có dấu * phải điền. Không đổi tên cột."
        )
        sheet.write_string(2, 0, f"Nhiều nhất {MOST_ROWS} dòng. Ngày ghi ngày/tháng/năm, ví dụ 05/6/2026.")
        for at, column in enumerate(columns):
            sheet.set_column(at, at, max(14, min(48, len(column.heading) + 6)), text)
            sheet.write_string(HEADINGS_ROW, at, f"{column.heading} *" if column.required else column.heading, bold)
            _rule(sheet, lists, at, column)
        sheet.freeze_panes(HEADINGS_ROW + 1, 0)


def _rule(sheet: Any, lists: Any, at: int, column: SheetColumn) -> None:
    labels = [YES, NO] if column.is_mark else [label for value, label in column.choices if value]
    note = column.hint or ("Chọn trong danh sách." if labels else "")
    if column.default and not column.is_mark:
        note = f"{note} Để trống là {column.default}.".strip()
    rule: dict[str, Any] = {"validate": "any"}
    if labels:  # of a column for several, the drop-down writes one and others are typed behind it: it may not refuse
        lists.write_string(0, at, column.heading)
        for row, label in enumerate(labels, start=1):
            lists.write_string(row, at, label)
        letter = _letters(at)
        rule = {
            "validate": "list",
            "source": f"='{LISTS}'!${letter}$2:${letter}${len(labels) + 1}",
            "ignore_blank": True,
            "show_error": not column.is_many,
            "error_title": "Không có trong danh mục",
            "error_message": "Hãy chọn một mục trong danh sách thả xuống.",
        }
    if note:
        rule |= {"input_title": column.heading[:LONGEST_TITLE], "input_message": note[:LONGEST_HINT]}
    if labels or note:
        sheet.data_validation(HEADINGS_ROW + 1, at, HEADINGS_ROW + MOST_ROWS, at, rule)


def _letters(at: int) -> str:
    """0 → A, 26 → AA."""
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
