"""`dienhong morning` and `dienhong deliver`: what is due today, by name and in order, once a day whoever asks how often."""

import argparse
from typing import TYPE_CHECKING

from dienhong.ops.start import installed

if TYPE_CHECKING:
    from dienhong.ops.models import MorningStep
    from dienhong.ops.morning_steps import Now, Step


def run(args: argparse.Namespace) -> int:
    """Do the steps of today that are not done yet. 1 when one could not be done; the next run tries it again.

    Where another process is at a step, this one stops: a later step never overtakes an earlier one.
    """
    now = _now()
    from dienhong.law.dates_vi import date_vi
    from dienhong.ops.morning_steps import STEPS

    day = now.look().wall.date()
    print(f"Buổi sáng {date_vi(day)}, {now.commune.full_name}")
    if args.dry_run:
        for step in STEPS:
            print(f"  {step.vi} ({step.key}): {step.plan(now)}")
        print("Chưa làm gì (--dry-run).")
        return 0
    return work(STEPS, now)


def deliver(args: argparse.Namespace) -> int:
    """Put abandoned background tasks back and send what is due in the outbox; for a timer, every few minutes."""
    now = _now()
    from dienhong.ops import morning_steps as steps

    print(f"Việc nền bỏ dở: {steps.reap(now)}")
    print(f"Gửi thông báo: {steps.send(now)}")
    return 0


def _now() -> "Now":
    commune, _ = installed()
    from django.urls import reverse

    from dienhong.ops.morning_steps import Now
    from dienhong.ops.times import Times
    from dienhong.page.clock import now_for, real_now

    # The first address that is asked for loads every view: a second or more, in which an act would let nobody else write.
    reverse("web:home")
    return Now(commune, lambda: Times(at=now_for(commune), wall=real_now()))


def work(steps: "tuple[Step, ...]", now: "Now") -> int:
    """Do each step that nobody has done today, in order, and print what became of it; the exit status."""
    from dienhong.ops.claims import claim, finish, release

    status = 0
    day = now.look().wall.date()
    for step in steps:
        taken = claim(day, step.key, now.look().wall)
        if not taken.mine and taken.row.finished_at is None:
            print(f"  {step.vi} ({step.key}): {_busy(taken.row)}")
            break
        if not taken.mine:
            print(f"  {step.vi} ({step.key}): {_done(taken.row)}")
            continue
        try:
            done = step.do(now)
        except OSError as wrong:  # a folder that is full or gone; the other steps do not wait for it
            release(taken.row)
            print(
                f"  ✗ {step.vi} ({step.key}): không làm được ({type(wrong).__name__}: {wrong.strerror}); lần chạy sau làm lại"
            )
            status = 1
            continue
        finish(taken.row, now.look().wall, done)
        print(f"  {step.vi} ({step.key}): {done}", flush=True)
    return status


def _busy(row: "MorningStep") -> str:
    from django.utils import timezone

    from dienhong.ops.claims import ABANDONED_AFTER

    since = row.claimed_at
    told = f" từ {timezone.localtime(since):%H:%M}" if since else ""
    minutes = int(ABANDONED_AFTER.total_seconds() // 60)
    return f"một tiến trình khác đang làm{told}; dừng ở đây. Nếu tiến trình ấy đã chết, chạy lại sau {minutes} phút"


def _done(row: "MorningStep") -> str:
    from django.utils import timezone

    at = f" lúc {timezone.localtime(row.finished_at):%H:%M}" if row.finished_at else ""
    return f"đã làm{at} ({row.done})"
