"""`dienhong doctor`: is the database what the program wrote? Memory stays constant; each fault names its place.

What it proves, to whoever trusts the installation's key (`keys/history.key`): no event was changed, removed, inserted or
moved without the key; no entry, part, paper's row, mark, code counter or account's post says anything but what its events
told; every attached file has the bytes that were attached; every frozen figure and report is as it was frozen.

What it cannot prove by itself: that the end of the chain is still there (who cuts the tail, or puts yesterday's backup
back, leaves a whole, shorter chain), and that nobody who held the key wrote the chain anew. A head kept outside finds
both: `doctor --head FILE`. Outside its reach are: columns of class SECRET and TECHNICAL (passwords, sort keys, sealed
texts, which carry a seal of their own), rows that are no part of an entry (sessions, days off, the commune's own row),
values erased at a person's request, and whatever was false when an officer typed it.
"""

import argparse
import sys
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from pathlib import Path

from dienhong.ops.cli import CommandError
from dienhong.ops.start import installed

Faults = Iterator[str | None]
Check = tuple[str, Callable[[], Faults]]
MOST_SHOWN = 50


def run(args: argparse.Namespace) -> int:
    """Run all checks; 1 when any found something."""
    heads = [Path(name) for name in args.head or ()]
    if missing := [str(path) for path in heads if not path.is_file()]:
        raise CommandError(f"Không có tệp mốc lịch sử {', '.join(missing)}. Chưa kiểm tra gì.")
    installed()
    outside: list[Check] = [("Mốc giữ bên ngoài", partial(_outside, heads))] if heads else []
    faults = sum(_report(title, check()) for title, check in [*CHECKS, *outside])
    print("Sổ nguyên vẹn." if not faults else f"Có {faults} lỗi; hãy giữ nguyên dữ liệu và báo người quản trị.")
    return 1 if faults else 0


def _report(title: str, results: Faults) -> int:
    count, found = 0, 0
    try:
        for fault in _bar(results, title):
            if fault is None:
                count += 1
                continue
            found += 1
            if found <= MOST_SHOWN:
                print(f"  ✗ {fault}")
    except _unreadable() as wrong:  # a value no program would have written stops the check, and is itself a finding
        found += 1
        told = f"không đọc được ({type(wrong).__name__}); nếu vừa thay bản phần mềm, hãy nâng cấp dữ liệu trước"
        print(f"  ✗ dừng giữa chừng ở mục {count + found}: {told}")
    if found > MOST_SHOWN:
        print(f"  … và {found - MOST_SHOWN} lỗi nữa")
    print(f"{'✗' if found else '✓'} {title}: {count + found} mục, {found} lỗi")
    return found


def _outside(paths: list[Path]) -> Faults:
    from dienhong.records.heads import DamagedHeads, Head, heads_in, problems_with

    heads: list[Head] = []
    for path in paths:
        before = len(heads)
        try:
            heads.extend(heads_in(path))
        except DamagedHeads as told:
            yield str(told)
        if len(heads) == before:
            yield f"{path.name}: không có mốc nào đọc được"
    problems = list(problems_with(heads))
    yield from problems
    yield from (None for _ in heads[len(problems) :])


def _unreadable() -> tuple[type[Exception], ...]:
    from django.core.exceptions import ValidationError
    from django.db import DatabaseError

    return (ValueError, ArithmeticError, TypeError, KeyError, ValidationError, DatabaseError)


def _bar(results: Faults, title: str) -> Iterator[str | None]:
    from tqdm import tqdm

    yield from tqdm(results, desc=title, unit=" mục", disable=not sys.stderr.isatty(), delay=1, leave=False)


def _check(place: str) -> Callable[[], Faults]:
    """The check at `module:function`, imported when it is run: help answers without Django."""
    module, _, name = place.partition(":")

    def check() -> Faults:
        found: Faults = getattr(import_module(f"dienhong.{module}"), name)()
        return found

    return check


CHECKS: tuple[Check, ...] = (
    ("Chuỗi lịch sử", _check("ops.doctor_checks:chain")),
    ("Mã dẫn chiếu", _check("ops.doctor_checks:codes")),
    ("Số đếm mã", _check("records.counted:miscounted")),
    ("Bản ghi so với lịch sử", _check("ops.doctor_checks:entries")),
    ("Tài khoản và chức vụ", _check("accounts.history:differing")),
    ("Phần niêm phong", _check("petitions.sealed.queries:problems")),
    ("Tệp đính kèm", _check("ops.doctor_checks:files")),
    ("Tệp không thuộc bản ghi nào", _check("ops.doctor_checks:strays")),
    ("Tìm kiếm", _check("ops.findable:differing")),
    ("Số đã chốt", _check("ops.doctor_checks:figures")),
    ("Báo cáo đã chốt", _check("ops.doctor_checks:reports")),
)
