"""The columns of the lists of the ground packages."""

from datetime import date
from typing import Any

from dienhong.commune.models import Fact, Unit
from dienhong.documents.models import Direction, Document
from dienhong.law.dates_vi import date_vi, number_vi
from dienhong.law.instruments import StatusCode
from dienhong.page.listing import Cell, Column

DOCUMENT_ORDER = ("-code_year", "-code_number")
UNIT_ORDER = ("kind_order", "sort_name", "code_year", "code_number")
FACT_ORDER = ("key", "-as_of", "-code_year", "-code_number")
DIRECTIONS = {Direction.INCOMING: "đến", Direction.OUTGOING: "đi", Direction.LAW: "pháp luật"}
UNKNOWN_DAY = "chưa rõ"
LAMPS: dict[StatusCode, str] = {
    "in_force": "ok",
    "amended": "ok",
    "not_yet": "warn",
    "expired": "stop",
    "unknown": "idle",
}


def document_columns(today: date) -> tuple[Column, ...]:
    """Columns of the register of documents; the status in law is that of `today`."""
    return (
        Column("ma", "Mã", lambda d: Cell(d.code, "code", d.desk_path()), ("code_year", "code_number")),
        Column("so", "Số, ký hiệu", lambda d: Cell(d.number, "code"), ("number",)),
        Column("loai", "Loại", lambda d: Cell(d.kind, "date"), ("kind",)),
        Column("ngay", "Ban hành", _signed, ("signed_on",), excel=lambda d: d.signed_on or UNKNOWN_DAY),
        Column("co-quan", "Cơ quan", lambda d: Cell(d.issuer or "chưa rõ", "" if d.issuer else "muted"), ("issuer",)),
        Column("trich-yeu", "Trích yếu", lambda d: Cell(d.title)),
        Column("chieu", "Đến, đi", lambda d: Cell(DIRECTIONS[d.direction], "date"), ("direction",)),
        Column("hieu-luc", f"Hiệu lực ngày {date_vi(today)}", lambda d: status_cell(d, today)),
    )


def status_cell(document: Document, today: date) -> Cell:
    """The status in law as a lamp; "chưa rõ" where the law files do not know the document."""
    status = document.status_on(today)
    return Cell(status.label_vi, "lamp", state=LAMPS[status.code])


def _signed(document: Document) -> Cell:
    return Cell(date_vi(document.signed_on), "date") if document.signed_on else Cell(UNKNOWN_DAY, "muted")


def _term(unit: Unit) -> str:
    if unit.to_on is None:
        return f"từ {date_vi(unit.from_on)}"
    return f"{date_vi(unit.from_on)} – {date_vi(unit.to_on)}"


UNITS: tuple[Column, ...] = (
    Column("ma", "Mã", lambda u: Cell(u.code, "code", u.desk_path()), ("code_year", "code_number")),
    Column("ten", "Tên", lambda u: Cell(u.name, "strong"), ("sort_name",)),
    Column("loai", "Loại", lambda u: Cell(u.get_kind_display()), ("kind_order",)),
    Column("thoi-gian", "Thời gian", lambda u: Cell(_term(u), "date"), ("from_on",)),
    Column("cong-doan", "Công đoàn", lambda u: Cell("có" if u.has_union else ""), excel=lambda u: u.has_union),
    Column(
        "nguoi",
        "Người giữ chức vụ",
        lambda u: Cell(str(u.seated) if u.seated else "–", "num"),
        ("seated",),
        numeric=True,
    ),
)


def value_words(fact: Fact) -> str:
    """ "gần 34.000 người"."""
    return f"{fact.qualifier} {number_vi(fact.value)} {fact.unit}".strip()


def fact_columns(sources: dict[str, Any], *, linked: bool) -> tuple[Column, ...]:
    """Columns of the declared facts; `sources` are their documents by code, `linked` for who may open them."""

    def source(fact: Fact) -> Cell:
        document = sources.get(fact.document)
        url = f"/r/{fact.document}" if linked else ""
        return Cell(fact.document, "code", url, sub=document.cite_vi() if document else "")

    return (
        Column("ma", "Mã", lambda f: Cell(f.code, "code", f.desk_path()), ("code_year", "code_number")),
        Column("ten", "Số gì", lambda f: Cell(f.label, "strong"), ("key",)),
        Column(
            "gia-tri",
            "Giá trị",
            lambda f: Cell(value_words(f), "num"),
            ("value",),
            numeric=True,
            excel=value_words,
        ),
        Column("ngay", "Tại ngày", lambda f: Cell(date_vi(f.as_of), "date"), ("as_of",), excel=lambda f: f.as_of),
        Column("nguon", "Văn bản nguồn", source, excel=lambda f: f.document),
    )
