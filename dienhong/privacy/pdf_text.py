"""What a PDF of a stranger says, asked of a process of its own (`pdf_child`) whose time and memory are bounded."""

import json
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dienhong.privacy.packages import Unreadable
from dienhong.privacy.pdf_tables import headings, may_hold_headings, rebuilt

MOST_PAGES = 300
SECONDS_TO_LOOK, SECONDS_TO_READ = 1.2, 20.0  # of processor time
MEGABYTES = 600  # of address space; what is really used stays far below
PATIENCE = 30.0  # seconds on the clock, for a machine that is busy
_CHILD = Path(__file__).with_name("pdf_child.py")
_WRONG = {
    "broken": "Tệp PDF hỏng hoặc bị cắt cụt, không mở được.",
    "locked": "Tệp PDF có mật khẩu, không mở được; hãy lưu lại không mật khẩu.",
    "too much": "Tệp PDF có cấu trúc bất thường (quá nặng hoặc lồng vào chính nó), không đọc.",
    "long": f"Tệp PDF có hơn {MOST_PAGES} trang, quá dài để máy đọc.",
}


@dataclass(frozen=True, slots=True)
class PdfWords:
    """The words, the pages that hold a picture instead of words (a scan), and what the columns of tables ask of persons; `seen`
    are the words of the pages alone."""

    text: str
    pictures: tuple[int, ...]
    columns: tuple[str, ...] = ()
    seen: str = ""


def look(data: bytes) -> None:
    """Raise Unreadable for a PDF that does not open without a password, is broken, or acts by itself."""
    _asked(data, SECONDS_TO_LOOK, "look")


def pdf_words(data: bytes) -> PdfWords:
    """The words of a PDF, with comments, filled fields and properties; tables about persons once more as rows of cells, where
    that can be guessed. Raises Unreadable."""
    answer = _asked(data, SECONDS_TO_READ, "words")
    texts = answer["texts"]
    rows, first = "", next((place for place, text in enumerate(texts) if may_hold_headings(text)), None)
    if first is not None:
        with suppress(Unreadable):  # too much for it: a table whose headings stand in one line is told anyway
            rows = rebuilt(_asked(data, SECONDS_TO_READ, "tables", str(first))["text"])
    asked = [headings(text) for text in (*texts, rows)]
    columns = tuple(dict.fromkeys(label for found in asked for label in found))
    every, seen = "\n".join([*texts, answer["beside"], rows]), "\n".join(answer["pages_alone"])
    return PdfWords(every, tuple(answer["pictures"]), columns, seen)


def _asked(data: bytes, seconds: float, *task: str) -> dict[str, Any]:
    command = [sys.executable, "-I", str(_CHILD), str(seconds), str(MEGABYTES), str(MOST_PAGES), *task]
    try:
        done = subprocess.run(  # noqa: S603 - our own file, arguments of our own
            command, input=data, capture_output=True, timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        raise Unreadable(_WRONG["too much"]) from None
    try:
        answer: dict[str, Any] = json.loads(done.stdout)
    except ValueError:  # it was stopped: time or memory ran out
        raise Unreadable(_WRONG["too much"]) from None
    if wrong := answer.get("wrong"):
        raise Unreadable(
            _WRONG.get(str(wrong)) or f"Tệp PDF có {answer['what']} bên trong; hãy in lại thành PDF thường."
        )
    return answer
