"""The process that reads one PDF from its standard input and dies afterwards, with little time and memory of its own.

Started by `pdf_text`, never imported by the program. Answers one JSON object. A PDF is a program of a kind: what it costs
to read cannot be told beforehand, so the cost is bounded from outside.
"""

import io
import json
import resource
import signal
import sys

# Names under which a PDF carries something that acts by itself or another file inside it.
ACTIVE = {
    "/JavaScript": "mã lệnh JavaScript",
    "/JS": "mã lệnh JavaScript",
    "/Launch": "lệnh mở chương trình khác",
    "/EmbeddedFile": "tệp khác nhúng",
    "/RichMedia": "nội dung Flash",
    "/Movie": "phim",
    "/SubmitForm": "lệnh gửi dữ liệu đi nơi khác",
    "/ImportData": "lệnh lấy dữ liệu từ nơi khác",
    "/GoToE": "lệnh mở tệp nhúng",
    "/XFA": "biểu mẫu động (XFA)",
}
DEEPEST = 30


def main() -> None:
    """Seconds, megabytes, most pages and what to do ("look", "words", or "tables" with the first page) are the arguments."""
    seconds, megabytes, pages, task = float(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
    resource.setrlimit(resource.RLIMIT_AS, (megabytes * 1_000_000, megabytes * 1_000_000))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.setitimer(signal.ITIMER_PROF, seconds)
    data = sys.stdin.buffer.read()
    sys.setrecursionlimit(600)
    import logging

    import pypdf

    logging.disable()
    try:
        answer = _tables(data, int(sys.argv[5])) if task == "tables" else _read(data, pages, task == "words")
    except (pypdf.errors.PyPdfError, ValueError, TypeError, LookupError, AttributeError, ArithmeticError, OSError):
        answer = {"wrong": "broken"}  # pypdf meets a broken file with any of these
    except (RecursionError, MemoryError):
        answer = {"wrong": "too much"}
    sys.stdout.buffer.write(json.dumps(answer).encode())


def _read(data: bytes, pages: int, words: bool) -> dict[str, object]:
    import pypdf

    reader = pypdf.PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        return {"wrong": "locked"}
    number = len(reader.pages)
    if number == 0:
        return {"wrong": "broken"}
    if (act := _active(reader)) is not None:
        return {"wrong": "active", "what": act}
    if not words:
        return {"pages": number}
    if number > pages:
        return {"wrong": "long", "pages": number}
    texts, alone, pictures = [], [], []
    for place, page in enumerate(reader.pages, start=1):
        text = page.extract_text() or ""
        notes = [str(note.get_object().get("/Contents", "")) for note in page.get("/Annots", None) or ()]
        texts.append("\n".join([text, *notes]))
        alone.append(text)
        if len(text.strip()) < 20:
            pictures.append(place)
    fields = reader.get_fields() or {}
    filled = [str(field.get("/V", "")) for field in fields.values()]
    about = [str(value) for value in (reader.metadata or {}).values()]
    beside = "\n".join([*filled, *about])
    return {"pages": number, "texts": texts, "pages_alone": alone, "beside": beside, "pictures": pictures}


def _tables(data: bytes, first: int) -> dict[str, object]:
    """The pages from one on, each line as long as on the page, so that cells stand below their headings."""
    import pypdf

    reader = pypdf.PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        return {"wrong": "locked"}
    return {"text": "\n".join(page.extract_text(extraction_mode="layout") for page in reader.pages[first:])}


def _active(reader: "pypdf.PdfReader") -> str | None:  # type: ignore[name-defined]  # noqa: F821
    """What acts by itself in the file, in Vietnamese; None when nothing does. Looks at every object, reached or not."""
    places = {(number, generation) for generation, row in reader.xref.items() for number in row}
    places |= {(number, 0) for number in reader.xref_objStm}
    for number, generation in sorted(places):
        found = _in(reader.get_object(_reference(number, generation, reader)), 0)
        if found is not None:
            return found
    return _in(reader.trailer, 0)


def _reference(number: int, generation: int, reader: object) -> object:
    from pypdf.generic import IndirectObject

    return IndirectObject(number, generation, reader)


def _in(value: object, depth: int) -> str | None:
    if depth > DEEPEST:
        return None
    inner: list[object] = []
    if isinstance(value, dict):
        for key in ("/S", "/Type", "/Subtype"):
            kind = value.raw_get(key) if hasattr(value, "raw_get") and key in value else None
            if isinstance(kind, str) and str(kind) in ACTIVE:
                return ACTIVE[str(kind)]
        for key in value:
            if str(key) in ("/JS", "/JavaScript", "/XFA", "/EmbeddedFiles"):
                return ACTIVE[str(key).removesuffix("s") if str(key) == "/EmbeddedFiles" else str(key)]
        inner = [value.raw_get(key) for key in value] if hasattr(value, "raw_get") else list(value.values())
    elif isinstance(value, list):
        inner = list(list.__iter__(value))
    for one in inner:
        if isinstance(one, dict | list) and (found := _in(one, depth + 1)) is not None:
            return found
    return None


if __name__ == "__main__":
    main()
