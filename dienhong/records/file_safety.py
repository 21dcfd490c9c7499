"""Why a file of a known kind is not kept all the same: it is broken, it acts by itself, or it hides another file.

Kept files are given out again by officers and by the public pages; whoever opens one must meet what its name says.
"""

import io
import re
import zipfile

from dienhong.privacy import packages, pdf_text, photos
from dienhong.privacy.packages import Unreadable
from dienhong.privacy.photos import BadPhoto

MOST_UNPACKED = 100 * 1024 * 1024
STEP = 1024 * 1024
END_OF_ZIP = b"PK\x05\x06"
# Parts by which an Office file runs a program or brings one along.
ACTIVE_PARTS = (
    (re.compile(r"(?i)vbaproject|/macrosheets/|vbadata"), "macro"),
    (re.compile(r"(?i)/activex/|/ctrlprops/.*\.bin$"), "điều khiển ActiveX"),
    (re.compile(r"(?i)/embeddings/(?!.*\.(docx|xlsx|pptx)$)"), "tệp khác nhúng bên trong"),
    (re.compile(r"(?i)/customui/|/webextensions/"), "phần bổ trợ"),
)
_DDE = re.compile(rb"(?i)ddelink|\bDDE(?:AUTO)?\b")
_OUTSIDE = re.compile(
    rb'(?i)<Relationship\b[^>]*(?:attachedTemplate|oleObject|frame|subDocument)[^>]*TargetMode="External"'
)
_FIELDS = re.compile(rb"<w:(?:instrText|fldSimple)\b[^>]*>[^<]*")
_WORDS_WITH_DDE = re.compile(
    r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml|xl/externalLinks/[^/]+\.xml"
)


def why_unsafe(media_type: str, data: bytes) -> str:
    """A Vietnamese half-sentence, or "" when nothing was found."""
    try:
        if media_type == "application/pdf":
            return _pdf(data)
        if media_type.startswith("image/"):
            return _picture(media_type, data)
        return _package(data)
    except (Unreadable, BadPhoto) as wrong:
        return _half(str(wrong))


def _pdf(data: bytes) -> str:
    if _carries_package(data):
        return "vừa là PDF vừa là tệp nén, có thể giấu tệp khác"
    pdf_text.look(data)
    return ""


def _picture(media_type: str, data: bytes) -> str:
    if _carries_package(data):
        return "vừa là ảnh vừa là tệp nén, có thể giấu tệp khác"
    photos.look(data)
    end = data.rstrip(b"\0\r\n ")
    whole = end.endswith(b"IEND\xaeB`\x82") if media_type == "image/png" else b"\xff\xd9" in data[-4096:]
    return "" if whole else "có dữ liệu lạ sau phần ảnh"


def _package(data: bytes) -> str:
    with packages.opened(data) as package:
        parts = package.infolist()
        names = [part.filename for part in parts]
        for pattern, what in ACTIVE_PARTS:
            if any(pattern.search(name) for name in names):
                return f"có {what}; hãy lưu lại không có phần ấy"
        if any(name.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", name) for name in names):
            return "có tên phần bên trong bất thường"
        if len(set(names)) != len(names):
            return "có phần bên trong ghi hai lần"
        if sum(part.file_size for part in parts) > MOST_UNPACKED:
            return "bung ra quá lớn"
        return _in_parts(package)


def _in_parts(package: zipfile.ZipFile) -> str:
    """Each part is unpacked once, a piece at a time: what it says of its own size is not believed."""
    left = MOST_UNPACKED
    for name in package.namelist():
        whole = name.endswith(".rels") or name == "[Content_Types].xml" or bool(_WORDS_WITH_DDE.fullmatch(name))
        kept = io.BytesIO()
        with package.open(name) as part:
            while piece := part.read(STEP):
                left -= len(piece)
                if left < 0:
                    return "bung ra quá lớn"
                if whole or not kept.tell():
                    kept.write(piece)
        if wrong := _acts(name, kept.getvalue()):
            return wrong
    return ""


def _acts(name: str, part: bytes) -> str:
    """`part` is the whole of a part that may act, the beginning of any other."""
    if name.endswith((".xml", ".rels")) and (b"<!DOCTYPE" in part[:4096] or b"<!ENTITY" in part[:4096]):
        return "có khai báo lạ (DOCTYPE)"
    if name.endswith(".rels"):
        return "mở tệp ở nơi khác khi được mở" if _OUTSIDE.search(part) else ""
    if name == "[Content_Types].xml":
        return "có macro; hãy lưu lại không có phần ấy" if b"macroEnabled" in part else ""
    if not _WORDS_WITH_DDE.fullmatch(name):
        return ""
    fields = b" ".join(_FIELDS.findall(part)) if name.startswith("word/") else part
    return "có lệnh DDE gọi chương trình khác" if _DDE.search(fields) else ""


def _carries_package(data: bytes) -> bool:
    return END_OF_ZIP in data[-66_000:] and zipfile.is_zipfile(io.BytesIO(data))


def _half(words: str) -> str:
    return words[:1].lower() + words[1:].rstrip(". ")
