"""`dienhong demo load`: the demo commune An Khánh, into an empty data folder and nowhere else."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from dienhong.ops.cli import CommandError
from dienhong.ops.fresh import migrate, refuse_unless_empty, refuse_unless_server_is_empty, take_away
from dienhong.ops.start import data_folder, holds_a_commune, place, served, setup

if TYPE_CHECKING:
    from dienhong.ops.demo_steps import Ledger


def load(args: argparse.Namespace) -> int:
    """Create the database and fill it by the registers' own acts, all in one transaction, without a question.

    Refused unless the folder is empty, holds keys only, or a database that an interrupted load left without a commune.
    """
    folder = data_folder()
    if args.if_empty and holds_a_commune(folder):
        return 0
    refuse_unless_empty(folder, "Dữ liệu mẫu")
    folder.mkdir(parents=True, exist_ok=True)
    setup()
    if served():
        refuse_unless_server_is_empty("Dữ liệu mẫu")
    try:
        migrate()
        ledger = _fill()
    except BaseException:
        take_away(folder)
        raise
    print(_told(ledger, folder))
    return 0


def _fill() -> "Ledger":
    from django.db import transaction
    from tqdm import tqdm

    from dienhong.law.verdict import Refused
    from dienhong.ops.demo_bookings import booking_steps
    from dienhong.ops.demo_compliance import compliance_steps
    from dienhong.ops.demo_directives import directive_steps
    from dienhong.ops.demo_disclosure import disclosure_steps
    from dienhong.ops.demo_escalations import escalation_steps
    from dienhong.ops.demo_frame import frame_steps, install
    from dienhong.ops.demo_listening import listening_steps
    from dienhong.ops.demo_online import online_steps
    from dienhong.ops.demo_petitions import petition_steps
    from dienhong.ops.demo_registers import register_steps
    from dienhong.ops.demo_report import report_steps
    from dienhong.ops.demo_sittings import sitting_steps
    from dienhong.ops.demo_steps import DemoDataError, in_order
    from dienhong.ops.demo_supervision import supervision_steps
    from dienhong.ops.demo_talks import talk_steps

    registers = (
        compliance_steps,
        directive_steps,
        supervision_steps,
        register_steps,
        petition_steps,
        online_steps,
        sitting_steps,
        booking_steps,
        escalation_steps,
        listening_steps,
        talk_steps,
        disclosure_steps,
    )
    groups = (frame_steps, *registers, report_steps)
    steps = list(in_order(step for group in groups for step in group()))
    with transaction.atomic():
        ledger = install()
        bar = tqdm(steps, desc="Nạp xã mẫu", unit=" việc", disable=not sys.stderr.isatty(), delay=1, leave=False)
        for step in bar:
            try:
                step.run(ledger)
            except (Refused, DemoDataError) as wrong:
                raise CommandError(
                    f"Dữ liệu mẫu có chỗ không vào sổ được ({step.what}): {wrong} Chưa nạp gì; đây là lỗi của bộ dữ liệu mẫu."
                ) from wrong
    return ledger


def _told(ledger: "Ledger", folder: Path) -> str:
    from dienhong.commune.models import Commune
    from dienhong.records.models import Event

    commune = Commune.objects.get()
    return (
        f"Đã nạp xã mẫu {commune.name} vào {place(folder) if served() else folder}: {Event.objects.count()} việc trong lịch sử, "
        f"{len(ledger.actors)} tài khoản mẫu. Chạy “make run”, mở trang web, bấm Đăng nhập rồi chọn một tài khoản mẫu "
        "(ví dụ Lê Quang Minh, Văn phòng Đảng ủy); tài khoản mẫu không có mật khẩu."
    )
