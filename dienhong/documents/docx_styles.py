"""The named styles of a paper: every look comes from the house style and has a Vietnamese name in Word's style list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dienhong.documents.docx_xml import Element, el, face_properties
from dienhong.documents.house_styles import HouseStyle, twips
from dienhong.documents.layout import Body, Face

SUPERIOR, ORGAN, BELOW_ORGAN, NUMBER = "DHCapTren", "DHCoQuan", "DHSao", "DHSo"
BANNER, MOTTO, PLACE_DATE, RULE = "DHTieuDe", "DHTieuNgu", "DHNgay", "DHGach"
KIND, SUMMARY, BELOW_SUMMARY = "DHTenLoai", "DHTrichYeu", "DHGachTrichYeu"
BODY, CELL, CELL_HEAD = "DHDoan", "DHO", "DHODau"
RECIPIENTS_LABEL, RECIPIENTS = "DHNoiNhan", "DHNoiNhanDong"
AUTHORITY, SIGNER_TITLE, SIGNER_NAME = "DHQuyenHan", "DHChucVu", "DHHoTen"
ANNEX_LABEL, ANNEX_TITLE, ANNEX_CAPTION, ANNEX_NOTE = "DHPhuLuc", "DHTenPhuLuc", "DHKemTheo", "DHGhiChu"
ANNEX_CELL, ANNEX_CELL_HEAD = "DHOPhuLuc", "DHODauPhuLuc"
PAGE_NUMBER, END = "DHSoTrang", "DHHet"
CLOSING_GAP_PT = 8  # above recipients and signature
SIGNING_LINE_PT = 18  # the height of a blank line that is left for the signature


def heading_style(level: int) -> str:
    """Style id of a heading of level 1 to 4."""
    return f"DHDeMuc{max(1, min(level, 4))}"


@dataclass(frozen=True, slots=True)
class _Look:
    id: str
    name: str
    size_pt: float
    face: Face
    align: Literal["left", "center", "both"] = "center"
    before_pt: float = 0
    after_pt: float = 0
    first_line_twips: int = 0
    body: Body | None = None  # takes the line spacing of the body
    keep_next: bool = False
    outline: int | None = None
    underline: bool = False


def style_elements(house: HouseStyle) -> list[Element]:
    """All that stands in styles.xml: the document's defaults, the base style, and one style per place on the paper."""
    named = [_style(look, house) for look in _looks(house)]
    return [_defaults(house), _normal(), _table_normal(), *named, _rule(), _end()]


def _looks(house: HouseStyle) -> list[_Look]:
    body, annex = house.body, house.annex
    first_line = twips(body.first_line_mm)
    motto = house.motto or house.banner
    headings = [
        _Look(
            heading_style(level),
            f"DH Đề mục {level}",
            house.heading(level).size_pt,
            house.heading(level).face,
            "both",
            body.before_pt,
            body.after_pt,
            first_line,
            body,
            keep_next=True,
            outline=level - 1,
        )
        for level in (1, 2, 3, 4)
    ]
    signing_pt = house.signature.blank_lines * SIGNING_LINE_PT
    label, names = house.recipients_label, house.recipients
    return [
        _Look(SUPERIOR, "DH Cơ quan cấp trên", house.superior.size_pt, house.superior.face),
        _Look(ORGAN, "DH Cơ quan ban hành", house.organ.size_pt, house.organ.face),
        _Look(BELOW_ORGAN, "DH Dấu dưới cơ quan", house.organ.size_pt, "regular"),
        _Look(NUMBER, "DH Số ký hiệu", house.number.size_pt, house.number.face),
        _Look(BANNER, "DH Tiêu đề", house.banner.size_pt, house.banner.face),
        _Look(MOTTO, "DH Tiêu ngữ", motto.size_pt, motto.face),
        _Look(PLACE_DATE, "DH Địa danh, ngày", house.place_date.size_pt, house.place_date.face),
        _Look(KIND, "DH Tên loại", house.kind.size_pt, house.kind.face, before_pt=house.head.gap_pt, keep_next=True),
        _Look(SUMMARY, "DH Trích yếu", house.summary.size_pt, house.summary.face, keep_next=True),
        _Look(BELOW_SUMMARY, "DH Gạch dưới trích yếu", house.summary.size_pt, "regular", after_pt=10),
        _Look(BODY, "DH Đoạn văn", body.size_pt, body.face, "both", body.before_pt, body.after_pt, first_line, body),
        *headings,
        _Look(CELL, "DH Ô bảng", house.table.size_pt, "regular", "left"),
        _Look(CELL_HEAD, "DH Đầu bảng", house.table.size_pt, house.table.head_face, keep_next=True),
        _Look(
            RECIPIENTS_LABEL,
            "DH Nơi nhận",
            label.size_pt,
            label.face,
            "left",
            CLOSING_GAP_PT,
            underline=label.underline,
        ),
        _Look(RECIPIENTS, "DH Nơi nhận (dòng)", names.size_pt, names.face, "left"),
        _Look(
            AUTHORITY,
            "DH Quyền hạn",
            house.authority.size_pt,
            house.authority.face,
            before_pt=CLOSING_GAP_PT,
            keep_next=True,
        ),
        _Look(SIGNER_TITLE, "DH Chức vụ", house.signer_title.size_pt, house.signer_title.face, keep_next=True),
        _Look(SIGNER_NAME, "DH Họ tên", house.signer_name.size_pt, house.signer_name.face, before_pt=signing_pt),
        _Look(ANNEX_LABEL, "DH Phụ lục", annex.label_size_pt, "bold", keep_next=True, outline=0),
        _Look(ANNEX_TITLE, "DH Tên phụ lục", annex.title_size_pt, "bold", before_pt=2, keep_next=True),
        _Look(ANNEX_CAPTION, "DH Kèm theo", annex.caption_size_pt, "italic", before_pt=2, after_pt=6, keep_next=True),
        _Look(ANNEX_CELL, "DH Ô phụ lục", annex.table_size_pt, "regular", "left"),
        _Look(ANNEX_CELL_HEAD, "DH Đầu bảng phụ lục", annex.table_size_pt, "bold", keep_next=True),
        _Look(ANNEX_NOTE, "DH Ghi chú phụ lục", annex.table_size_pt + 0.5, "italic", "left", before_pt=4),
        _Look(PAGE_NUMBER, "DH Số trang", house.page_number.size_pt, "regular"),
    ]


def _defaults(house: HouseStyle) -> Element:
    family = house.font.family
    fonts = el("rFonts", ascii=family, hAnsi=family, cs=family, eastAsia=family)
    language = el("lang", val="vi-VN", eastAsia="vi-VN", bidi="vi-VN")
    size = round(house.body.size_pt * 2)
    return el(
        "docDefaults",
        el("rPrDefault", el("rPr", fonts, el("sz", val=size), el("szCs", val=size), language)),
        el("pPrDefault", el("pPr", el("spacing", before=0, after=0, line=240, lineRule="auto"))),
    )


def _normal() -> Element:
    return el("style", el("name", val="Normal"), el("qFormat"), type="paragraph", default=1, styleId="Normal")


def _table_normal() -> Element:
    return el("style", el("name", val="Normal Table"), el("semiHidden"), type="table", default=1, styleId="TableNormal")


def _style(look: _Look, house: HouseStyle) -> Element:
    spacing = {"before": round(look.before_pt * 20), "after": round(look.after_pt * 20), **_line(look.body)}
    look_properties = face_properties(look.face, look.size_pt, underline=look.underline)
    family = house.font.family
    look_properties.insert(0, el("rFonts", ascii=family, hAnsi=family, cs=family, eastAsia=family))
    return el(
        "style",
        el("name", val=look.name),
        el("basedOn", val="Normal"),
        el("qFormat"),
        el(
            "pPr",
            el("keepNext") if look.keep_next else None,
            el("widowControl"),
            el("spacing", **spacing),
            el("ind", firstLine=look.first_line_twips) if look.first_line_twips else None,
            el("jc", val=look.align),
            el("outlineLvl", val=look.outline) if look.outline is not None else None,
        ),
        look_properties,
        type="paragraph",
        customStyle=1,
        styleId=look.id,
    )


def _line(body: Body | None) -> dict[str, str | int]:
    if body is None:
        return {"line": 240, "lineRule": "auto"}
    if body.line_rule == "multiple":
        return {"line": round(body.line * 240), "lineRule": "auto"}
    return {"line": round(body.line * 20), "lineRule": "exact" if body.line_rule == "exact" else "atLeast"}


def _rule() -> Element:
    """A thin paragraph whose upper border is the rule; its writer sets how far it is indented on both sides."""
    return el(
        "style",
        el("name", val="DH Gạch"),
        el("basedOn", val="Normal"),
        el(
            "pPr",
            el("pBdr", el("top", val="single", sz=6, space=0, color="auto")),
            el("spacing", before=60, after=0, line=80, lineRule="exact"),
            el("jc", val="center"),
        ),
        el("rPr", el("sz", val=4), el("szCs", val=4)),
        type="paragraph",
        customStyle=1,
        styleId=RULE,
    )


def _end() -> Element:
    """The paragraph that Word wants after the signature: too thin to push anything to another page."""
    return el(
        "style",
        el("name", val="DH Hết"),
        el("basedOn", val="Normal"),
        el("pPr", el("spacing", before=0, after=0, line=20, lineRule="exact")),
        el("rPr", el("sz", val=2), el("szCs", val=2)),
        type="paragraph",
        customStyle=1,
        styleId=END,
    )
