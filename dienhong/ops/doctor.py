"""`dienhong doctor`: every code resolves, the chain verifies, each entry is what its history says, every file is whole,
every frozen figure equals its evidence. Memory stays constant; each fault names its place."""

import argparse
import hashlib
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from dienhong.ops.start import installed

CODE_COLUMN = 24  # the width of a column that holds a record code
CHUNK = 500


def run(args: argparse.Namespace) -> int:
    """Run all checks; 1 when any found something."""
    installed()
    faults = 0
    for title, check in CHECKS:
        count, found = 0, 0
        for fault in check():
            if fault is None:
                count += 1
                continue
            found += 1
            print(f"  ✗ {fault}")
        print(f"{'✗' if found else '✓'} {title}: {count + found} mục, {found} lỗi")
        faults += found
    print("Sổ nguyên vẹn." if not faults else f"Có {faults} lỗi; hãy giữ nguyên dữ liệu và báo người quản trị.")
    return 1 if faults else 0


Faults = Iterator[str | None]


def chain() -> Faults:
    """The history chain, hash by hash."""
    from dienhong.records import history

    verified = history.verify()
    yield from verified.problems
    yield from (None for _ in range(verified.events))


def codes() -> Faults:
    """Every code that a column, a history event or a piece of evidence mentions."""
    from django.apps import apps
    from django.db.models import CharField

    from dienhong.records.codes import CODE

    for model in apps.get_models():
        if not model.__module__.startswith("dienhong."):
            continue
        for field in model._meta.concrete_fields:
            if isinstance(field, CharField) and field.max_length == CODE_COLUMN and not field.primary_key:
                values = model._default_manager.order_by().values_list(field.name, flat=True).distinct()
                told = (str(value) for value in values.iterator(chunk_size=CHUNK))
                yield from _unresolved(f"{model._meta.label}.{field.name}", (v for v in told if CODE.match(v)))


def entries() -> Faults:
    """Each entry's columns against the last values its history tells (sealed and erased values aside).

    A frozen figure is checked by its own seal (`figures`): its report's event of freezing is the one in the history.
    """
    from dienhong.indicators.models import Figure
    from dienhong.records.codes import models_by_prefix
    from dienhong.records.models import Event
    from dienhong.records.snapshots import snapshot

    for model in models_by_prefix().values():
        for entry in _bar(model._default_manager.iterator(chunk_size=CHUNK), model.REGISTER):
            if isinstance(entry, Figure) and entry.frozen_at:
                yield None
                continue
            told: dict[str, Any] = {}
            erased = voided = False
            for event in Event.objects.filter(code=entry.code).select_related("values"):
                erased = erased or event.values.erased_at is not None
                voided = voided or event.verb == "void"
                if event.verb not in ("void", "attach", "reveal") and event.values.values_json:
                    told.update({name: new for name, (_, new) in json.loads(event.values.values_json).items()})
            if not told and not erased:
                yield f"{entry.code}: không có lịch sử"
                continue
            now = snapshot(entry)
            differs = sorted(name for name, value in now.items() if told.get(name) != value)
            if bool(entry.voided_at) != voided:
                differs.append("việc hủy")
            yield f"{entry.code}: khác lịch sử ở {', '.join(differs)}" if differs and not erased else None


def files() -> Faults:
    """Attached files by their SHA-256."""
    from dienhong.records.attachments import path_of
    from dienhong.records.models import Attachment

    for attachment in Attachment.objects.iterator(chunk_size=CHUNK):
        path = path_of(attachment.sha256)
        if not path.is_file():
            yield f"{attachment.code}: mất tệp {attachment.name}"
        elif _sha256(path.open("rb")) != attachment.sha256:
            yield f"{attachment.code}: tệp {attachment.name} đã bị sửa"
        else:
            yield None


def strays() -> Faults:
    """Files that no attachment names: left by an act that was killed, or put there past the program."""
    from dienhong.records.attachments import ANNOUNCED, announcement_of
    from dienhong.records.leftovers import strays as found

    for path in found():
        shown = f"{path.parent.name}/{path.name}"
        if path.parent.name == ANNOUNCED:
            yield f"{shown}: phần còn lại của một việc bị ngắt giữa chừng; khởi động lại chương trình là dọn xong"
        elif not announcement_of(path.name).exists():
            yield f"{shown}: không bản ghi nào nhắc đến tệp này; máy không tự xóa, hãy giữ nguyên và báo người quản trị"


def figures() -> Faults:
    """Frozen figures against their evidence and, code by code, the entries behind it."""
    from dienhong.indicators.evidence import evidence_of
    from dienhong.indicators.freeze import recount
    from dienhong.indicators.models import Figure

    for figure in Figure.objects.filter(frozen_at__isnull=False).iterator(chunk_size=CHUNK):
        problems = list(recount(figure))
        yield from problems
        if not problems:
            yield from _unresolved(figure.code, evidence_of(figure).codes)


def reports() -> Faults:
    """Frozen reports: the stored paper by its hash, and each figure's seal against the one the report's act named."""
    from dienhong.indicators.models import Figure
    from dienhong.reports.freeze import problems_of
    from dienhong.reports.models import Report

    for report in Report.objects.filter(frozen_at__isnull=False):
        yield from problems_of(report)
        seals = dict(Figure.objects.filter(report=report.code).values_list("code", "seal"))
        for code, seal in report.seals.items():
            yield None if seals.get(code) == seal else f"{report.code}: số {code} khác với số đã chốt"


def _unresolved(place: str, told: Iterable[str]) -> Faults:
    from dienhong.records.codes import resolve_many

    chunk: list[str] = []
    for code in told:
        chunk.append(code)
        if len(chunk) == CHUNK:
            yield from _missing(place, chunk, resolve_many)
            chunk = []
    yield from _missing(place, chunk, resolve_many)


def _missing(place: str, chunk: list[str], resolve: Callable[[list[str]], dict[str, Any]]) -> Faults:
    found = resolve(chunk)
    for code in chunk:
        yield None if code in found else f"{place}: mã {code} không có trong sổ"


def _sha256(file: Any) -> str:
    with file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _bar(items: Iterable[Any], label: str) -> Iterable[Any]:
    from tqdm import tqdm

    return tqdm(items, desc=label, unit=" bản ghi", disable=not sys.stderr.isatty(), delay=1, leave=False)


CHECKS: tuple[tuple[str, Callable[[], Faults]], ...] = (
    ("Chuỗi lịch sử", chain),
    ("Mã dẫn chiếu", codes),
    ("Bản ghi so với lịch sử", entries),
    ("Tệp đính kèm", files),
    ("Tệp không thuộc bản ghi nào", strays),
    ("Số đã chốt", figures),
    ("Báo cáo đã chốt", reports),
)
