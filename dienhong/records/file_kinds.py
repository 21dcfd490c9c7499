"""What officers really attach, told by the bytes and never by the name alone; everything else is refused."""

import io
import unicodedata
import zipfile
from pathlib import PurePath

# By the first bytes of the file.
SIMPLE = {
    b"%PDF-": ("application/pdf", {".pdf"}),
    b"\x89PNG\r\n\x1a\n": ("image/png", {".png"}),
    b"\xff\xd8\xff": ("image/jpeg", {".jpg", ".jpeg", ".jfif"}),
}
ZIP = b"PK\x03\x04"
# An Office file is a package with its main part inside: a .docx renamed .xlsx is neither.
OFFICE = {
    ".docx": ("word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ".xlsx": ("xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
LONGEST_NAME = 200
LONGEST_SUFFIX = 10


def media_type(name: str, data: bytes) -> str | None:
    """The media type of a known kind whose bytes are what the name says; None for everything else."""
    suffix = PurePath(name).suffix.lower()
    if data.startswith(ZIP):
        main_part, office = OFFICE.get(suffix, ("", None))
        return office if office and main_part in _parts(data) else None
    for magic, (kind, suffixes) in SIMPLE.items():
        if data.startswith(magic):
            return kind if suffix in suffixes else None
    return None


def clean_name(name: str) -> str:
    """A file's name without folders, control characters, invisible or direction-changing ones; "tệp" when nothing is left."""
    name = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    seen = (" " if c.isspace() else c for c in name if c.isspace() or unicodedata.category(c)[0] != "C")
    name = " ".join("".join(seen).split()).strip(". ")
    stem, dot, suffix = name.rpartition(".")
    if not dot or len(suffix) > LONGEST_SUFFIX:
        return name[:LONGEST_NAME] or "tệp"
    return f"{stem[: LONGEST_NAME - len(suffix) - 1]}.{suffix}"


def _parts(data: bytes) -> set[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return set(package.namelist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        return set()
