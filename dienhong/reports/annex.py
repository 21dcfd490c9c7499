"""Bảng truy xuất số liệu: every number of the report with its meaning, window, entries and closings. And the whole list of
entries as rows of a workbook, because paper carries at most forty a figure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dienhong.documents.house_styles import style
from dienhong.documents.paper import Annex, Column, Num, Ref, Run, Runs, runs
from dienhong.indicators.computed import Computed
from dienhong.law.dates_vi import date_vi
from dienhong.records.codes import runs as runs_of
from dienhong.reports.built import Built, Used
from dienhong.reports.traces import Traces, register_vi, traces_of

MOST_ITEMS = 40
MORE = "…, xem tệp .xlsx kèm theo"
COLUMNS = (
    Column("TT", 4, "center"),
    Column("Số trong báo cáo", 14),
    Column("Mục", 9),
    Column("Nghĩa của số", 26),
    Column("Kỳ số liệu", 14),
    Column("Bản ghi làm chứng", 26),
    Column("Khóa sổ, nguồn", 22),
)
NOTE = (
    "Số khai là số không có sổ nào đếm; mỗi số khai ghi ngày và văn bản nguồn. Mỗi số trong báo cáo mang mã số liệu "
    "(F-…) để tìm ngược về bảng này."
)
HEADINGS = ("Mã số liệu", "Nghĩa của số", "Phần", "Mã bản ghi", "Sổ", "Ngày", "Nội dung", "Đóng góp", "Mẫu số")


def annex_of(built: Built) -> Annex:
    """The annex of the report as it stands."""
    traces = traces_of(built)
    rows = tuple(_row(number, used, traces) for number, used in enumerate(built.figures, start=1))
    note = f"{NOTE} {_head_vi(built)}".strip()
    return Annex(title="Bảng truy xuất số liệu", caption=_caption(built), columns=COLUMNS, rows=rows, note=note)


def workbook_rows(built: Built) -> Iterator[tuple[object, ...]]:
    """Under `HEADINGS`: one row an entry of a figure; entries of the Party's internal class as one row with their number."""
    traces = traces_of(built)
    for used in built.figures:
        yield from _rows_of(used, traces)


def numbers_of(used: Used) -> Runs:
    """The figure as the annex prints it: "25 = 21 + 02 + 02", "19/19 (100%)", "hơn 24 km²"; each a number with its tag."""
    computed = used.computed
    total = Num(computed.text_vi, used.code, computed.label)
    if computed.how == "ratio" and computed.denominator:
        fraction = Num(computed.token_vi("n/N"), f"{used.code}/n/N", computed.label)
        return runs(fraction, " (", total, ")")
    if computed.kind == "declared":
        return runs(f"{computed.qualifier} " if computed.qualifier else "", total, f" {computed.unit}")
    if len(computed.parts) < 2:
        return runs(total)
    parts: list[str | Num] = []
    for part in computed.parts:
        parts += [" + " if parts else " = ", Num(computed.token_vi(part.key), f"{used.code}/{part.key}", part.label)]
    return runs(total, *parts)


def meaning_of(computed: Computed) -> str:
    """The label, with the parts a total is made of."""
    if len(computed.parts) < 2:
        return computed.label
    return f"{computed.label}: {', '.join(part.label for part in computed.parts)}"


def evidence_of(computed: Computed, traces: Traces) -> Runs:
    """The entries as runs of codes that never break, at most forty items; what may not be named as its number only."""
    if computed.kind == "declared":
        return runs("Số khai")
    if not computed.evidence:
        return runs("Không có bản ghi")
    named = traces.named(computed.evidence)
    items = runs_of(named)
    said: list[str | Run] = []
    for item in items[:MOST_ITEMS]:
        said += [", " if said else "", Ref(item)]
    if len(items) > MOST_ITEMS:
        said.append(MORE)
    if len(computed.evidence) > len(named):
        said += ["; " if said else "", hidden_vi(len(computed.evidence) - len(named))]
    return runs(*said)


def hidden_vi(count: int) -> str:
    """What is said of entries of the Party's internal class."""
    return f"{count} bản ghi nội bộ của Đảng, chỉ nêu số lượng"


def _row(number: int, used: Used, traces: Traces) -> tuple[Runs, ...]:
    computed = used.computed
    return (
        runs(str(number)),
        numbers_of(used),
        runs(", ".join(used.sections)),
        runs(meaning_of(computed)),
        runs(computed.window.label_vi()),
        evidence_of(computed, traces),
        runs(traces.source_vi(computed)),
    )


def _head_vi(built: Built) -> str:
    """The head of the history at freezing: whoever holds the paper can have it compared with the chain."""
    report = built.report
    return f"Mốc lịch sử: sự kiện {report.head_seq}, dấu {report.head_hash}." if report.head_hash else ""


def _caption(built: Built) -> Runs:
    report = built.report
    if report.number and report.signed_on:
        day = f"{style(report.style_id).citation.before_date}ngày {date_vi(report.signed_on)}"
        return runs("kèm theo Báo cáo số ", Ref(report.number), f"{day} của {report.organ}")
    return runs(f"kèm theo dự thảo báo cáo {report.code} của {report.organ}")


def _rows_of(used: Used, traces: Traces) -> Iterator[tuple[object, ...]]:
    computed = used.computed
    part_of = {code: part.label for part in computed.parts for code in part.evidence} if computed.how == "count" else {}
    shares, met = dict(computed.shares), set(computed.evidence)
    hidden = 0
    for code in computed.roster or computed.evidence:
        entry = traces.entries.get(code)
        if code in traces.internal:
            hidden += 1
            continue
        day: date | str = entry.fact_date() if entry else ""
        base = ("đạt" if code in met else "chưa đạt") if computed.how == "ratio" else ""
        said = entry.summary_vi() if entry else ""
        prefix = code.partition("-")[0]
        yield (
            used.code, computed.label, part_of.get(code, ""), code, register_vi(prefix), day, said, shares.get(code, ""), base
        )  # fmt: skip
    if hidden:
        yield used.code, computed.label, "", hidden_vi(hidden), "", "", "", "", ""
    if computed.kind == "declared":
        yield (
            used.code,
            computed.label,
            "",
            "Số khai",
            "",
            computed.window.to_on,
            traces.source_vi(computed),
            computed.value,
            "",
        )
