"""An empty Word package of the few parts a paper needs.

python-docx's own template carries 900 kB of styles and a preview picture nobody asked for; reading them costs more
than writing a paper.
"""

from __future__ import annotations

import io
import zipfile

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = "application/vnd.openxmlformats-"
_DOC = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PKG = "http://schemas.openxmlformats.org/package/2006"

_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_PKG}/content-types">'
    f'<Default Extension="rels" ContentType="{_TYPES}package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_TYPES}officedocument.wordprocessingml.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_TYPES}officedocument.wordprocessingml.styles+xml"/>'
    f'<Override PartName="/word/settings.xml" ContentType="{_TYPES}officedocument.wordprocessingml.settings+xml"/>'
    f'<Override PartName="/docProps/core.xml" ContentType="{_TYPES}package.core-properties+xml"/>'
    f'<Override PartName="/docProps/app.xml" ContentType="{_TYPES}officedocument.extended-properties+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PKG}/relationships">'
    f'<Relationship Id="rId1" Type="{_DOC}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{_PKG}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    f'<Relationship Id="rId3" Type="{_DOC}/extended-properties" Target="docProps/app.xml"/></Relationships>',
    "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PKG}/relationships">'
    f'<Relationship Id="rId1" Type="{_DOC}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId2" Type="{_DOC}/settings" Target="settings.xml"/></Relationships>',
    "word/document.xml": f'<w:document {_W} xmlns:r="{_DOC}"><w:body><w:sectPr/></w:body></w:document>',
    "word/styles.xml": f"<w:styles {_W}/>",
    "word/settings.xml": f'<w:settings {_W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="vi-VN"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>',
    "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{_PKG}/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>',
    "docProps/app.xml": '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Diên Hồng</Application></Properties>",
}
EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest instant a zip file can name


def blank_package() -> io.BytesIO:
    """The empty package, ready for python-docx to open."""
    return zipped({name: (_HEAD + text).encode() for name, text in _PARTS.items()})


def zipped(parts: dict[str, bytes]) -> io.BytesIO:
    """Parts as a zip file that depends on nothing but them: no clock, no machine."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, date_time=EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            package.writestr(info, data)
    stream.seek(0)
    return stream


def without_clock(stream: io.BytesIO) -> bytes:
    """The same package with every zip timestamp fixed, so that equal papers are equal files."""
    with zipfile.ZipFile(stream) as package:
        return zipped({info.filename: package.read(info) for info in package.infolist()}).getvalue()
