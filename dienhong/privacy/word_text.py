"""All words of a .docx, also those nobody sees on the page: deleted ones still tracked, comments, notes, properties.

A row of a table becomes one line with a tab between its cells, so that the heading above a column can be found again.
"""

from dienhong.privacy import packages
from dienhong.privacy.packages import Unreadable

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


def _may_hold_words(name: str) -> bool:
    if name.endswith(".rels"):
        return name.startswith("word/")
    return name.endswith(".xml") and name not in _SILENT and "/theme/" not in name and name != "[Content_Types].xml"


class _Word(packages.Reader):
    def of(self, data: bytes) -> str:
        """The words of one part."""
        self._cells = 0
        self.kept = False
        self.run(data)
        return self.text()

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == _W + "tc":
            self._cells += 1
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
            self.add("\t" if not self._cells else " ")
        elif tag == _W + "tr":
            self.add("\n" if not self._cells else " ")
        elif not tag.startswith(_W):
            self.add(" ")
