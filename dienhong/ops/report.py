"""`dienhong report build`."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from dienhong.ops.cli import CommandError
from dienhong.ops.start import installed


def build(args: argparse.Namespace) -> int:
    """Build the period's report out of the registers, as a Word paper and as JSON. A frozen report is given as frozen."""
    commune, at = installed()
    if args.unit != commune.slug:
        raise CommandError(f"Phần mềm ở đây cài cho “{commune.slug}”, không phải “{args.unit}”. Chưa ghi tệp nào.")
    from dienhong.reports import queries
    from dienhong.reports.build import build as build_report
    from dienhong.reports.export_json import to_json

    report = queries.report_for(args.period)
    if report is None:
        raise CommandError(
            f"Chưa có báo cáo nào cho kỳ “{args.period}”. Hãy ghi công văn yêu cầu và lập bản thảo trước."
        )
    built = build_report(report, at.date())
    data = to_json(built)
    for file in filter(None, (args.json, args.docx)):
        if not Path(file).absolute().parent.is_dir():
            raise CommandError(f"Không có thư mục để ghi “{file}”. Chưa ghi tệp nào; hãy tạo thư mục trước.")
    if args.json:
        _write_json(Path(args.json), data)
    if args.docx:
        from dienhong.documents.docx_writer import write_docx
        from dienhong.reports.compose import paper_of

        write_docx(paper_of(built), Path(args.docx))
    if not args.json and not args.docx:
        json.dump(data, sys.stdout, ensure_ascii=False, indent=2)
        print()
    for line in built.drifts():
        print(f"dienhong: {line}", file=sys.stderr)
    print(f"{report.code}: {len(data['figures'])} số", file=sys.stderr)
    return 0


def _write_json(path: Path, data: dict[str, Any]) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf8")
