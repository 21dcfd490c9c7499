"""The checks of `dienhong doctor`: each gives None for what is whole and a Vietnamese sentence for what is not."""

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.db.models import CharField

from dienhong.indicators.evidence import evidence_of
from dienhong.indicators.freeze import recount
from dienhong.indicators.models import Figure
from dienhong.records import history
from dienhong.records.attachments import ANNOUNCED, announcement_of, path_of
from dienhong.records.codes import CODE, model_of, models_by_prefix
from dienhong.records.compared import differences
from dienhong.records.leftovers import strays as stray_files
from dienhong.records.models import Attachment, Event
from dienhong.reports.freeze import problems_of
from dienhong.reports.models import Report

Faults = Iterator[str | None]
CODE_COLUMN = 24  # the width of a column that holds a record code
CHUNK = 500


def chain() -> Faults:
    """The history chain, hash by hash."""
    verified = history.verify()
    yield from verified.problems
    yield from (None for _ in range(verified.events))


def codes() -> Faults:
    """Every code that a column, a history event or a piece of evidence mentions."""
    for model in apps.get_models():
        if not model.__module__.startswith("dienhong."):
            continue
        for field in model._meta.concrete_fields:
            if isinstance(field, CharField) and field.max_length == CODE_COLUMN and not field.primary_key:
                values = model._default_manager.order_by().values_list(field.name, flat=True).distinct()
                told = (str(value) for value in values.iterator(chunk_size=CHUNK))
                yield from _unresolved(f"{model._meta.label}.{field.name}", (v for v in told if CODE.match(v)))


def entries() -> Faults:
    """Each entry beside its history. A frozen figure is checked by its seal (`figures`), which its report's event named."""
    for model in models_by_prefix().values():
        if model is not Figure:
            yield from differences(model)
    yield from differences(Figure, where={"frozen_at__isnull": True})
    yield from differences(Figure, where={"frozen_at__isnull": False}, only=frozenset({"report", "key"}))


def files() -> Faults:
    """Attached files by their SHA-256."""
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
    for path in stray_files():
        shown = f"{path.parent.name}/{path.name}"
        if path.parent.name == ANNOUNCED:
            yield f"{shown}: phần còn lại của một việc bị ngắt giữa chừng; khởi động lại chương trình là dọn xong"
        elif not announcement_of(path.name).exists():
            yield f"{shown}: không bản ghi nào nhắc đến tệp này; máy không tự xóa, hãy giữ nguyên và báo người quản trị"


def figures() -> Faults:
    """Frozen figures against their evidence and, code by code, the entries behind it."""
    for figure in Figure.objects.filter(frozen_at__isnull=False).select_related("evidence").iterator(chunk_size=CHUNK):
        problems = list(recount(figure))
        yield from problems
        if not problems:
            yield from _unresolved(figure.code, evidence_of(figure).codes)


def reports() -> Faults:
    """Frozen reports: what was stored by its hash, the head of the history kept at freezing, and the seals of the figures
    one by one: those the report's act named and no others."""
    for report in Report.objects.filter(frozen_at__isnull=False):
        yield from problems_of(report)
        frozen = Event.objects.filter(code=report.code, verb="freeze").first()
        kept = (
            frozen is not None
            and frozen.previous == report.head_hash
            and report.head_seq in (frozen.seq - 1, None)  # None: frozen by an older version
        )
        yield None if kept else f"{report.code}: mốc lịch sử ghi khi chốt không có trong chuỗi"
        seals = dict(Figure.objects.filter(report=report.code, frozen_at__isnull=False).values_list("code", "seal"))
        for code in sorted(seals.keys() | report.seals.keys()):
            same = seals.get(code) == report.seals.get(code)
            yield None if same else f"{report.code}: số {code} khác với số đã chốt"
    named = Report.objects.filter(frozen_at__isnull=False).values("code")
    for code in Figure.objects.filter(frozen_at__isnull=False).exclude(report__in=named).values_list("code", flat=True):
        yield f"{code}: ghi là đã chốt nhưng không thuộc báo cáo nào đã chốt"


def _unresolved(place: str, told: Iterable[str]) -> Faults:
    chunk: list[str] = []
    for code in told:
        chunk.append(code)
        if len(chunk) == CHUNK:
            yield from _missing(place, chunk)
            chunk = []
    yield from _missing(place, chunk)


def _missing(place: str, chunk: list[str]) -> Faults:
    by_prefix: dict[str, list[str]] = {}
    for code in chunk:
        by_prefix.setdefault(code.partition("-")[0], []).append(code)
    found: set[Any] = set()
    for prefix, wanted in by_prefix.items():
        model = model_of(prefix)
        if model is not None:
            found.update(model._default_manager.filter(pk__in=wanted).order_by().values_list("pk", flat=True))
    for code in chunk:
        yield None if code in found else f"{place}: mã {code} không có trong sổ"


def _sha256(file: Any) -> str:
    with file:
        return hashlib.file_digest(file, "sha256").hexdigest()
