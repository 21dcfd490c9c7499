"""`dienhong void`."""

import argparse

from dienhong.ops.cli import CommandError
from dienhong.ops.start import installed


def void(args: argparse.Namespace) -> int:
    """Void an entry by its code. Figures and closings of a frozen report stay what they were."""
    _, at = installed()
    from django.db import transaction

    from dienhong.law.verdict import Refused
    from dienhong.records import acts
    from dienhong.records.actor import Actor
    from dienhong.records.codes import resolve
    from dienhong.search.actions import drop

    entry = resolve(args.code)
    if entry is None:
        raise CommandError(f"Không có bản ghi nào mang mã “{args.code}”. Chưa đổi gì.")
    try:
        with transaction.atomic():
            acts.void(entry, by=Actor.operator(), at=at, reason=args.reason)
            drop(entry.code)
    except Refused as refused:
        raise CommandError(str(refused)) from refused
    print(f"Đã hủy {entry.code} ({entry.summary_vi()}). Lý do: {args.reason}")
    return 0
