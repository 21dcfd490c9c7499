"""The book of duties as a table of plain rows: obligation by obligation, each line with its proof.

The form is ours: no authority's form of such a book has been seen, so no article is cited for its columns. Each row says
what is owed, by whom, on which dated list, and what proves that it was done.
"""

from dienhong.compliance.columns import DUTIES, EXCEL_ONLY
from dienhong.page.listing import Column

TITLE = "Sổ theo dõi thực hiện dân chủ ở các loại hình cơ sở"
FORM_WORDS = "Mẫu sổ của phần mềm; chưa thấy mẫu do cơ quan nhà nước ban hành"
COLUMNS: tuple[Column, ...] = (*DUTIES, *EXCEL_ONLY)
