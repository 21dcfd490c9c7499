"""All words of a .docx, also those nobody sees on the page: deleted ones still tracked, comments, notes, properties.

A row of a table becomes one line with a tab between its cells, so that the heading above a column can be found again; a
cell over several columns stands once in each.
"""

import re

from dienhong.privacy import packages
from dienhong.privacy.folded import HEADING_DIGITS
from dienhong.privacy.packages import Unreadable
from dienhong.privacy.workbooks import WIDEST_HEADING

_OPEN = "http://schemas.openxmlformats.org/"
_W = _OPEN + "wordprocessingml/2006/main "
_WORDS = {
    _W + "t",
    _W + "delText",
    _W + "instrText",
    _OPEN + "drawingml/2006/main t",
    _OPEN + "officeDocument/2006/math t",
}
_PROPERTIES = (_OPEN + "officeDocument/2006/docPropsVTypes ", _OPEN + "officeDocument/2006/extended-properties ")
_SILENT = {"word/styles.xml", "word/settings.xml", "word/fontTable.xml", "word/numbering.xml", "word/webSettings.xml"}
#: What a reader sees: the paper, its headers and footers, its notes; words that were deleted or moved away are seen no more.
_SEEN_PARTS = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_SEEN = _WORDS - {_W + "delText", _W + "instrText"}
_GONE = {_W + "del", _W + "moveFrom"}
MOST_COLUMNS = 63  # of a table in Word
_BREAKS = {"br": "\n", "cr": "\n", "tab": " ", "noBreakHyphen": "-"}
# A hyperlink may hold a number nowhere else written (tel:, zalo.me/…); it lies in an attribute of a relation.
_LINK = "http://schemas.openxmlformats.org/package/2006/relationships Relationship"


def word_text(data: bytes) -> str:
    """The words of the document. Raises Unreadable."""
    with packages.opened(data) as package:
        names = package.namelist()
        if "word/document.xml" not in names:
            raise Unreadable("Tệp không phải văn bản Word (.docx): không có phần nội dung.")
        parts = [name for name in names if _may_hold_words(name)]
        reader = _Word()
        return "\n".join(reader.of(part) for _name, part in packages.unpacked(package, parts))


def shown_text(data: bytes) -> str:
    """The words of the document that stand on its pages. Raises Unreadable."""
    with packages.opened(data) as package:
        parts = [name for name in package.namelist() if _SEEN_PARTS.fullmatch(name)]
        reader = _Seen()
        return "\n".join(reader.of(part) for _name, part in packages.unpacked(package, parts))


def _may_hold_words(name: str) -> bool:
    if name.endswith(".rels"):
        return name.startswith("word/")
    return name.endswith(".xml") and name not in _SILENT and "/theme/" not in name and name != "[Content_Types].xml"


class _Word(packages.Reader):
    def of(self, data: bytes) -> str:
        """The words of one part."""
        self._cells = self._from = 0
        self._wide = 1
        self.kept = False
        self.run(data)
        return self.text()

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == _W + "tc":
            self._cells += 1
            if self._cells == 1:
                self._from, self._wide = len(self.pieces), 1
        elif tag == _W + "gridSpan" and self._cells == 1:
            said = attributes.get(_W + "val", "")
            self._wide = min(int(said), MOST_COLUMNS) if said.isdecimal() and len(said) < 4 else 1
        elif tag == _LINK and attributes.get("TargetMode") == "External":
            self.add(attributes.get("Target", "") + "\n")
        elif tag.startswith(_W):
            self.add(_BREAKS.get(tag.removeprefix(_W), ""))
        # Parts of other vocabularies (properties, custom data) keep their words in plain elements.
        self.kept = tag in _WORDS or not tag.startswith(_OPEN) or tag.startswith(_PROPERTIES)

    def end(self, tag: str) -> None:
        self.kept = False
        if tag == _W + "p":
            self.add(" " if self._cells else "\n")
        elif tag == _W + "tc":
            self._cells -= 1
            if self._cells:
                self.add(" ")
            else:
                self._close_cell()
        elif tag == _W + "tr":
            self.add("\n" if not self._cells else " ")
        elif not tag.startswith(_W):
            self.add(" ")

    def _close_cell(self) -> None:
        """A tab; a heading over several columns is said over each, a number is not told twice."""
        words = "".join(self.pieces[self._from :]) if 1 < self._wide <= WIDEST_HEADING else ""
        again = words if sum(letter.isdigit() for letter in words) < HEADING_DIGITS else ""
        self.add("\t" + f"{again}\t" * (self._wide - 1))


class _Seen(_Word):
    """Only what stands on the page: nothing deleted or moved away while changes were tracked, nothing made hidden."""

    def of(self, data: bytes) -> str:
        self._gone = 0
        self._hidden = False
        return super().of(data)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in _GONE:
            self._gone += 1
        elif tag == _W + "r":
            self._hidden = False
        elif tag == _W + "vanish":
            self._hidden = attributes.get(_W + "val", "1") not in ("0", "false", "off")
        super().start(tag, attributes)
        self.kept = tag in _SEEN and not self._gone and not self._hidden

    def end(self, tag: str) -> None:
        if tag in _GONE:
            self._gone -= 1
        super().end(tag)
