"""Brings every bad file to every door within one process and prints what came of it: JSON on standard output.

Each file gets its peak of memory measured anew. What a door asks of a process of its own is counted with it.
"""

import io
import json
import resource
import sys
from pathlib import Path
from time import process_time

import django

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))


def main() -> None:
    """`python -m tests.hostile.measure`."""
    django.setup()
    from datetime import date

    from dienhong.disclosure.lists.workbook import read as read_workbook
    from dienhong.law.people_lists import list_kind
    from dienhong.law.verdict import Refused
    from dienhong.page.sheet_file import cells_of
    from dienhong.page.sheet_in import BadSheet
    from dienhong.privacy.photos import BadPhoto, clean
    from dienhong.privacy.readers import read
    from dienhong.records.attachments import at_the_door
    from tests.hostile.made_books import BAD

    kind = list_kind("support", date(2026, 6, 10))

    def attach(name: str, data: bytes) -> str:
        try:
            at_the_door(name, io.BytesIO(data))
        except Refused as refused:
            return str(refused)
        return ""

    def photo(name: str, data: bytes) -> str:
        try:
            clean(data)
        except BadPhoto as refused:
            return str(refused)
        return ""

    def excel(name: str, data: bytes) -> str:
        return "; ".join(read_workbook(data, kind, {"Đình Hạ": "DV-2026-0001"}).wrong)

    def sheet(name: str, data: bytes) -> str:
        try:
            cells_of(name, data)
        except BadSheet as refused:
            return str(refused)
        return ""

    def search(name: str, data: bytes) -> str:
        return "; ".join(read(name, data).unread)

    doors = {"attach": attach, "photo": photo, "excel": excel, "sheet": sheet, "search": search}
    warm = BAD["empty_pdf"].make()
    for door in doors.values():
        door("a.pdf", warm)
    for key, bad in BAD.items():
        data = bad.make()
        for door, judge in doors.items():
            Path("/proc/self/clear_refs").write_text("5")
            before = process_time() + _children()
            told = judge(bad.name, data)
            row = {
                "file": key,
                "door": door,
                "told": told,
                "seconds": process_time() + _children() - before,
                "megabytes": _peak(),
            }
            print(json.dumps(row, ensure_ascii=False), flush=True)
        bad.make.cache_clear()  # type: ignore[attr-defined]
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
    print(json.dumps({"file": "", "door": "", "told": "", "seconds": 0, "megabytes": largest}))


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _peak() -> float:
    line = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1000


if __name__ == "__main__":
    main()
