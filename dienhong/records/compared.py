"""Entries beside their history: what the columns, parts, papers and marks of an entry say must be what its events told.

Memory is that of a few hundred entries, whatever the size of the book.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from django.db import models

from dienhong.records.codes import parse
from dienhong.records.entry import Record
from dienhong.records.lateness import Closings
from dienhong.records.models import Attachment, Closing, Event
from dienhong.records.snapshots import plain, snapshot
from dienhong.records.told import Told, told_of

CHUNK = 500
NOTHING: Mapping[str, object] = MappingProxyType({})
Paper = tuple[str, str, int, Any]  # name, SHA-256, size, instant
UNREADABLE = (ValueError, ArithmeticError, TypeError)


def differences(
    model: type[Record], *, where: Mapping[str, object] = NOTHING, only: frozenset[str] = frozenset()
) -> Iterator[str | None]:
    """For every entry of a book (`where`: of a part of it) None, or how it differs from its history, in Vietnamese.

    `only`: field names to compare where the rest is proved otherwise (a frozen figure, by its seal).
    """
    closings = Closings(model.CODE_PREFIX)
    codes: list[str] = []
    entries = model._default_manager.filter(**where)
    ordered = entries.order_by("code_year", "code_number").values_list("pk", flat=True)
    for code in ordered.iterator(chunk_size=CHUNK):
        codes.append(code)
        if len(codes) == CHUNK:
            yield from _compared(model, codes, closings, only)
            codes = []
    yield from _compared(model, codes, closings, only)


def _compared(model: type[Record], codes: list[str], closings: Closings, only: frozenset[str]) -> Iterator[str | None]:
    told = told_of(codes)
    instants = _instants(told)
    papers = _papers(codes)
    entries = _entries(model, codes)
    for code in codes:
        entry = entries.get(code)
        if entry is None:
            yield f"{code}: có giá trị không đọc được"
        elif code not in told:
            yield f"{code}: không có lịch sử"
        else:
            try:
                found = list(_faults(entry, told[code], instants, papers.get(code, []), closings, only))
            except UNREADABLE:
                found = ["giá trị không đọc được"]
            yield f"{code}: khác lịch sử ở {', '.join(found)}" if found else None


def _faults(
    entry: Record,
    told: Told,
    instants: dict[int, Any],
    papers: list[Paper],
    closings: Closings,
    only: frozenset[str],
) -> Iterator[str]:
    now = snapshot(entry)
    acts = told.acts(now)
    yield from told.unreadable
    yield from _columns(entry, now, told, only)
    if (entry.code_year, entry.code_number) != parse(entry.code)[1:]:
        yield "số của mã"
    if entry.recorded_at != instants[told.first]:
        yield "lúc ghi"
    if not len(acts) <= entry.revision <= told.possible_acts:
        yield "lần sửa"
    voided = (instants[told.void], told.void_reason) if told.void else (None, "")
    if entry.voided_at != voided[0]:
        yield "việc hủy"
    elif told.void_reason is not None and entry.void_reason != voided[1]:
        yield "lý do hủy"
    attached = [(paper["name"], paper["sha256"], paper["size"], instants[seq]) for seq, paper in told.papers]
    if attached != papers:
        yield "tệp đính kèm"
    if not only and not isinstance(entry, Closing):
        yield from closings.faults(entry, last_act=max(acts, default=told.last), last=told.last)


def _columns(entry: Record, now: dict[str, Any], told: Told, only: frozenset[str]) -> Iterator[str]:
    for name in sorted(now):
        if (only and name not in only) or name in told.unknown or told.values.get(name) == now[name]:
            continue
        if not _as_before_the_column(entry, name, told, now[name]):
            yield name
    if only:
        return
    for name, value in told.values.items():  # a part whose rows are all gone has no name of its own any more
        if name not in now and name not in told.unknown and value and isinstance(value, list):
            yield name


def _as_before_the_column(entry: Record, name: str, told: Told, now: Any) -> bool:
    """Whether the difference is only that the history is older than a column, which holds its default since."""
    if not isinstance(now, list) or name not in told.values:
        return name not in told.values and _is_default(entry, name, now)
    was = told.values[name]
    rows = entry.history_parts().get(name)
    if rows is None or not isinstance(was, list) or not len(was) == len(now) == len(rows):
        return False
    return all(
        old[key] == value if key in old else _is_default(row, key, value)
        for old, new, row in zip(was, now, rows, strict=True)
        for key, value in new.items()
    )


def _is_default(row: models.Model, name: str, value: Any) -> bool:
    field = next((field for field in row._meta.concrete_fields if field.name == name), None)
    if field is None:  # a part: none told, none there
        return not value
    return value is None or value == plain(field.get_default())


def _entries(model: type[Record], codes: list[str]) -> dict[str, Record]:
    parts = [
        str(related.get_accessor_name())
        for related in model._meta.related_objects
        if related.one_to_many and not issubclass(related.related_model, Record)
    ]
    rows = model._default_manager.prefetch_related(*parts)
    try:
        return dict(rows.in_bulk(codes))
    except UNREADABLE:
        return {code: entry for code in codes if (entry := _readable(rows, code)) is not None}


def _readable(rows: "models.QuerySet[Any]", code: str) -> Record | None:
    try:
        entry: Record | None = rows.filter(pk=code).first()
    except UNREADABLE:
        return None
    return entry


def _instants(told: dict[str, Told]) -> dict[int, Any]:
    """Event → instant, of the events that an entry's own columns repeat."""
    wanted = sorted({seq for one in told.values() for seq in (one.first, one.void or one.first, *dict(one.papers))})
    found: dict[int, Any] = {}
    for start in range(0, len(wanted), CHUNK):
        rows = Event.objects.filter(seq__in=wanted[start : start + CHUNK])
        found.update(rows.order_by().values_list("seq", "at"))
    return found


def _papers(codes: list[str]) -> dict[str, list[Paper]]:
    found: dict[str, list[Paper]] = {}
    columns = ("code", "name", "sha256", "size", "added_at")
    for row in Attachment.objects.filter(code__in=codes).order_by("id").values_list(*columns):
        found.setdefault(row[0], []).append(row[1:])
    return found
