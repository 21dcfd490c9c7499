"""`dienhong law due` and `dienhong law check`."""

import argparse
import csv
import json
import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from dienhong.law.check import criteria_report, instruments_report, limits_report
from dienhong.law.citations import cite_vi
from dienhong.law.dates_vi import date_vi, weekday_vi
from dienhong.law.limit_table import NotInForce, UnknownLimit
from dienhong.law.limits import Due
from dienhong.law.limits import due as due_of
from dienhong.ops.cli import CommandError
from dienhong.page.days import parse_day

COLUMNS = ("limit", "from", "due", "rule", "cite", "count", "skipped")
MOST_PROBLEMS = 20
VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def due(args: argparse.Namespace) -> int:
    """One due date with its explanation, or a table of them."""
    if args.csv:
        return _due_table(Path(args.csv))
    if not args.limit or not args.start:
        raise CommandError("Cần tên thời hạn và --from NGÀY (hoặc --csv TỆP). Danh sách thời hạn: dienhong law check.")
    answer = _due(args.limit, args.start)
    if args.json:
        print(json.dumps(answer.as_dict(), ensure_ascii=False, indent=2))
    else:
        print("\n".join(_told(answer)))
    return 0


def check(args: argparse.Namespace) -> int:
    """The law as the program knows it, with how sure it is."""
    limits, lists, instruments = limits_report(), criteria_report(), instruments_report(_today())
    if args.json:
        print(
            json.dumps({"limits": limits, "criteria": lists, "instruments": instruments}, ensure_ascii=False, indent=2)
        )
        return 0
    print(f"{len(limits)} thời hạn")
    for row in limits:
        print(f"  {row['id']:<46} {row['certainty']:<10} {row['cite']}")
    print(f"{len(lists)} danh mục tiêu chí, căn cứ")
    for row in lists:
        print(f"  {row['id']:<46} {row['certainty']:<10} {row['cite']} ({len(row['values'][-1]['items'])} mục)")
    print(f"{len(instruments)} văn bản")
    for row in instruments:
        print(f"  {row['number']:<26} {row.get('certainty', ''):<10} {row.get('title', '')}")
    return 0


def _today() -> date:
    return datetime.now(VIETNAM).date()


def _due(limit: str, start: str) -> Due:
    try:
        return due_of(limit, parse_day(start))
    except (UnknownLimit, NotInForce, ValueError) as wrong:
        raise CommandError(str(wrong)) from wrong


def _told(answer: Due) -> Iterator[str]:
    yield f"Hạn: {weekday_vi(answer.due)}, {date_vi(answer.due)}"
    yield f"Bắt đầu: {date_vi(answer.start)} (ngày này không tính)"
    yield f"Quy tắc: {answer.rule}"
    yield f"Điều luật: {cite_vi(answer.cite)} (bản áp dụng từ {date_vi(answer.version_from)}; {answer.certainty.label_vi})"
    for day in answer.skipped:
        yield f"  không tính {date_vi(day.day)}: {day.reason}"
    for day in answer.moved:
        yield f"  dời qua {date_vi(day.day)}: {day.reason}"
    if answer.note:
        yield f"Ghi chú: {answer.note}"


def _due_table(path: Path) -> int:
    """The same rows with their due dates; nothing is printed unless every row can be answered."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            missing = {"limit", "from"} - set(reader.fieldnames or ())
            if missing:
                raise CommandError(f"Tệp {path} thiếu cột {', '.join(sorted(missing))}; cần hai cột limit, from.")
            rows = [(row["limit"] or "", row["from"] or "") for row in reader]
    except (OSError, UnicodeDecodeError) as wrong:
        raise CommandError(f"Không đọc được tệp {path}: {wrong}") from wrong
    answers, problems = [], []
    for line, (limit, start) in enumerate(rows, start=2):
        try:
            answers.append((start, _due(limit.strip(), start)))
        except CommandError as wrong:
            problems.append(f"dòng {line}: {wrong}")
    if problems:
        more = f"\n… và {len(problems) - MOST_PROBLEMS} dòng nữa" if len(problems) > MOST_PROBLEMS else ""
        raise CommandError("Chưa tính dòng nào.\n" + "\n".join(problems[:MOST_PROBLEMS]) + more)
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(COLUMNS)
    for start, answer in answers:
        skipped = "; ".join(f"{day.day.isoformat()} {day.reason}" for day in (*answer.skipped, *answer.moved))
        writer.writerow([answer.limit, start, answer.due.isoformat(), answer.rule, answer.cite, answer.count, skipped])
    return 0
