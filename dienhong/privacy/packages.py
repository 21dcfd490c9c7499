"""The parts of a Word or Excel file of a stranger, unpacked within bounds and read without entities.

What a part says of its own size is not believed: it is unpacked up to a bound and refused beyond it. XML with a document
type (the door of entity bombs and of files from elsewhere) is refused; Word and Excel write none.
"""

import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import IO
from xml.parsers import expat

MAX_PART_BYTES = 24 * 1024 * 1024
MAX_PACKAGE_BYTES = 64 * 1024 * 1024  # all parts together: a thousand parts just below the bound are a bomb too
MAX_PARTS = 2000
MAX_ELEMENTS = 600_000
MAX_ATTRIBUTES = 2_400_000
MAX_DEPTH = 1_000
MAX_TAG_BYTES = 256 * 1024  # one tag is held whole, with all its attributes
STEP = 64 * 1024
MAX_CHARACTERS = 3_000_000  # about a thousand pages
_TOO_MANY = "Tệp có quá nhiều phần nhỏ để máy đọc; hãy chia thành nhiều tệp."


class Unreadable(ValueError):
    """A file that cannot be read safely or at all; the message says why, in Vietnamese."""


@contextmanager
def opened(source: bytes | IO[bytes]) -> Iterator[zipfile.ZipFile]:
    """The package. Raises Unreadable when it is none, is broken or locked, or has too many parts."""
    stream = io.BytesIO(source) if isinstance(source, bytes) else source
    try:
        with zipfile.ZipFile(stream) as package:
            if len(package.infolist()) > MAX_PARTS:
                raise Unreadable("Tệp có quá nhiều phần bên trong, không đọc.")
            yield package
    except (
        zipfile.BadZipFile,
        zlib.error,
        expat.ExpatError,
        NotImplementedError,
        RuntimeError,
        UnicodeError,
        EOFError,
        OSError,
    ) as error:
        raise Unreadable("Tệp Word, Excel hỏng hoặc có mật khẩu, không đọc được nội dung.") from error


def unpacked(package: zipfile.ZipFile, names: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """(name, bytes) of these parts, none larger than its bound, nor all together. Raises Unreadable."""
    left = MAX_PACKAGE_BYTES
    for name in names:
        bound = min(left, MAX_PART_BYTES)
        with package.open(name) as part:
            data = part.read(bound + 1)
        if len(data) > bound:
            raise Unreadable(f"Tệp có phần “{name[:60]}” lớn bất thường, không đọc.")
        left -= len(data)
        yield name, data


class Reader:
    """Runs through XML parts and gathers words; one reader for a package, so that its bounds hold for all parts together.

    Subclasses say in `start`, `end` what an element means; `kept` tells whether characters here are words. Names come
    as "namespace name". `run` raises Unreadable for a document type or too much of anything, ExpatError for broken XML.
    """

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.kept = False
        self._elements = self._attributes = self._characters = self._depth = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, tag: str) -> None:
        """An element ends."""

    def add(self, words: str) -> None:
        """Keep these words."""
        self._characters += len(words)
        if self._characters > MAX_CHARACTERS:
            raise Unreadable("Tệp có quá nhiều chữ để máy đọc; hãy chia thành nhiều tệp.")
        self.pieces.append(words)

    def run(self, data: bytes) -> None:
        """One part."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._words
        parser.StartDoctypeDeclHandler = _refused
        self._depth = 0
        for place in range(0, len(data), STEP):
            parser.Parse(data[place : place + STEP], False)
            if place + STEP - parser.CurrentByteIndex > MAX_TAG_BYTES:
                raise Unreadable(_TOO_MANY)
        parser.Parse(b"", True)

    def text(self) -> str:
        """The words so far; the reader begins anew."""
        text = "".join(self.pieces)
        self.pieces = []
        return text

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        self._attributes += len(attributes)
        self._depth += 1
        if self._elements > MAX_ELEMENTS or self._attributes > MAX_ATTRIBUTES or self._depth > MAX_DEPTH:
            raise Unreadable(_TOO_MANY)
        self.start(tag, attributes)

    def _end(self, tag: str) -> None:
        self._depth -= 1
        self.end(tag)

    def _words(self, words: str) -> None:
        if self.kept:
            self.add(words)


def _refused(*_declaration: object) -> None:
    raise Unreadable("Tệp có khai báo lạ (DOCTYPE) mà Word, Excel không dùng, không đọc.")
