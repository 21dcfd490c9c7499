"""The only writers of lists: begin, put rows, drop. How a list ends has its own (`ending`).

All are changes of the item, so each is one event of its history; rows themselves are not told there.
"""

import hashlib
import json
from collections.abc import Sequence
from datetime import date, datetime

from django.utils import timezone

from dienhong.commune.queries import villages_on
from dienhong.disclosure.checks.queries import pending_version
from dienhong.disclosure.lists.models import PeopleList, PeopleRow
from dienhong.disclosure.lists.rules import COLUMNS, MOST_ROWS, RowData, can_change, can_row
from dienhong.disclosure.models import Item, Version
from dienhong.disclosure.states import Step
from dienhong.law.people_lists import ListKind, kinds_for, list_kind
from dienhong.law.verdict import Reason, Refused, Verdict
from dienhong.records import acts
from dienhong.records.actor import Actor

MOST_TOLD = 40


def begin(code: str, kind: str, *, masked: bool = False, by: Actor, at: datetime, revision: int | None = None) -> Item:
    """Say that the version in preparation carries a list of this kind; changing the kind lets the rows go.

    A later version begins with the rows of the one before. Raises Refused, EditConflict.
    """
    on = timezone.localdate(at)
    with acts.changing(Item, code, verb="list_begin", by=by, at=at, revision=revision) as item:
        version = _open(item)
        fitting = {one.id: one for one in kinds_for(item.content, item.sector, on)}
        if kind not in fitting:
            raise Refused(Verdict.no("Loại danh sách này không thuộc nội dung công khai của mục."))
        sheet = PeopleList.objects.filter(version=version).first() or PeopleList(version=version)
        before, was_masked, version.list_why = sheet.kind, sheet.masked, ""
        version.save()
        sheet.kind, sheet.masked = kind, masked or fitting[kind].masked
        sheet.save()
        if before and before != kind:
            sheet.rows.all().delete()
        elif not before:
            _from_before(sheet, version)
        elif was_masked and not sheet.masked:  # names come out that were hidden
            _ask(problems(_rows(version), fitting[kind], on=on))
        sum_up(sheet)
        _again(item, version)
    return item


def put_rows(
    code: str, rows: Sequence[RowData], *, by: Actor, at: datetime, revision: int | None = None, verb: str = "list_put"
) -> Item:
    """Put these rows in place of all there are: all or nothing. Raises Refused with one reason a bad row, EditConflict."""
    on = timezone.localdate(at)
    with acts.changing(Item, code, verb=verb, by=by, at=at, revision=revision) as item:
        version = _open(item)
        sheet = _sheet(version)
        _ask(few(problems(rows, list_kind(sheet.kind, on), on=on, masked=sheet.masked)))
        sheet.rows.all().delete()
        PeopleRow.objects.bulk_create(
            PeopleRow(sheet=sheet, order=order, **_values(row)) for order, row in enumerate(rows, start=1)
        )
        sum_up(sheet)
        _again(item, version)
    return item


def add_row(code: str, row: RowData, *, by: Actor, at: datetime, revision: int | None = None) -> Item:
    """One more row at the end. Raises Refused, EditConflict."""
    return put_rows(code, [*rows_of(code), row], by=by, at=at, revision=revision, verb="list_add")


def correct_row(code: str, order: int, row: RowData, *, by: Actor, at: datetime, revision: int | None = None) -> Item:
    """Another row in place of one. Raises Refused, EditConflict."""
    rows = rows_of(code)
    if not 1 <= order <= len(rows):
        raise Refused(Verdict.no("Dòng này không còn trong danh sách."))
    return put_rows(
        code, [*rows[: order - 1], row, *rows[order:]], by=by, at=at, revision=revision, verb="list_correct"
    )


def drop_row(code: str, order: int, *, by: Actor, at: datetime, revision: int | None = None) -> Item:
    """One row less. Raises Refused, EditConflict."""
    rows = rows_of(code)
    if not 1 <= order <= len(rows):
        raise Refused(Verdict.no("Dòng này không còn trong danh sách."))
    return put_rows(code, [*rows[: order - 1], *rows[order:]], by=by, at=at, revision=revision, verb="list_drop")


def rows_of(code: str) -> list[RowData]:
    """The rows of the version in preparation as they stand."""
    version = pending_version(Item.objects.get(pk=code))
    return _rows(version) if version is not None else []


def _rows(version: Version) -> list[RowData]:
    stand = PeopleRow.objects.filter(sheet__version=version).values(*COLUMNS)
    return [RowData(**row) for row in stand.order_by("order")]


def few(verdict: Verdict) -> Verdict:
    """The first of many reasons, and how many more there are."""
    more = len(verdict.reasons) - MOST_TOLD
    return Verdict((*verdict.reasons[:MOST_TOLD], Reason(f"Và {more} dòng nữa."))) if more > 0 else verdict


def problems(
    rows: Sequence[RowData], kind: ListKind, *, on: date, numbers: Sequence[int] = (), masked: bool = False
) -> Verdict:
    """What is wrong with these rows, one reason a row, each with its number (of `numbers`, else as they follow)."""
    if len(rows) > MOST_ROWS:
        return Verdict.no(f"Một danh sách nhiều nhất {MOST_ROWS} dòng; hãy chia theo thôn.")
    villages = frozenset(villages_on(on).values_list("code", flat=True))
    bad: list[Reason] = []
    for number, row in zip(numbers or range(1, len(rows) + 1), rows, strict=True):
        verdict = can_row(row, kind, villages=villages, on=on, masked=masked)
        if not verdict:
            told = "; ".join(str(reason) for reason in verdict.reasons)
            bad.append(Reason(f"Dòng {number}: {told}."))
    return Verdict(tuple(bad))


def drop_list(code: str, *, why: str, by: Actor, at: datetime, revision: int | None = None) -> Item:
    """The version in preparation carries no list, though the one told before still has time; with the reason.

    Raises Refused, EditConflict.
    """
    with acts.changing(Item, code, verb="list_leave_out", by=by, at=at, revision=revision) as item:
        version = _open(item)
        sheet = _sheet(version)
        if not why.strip():
            raise Refused(Verdict.no("Chưa ghi vì sao bản mới không kèm danh sách nữa."))
        sheet.delete()
        version.list_why = why.strip()
        version.save()
        _again(item, version)
    return item


def _open(item: Item) -> Version:
    version = pending_version(item)
    sheet = PeopleList.objects.filter(version=version).first() if version else None
    _ask(can_change(item.step, erased=bool(sheet and sheet.erased_on)))
    if version is None:
        raise Refused(can_change("", erased=False))
    return version


def _sheet(version: Version) -> PeopleList:
    sheet = PeopleList.objects.filter(version=version).first()
    if sheet is None:
        raise Refused(Verdict.no("Mục này chưa chọn loại danh sách."))
    return sheet


def _from_before(sheet: PeopleList, version: Version) -> None:
    before = PeopleList.objects.filter(
        version__item=version.item_id, version__number__lt=version.number, kind=sheet.kind, erased_on__isnull=True
    )
    last = before.order_by("-version__number").first()
    if last is not None:
        copy_rows(last, sheet)


def copy_rows(last: PeopleList, sheet: PeopleList) -> None:
    """The rows of one list into another, which is empty."""
    rows = last.rows.order_by("order").values("order", *COLUMNS)
    PeopleRow.objects.bulk_create(PeopleRow(sheet=sheet, **row) for row in rows)


def sum_up(sheet: PeopleList) -> None:
    """Number and digest of the rows: what history keeps of them."""
    rows = list(sheet.rows.order_by("order").values_list("order", *COLUMNS))
    sheet.total = len(rows)
    sheet.digest = hashlib.sha256(json.dumps(rows).encode()).hexdigest() if rows else ""
    sheet.save()


def _again(item: Item, version: Version) -> None:
    """Other rows are checked anew, by both."""
    if version.step != Step.WRITTEN:
        version.step = item.step = Step.WRITTEN
        version.save()


def _values(row: RowData) -> dict[str, object]:
    stripped = {name: getattr(row, name) for name in COLUMNS}
    return {name: " ".join(value.split()) if isinstance(value, str) else value for name, value in stripped.items()}


def _ask(verdict: Verdict) -> None:
    if not verdict:
        raise Refused(verdict)
