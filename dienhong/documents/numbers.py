"""Numbers of documents: read as people and papers write them, kept in one canonical form, found in running text.

Three systems print numbers. The Party: 741-CV/BTGDVTU. State organs: 82/NQ-HĐND, and a công văn with no kind,
45/UBND-VP. Legal documents carry the year: 97/2025/QH15, 38/2022/NĐ-CP. (Party: HD 36-HD/VPTW, Phụ lục 3; State:
Nghị định 30/2020/NĐ-CP, Phụ lục I and III.)
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

System: TypeAlias = Literal["party", "state", "law"]

PARTY_TYPES = {
    "NQ": "Nghị quyết", "QĐ": "Quyết định, quy định", "QĐi": "Quy định", "CT": "Chỉ thị", "KL": "Kết luận",
    "QC": "Quy chế", "TT": "Thông tri", "HD": "Hướng dẫn", "TB": "Thông báo", "TC": "Thông cáo", "BC": "Báo cáo",
    "KH": "Kế hoạch", "QH": "Quy hoạch", "CTr": "Chương trình", "ĐA": "Đề án", "PA": "Phương án", "TTr": "Tờ trình",
    "CV": "Công văn", "BB": "Biên bản", "BS": "Bản sao",
}  # fmt: skip
STATE_TYPES = {
    "NQ": "Nghị quyết", "QĐ": "Quyết định", "CT": "Chỉ thị", "QC": "Quy chế", "QyĐ": "Quy định", "TC": "Thông cáo",
    "TB": "Thông báo", "HD": "Hướng dẫn", "CTr": "Chương trình", "KH": "Kế hoạch", "PA": "Phương án", "ĐA": "Đề án",
    "DA": "Dự án", "BC": "Báo cáo", "BB": "Biên bản", "TTr": "Tờ trình", "HĐ": "Hợp đồng", "CĐ": "Công điện",
    "BGN": "Bản ghi nhớ", "BTT": "Bản thỏa thuận", "GUQ": "Giấy ủy quyền", "GM": "Giấy mời", "GGT": "Giấy giới thiệu",
    "GNP": "Giấy nghỉ phép", "PG": "Phiếu gửi", "PC": "Phiếu chuyển", "PB": "Phiếu báo", "SY": "Bản sao y",
    "TrS": "Bản trích sao", "SL": "Bản sao lục",
}  # fmt: skip
LAW_TYPES = {
    "NĐ": "Nghị định", "NQ": "Nghị quyết", "QĐ": "Quyết định", "TT": "Thông tư", "TTLT": "Thông tư liên tịch",
    "CT": "Chỉ thị", "PL": "Pháp lệnh",
}  # fmt: skip
ASSEMBLIES = {"QH": "Luật, nghị quyết của Quốc hội", "UBTVQH": "Pháp lệnh, nghị quyết của Ủy ban Thường vụ Quốc hội"}
CONG_VAN = "Công văn"

EXAMPLES = (
    "Số của Đảng viết như 741-CV/BTGDVTU; của cơ quan nhà nước như 82/NQ-HĐND, công văn như 45/UBND-VP; "
    "của luật, nghị định như 97/2025/QH15, 38/2022/NĐ-CP."
)

_LOOK_ALIKES = {ord(c): "-" for c in "\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d\u00ad"} | {0xD0: "Đ", 0xF0: "đ"}
_LETTERS = "A-ZĐĂÂÊÔƠƯ"
_ORGAN = rf"[{_LETTERS}](?:[{_LETTERS}0-9&.-]|g)*"  # g: TTg, the Prime Minister
_PARTY = re.compile(rf"(\d{{1,6}})-({'|'.join(sorted(PARTY_TYPES, key=len, reverse=True))})/({_ORGAN})")
_ASSEMBLY = re.compile(r"(\d{1,6})/(\d{4})/((QH|UBTVQH)\d{1,3})")
_LAW = re.compile(rf"(\d{{1,6}})/(\d{{4}})/({'|'.join(sorted(LAW_TYPES, key=len, reverse=True))})-({_ORGAN})")
_STATE = re.compile(rf"(\d{{1,6}})/({'|'.join(sorted(STATE_TYPES, key=len, reverse=True))})-({_ORGAN})")
_CONG_VAN = re.compile(rf"(\d{{1,6}})/({_ORGAN})")


class NumberError(ValueError):
    """The text is not the number of a document; the message says, in Vietnamese, what is wrong and what is right."""


@dataclass(frozen=True, slots=True)
class DocNumber:
    """A document's number. `type_code` is empty for a State công văn and for laws of the National Assembly.

    `organ` is the symbol after the kind ("BTGDVTU", "HĐND", "QH15", "UBND-VP"); `text` the canonical form, two
    digits at least. `type_vi` names the kind as far as the number tells: 37-QĐ/TW may be a decision or a regulation.
    """

    number: int
    year: int | None
    type_code: str
    type_vi: str
    organ: str
    system: System
    text: str

    def __str__(self) -> str:
        return self.text


def parse(text: str) -> DocNumber:
    """The number that `text` writes. Raises NumberError.

    Spaces and line breaks inside, look-alike hyphens, decomposed accents, Ð for Đ, a leading "Số:" and a final
    full stop are forgiven; the kind and the organ must be there and in the right order.
    """
    compact = "".join(_plain(text).split())
    compact = re.sub(r"(?i)^số[:.]?", "", compact).strip(".,;:")
    found = _match(compact)
    if found is None:
        raise NumberError(_what_is_wrong(text, compact))
    return found


def format_number(number: int, type_code: str, organ: str, system: str, year: int | None = None) -> str:
    """The canonical text: 741-CV/BTGDVTU, 04/NQ-HĐND, 45/UBND-VP, 38/2022/NĐ-CP; `system` is party, state or law.

    Raises NumberError when these parts do not make a number that reads back as the same parts.
    """
    text = _format(number, type_code, organ, system, year)
    back = _match(text)
    if back is None or (back.number, back.type_code, back.organ, back.system, back.year) != (
        number, type_code, organ, system, year
    ):  # fmt: skip
        raise NumberError(
            f"Không ghép được số văn bản từ số {number}, loại “{type_code}”, cơ quan “{organ}”. {EXAMPLES}"
        )
    return text


def _format(number: int, type_code: str, organ: str, system: str, year: int | None) -> str:
    if system == "party":
        return f"{number:02d}-{type_code}/{organ}"
    kind = f"{type_code}-{organ}" if type_code else organ
    return f"{number:02d}/{year}/{kind}" if year is not None else f"{number:02d}/{kind}"


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text).translate(_LOOK_ALIKES)


def _match(compact: str) -> DocNumber | None:
    if m := _PARTY.fullmatch(compact):
        return _made((m[1], None), m[2], PARTY_TYPES[m[2]], m[3], "party")
    if m := _ASSEMBLY.fullmatch(compact):
        return _made((m[1], m[2]), "", ASSEMBLIES[m[4]], m[3], "law")
    if m := _LAW.fullmatch(compact):
        return _made((m[1], m[2]), m[3], LAW_TYPES[m[3]], m[4], "law")
    if m := _STATE.fullmatch(compact):
        return _made((m[1], None), m[2], STATE_TYPES[m[2]], m[3], "state")
    if (m := _CONG_VAN.fullmatch(compact)) and m[2].split("-")[0] not in STATE_TYPES.keys() | LAW_TYPES.keys():
        return _made((m[1], None), "", CONG_VAN, m[2], "state")
    return None


def _made(count_year: tuple[str, str | None], code: str, vi: str, organ: str, system: System) -> DocNumber | None:
    count, in_year = int(count_year[0]), int(count_year[1] or 0) or None
    well_formed = organ[-1] not in "-.&" and "--" not in organ and len(organ) > 1
    if count == 0 or not well_formed or (in_year is not None and not 1945 <= in_year <= 2100):
        return None
    return DocNumber(count, in_year, code, vi, organ, system, _format(count, code, organ, system, in_year))


def _what_is_wrong(text: str, compact: str) -> str:
    shown = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    shown = shown if len(shown) <= 60 else shown[:59] + "…"
    if not compact:
        return f"Chưa có số văn bản. {EXAMPLES}"
    if not (head := re.match(r"\d+", compact)):
        why = "chưa có số thứ tự ở đầu"
    elif int(head[0][:7]) == 0 or len(head[0]) > 6:
        why = "số thứ tự phải từ 1 đến 999999"
    elif head[0] == compact:
        why = "chỉ có số thứ tự, thiếu loại văn bản và cơ quan ban hành"
    elif hint := _upper(compact):
        why = f"chữ viết hoa, viết thường chưa đúng, có phải là {hint}"
    elif re.fullmatch(rf"\d+[-/][{_LETTERS}]\w*[-/]?", compact):
        why = "thiếu cơ quan ban hành sau loại văn bản"
    elif (year := re.match(r"\d+/(\d+)/", compact)) and not 1945 <= int(year[1][:5]) <= 2100:
        why = "năm ban hành chưa đúng"
    elif (mixed := re.match(r"\d+-([^/-]+)/", compact)) and mixed[1] not in PARTY_TYPES:
        why = f"“{mixed[1][:12]}” không phải chữ viết tắt của một loại văn bản Đảng"
    else:
        why = "không đúng cách ghép số, loại văn bản và cơ quan ban hành"
    return f"Số văn bản “{shown}” chưa đúng: {why}. {EXAMPLES}"


def _upper(compact: str) -> str | None:
    """The number meant by one typed in small letters, if writing it properly makes one."""
    known = {code.upper(): code for code in PARTY_TYPES.keys() | STATE_TYPES.keys() | LAW_TYPES.keys()}
    pieces = re.split(r"([-/])", compact.upper())
    found = _match("".join(known.get(piece, piece) for piece in pieces))
    return found.text if found else None


@dataclass(frozen=True, slots=True)
class FoundCitation:
    """A document cited in running text; `span` are offsets in the text as it was given."""

    kind_vi: str
    number: DocNumber
    date: date | None
    span: tuple[int, int]


_KINDS = (
    "Bộ luật", "Luật", "Pháp lệnh", "Nghị định", "Nghị quyết", "Quyết định", "Chỉ thị", "Kết luận", "Quy định",
    "Quy chế", "Hướng dẫn", "Kế hoạch", "Công văn", "Công điện", "Thông tư liên tịch", "Thông tư", "Thông tri",
    "Thông báo", "Báo cáo", "Chương trình", "Đề án", "Tờ trình", "Biên bản", "Giấy mời",
)  # fmt: skip
_KIND_BY_FOLD = {kind.lower(): kind for kind in _KINDS}
_KIND = "|".join(kind.replace(" ", r"\s+") for kind in _KINDS)
_SEP = r"\s{0,4}[-/]\s{0,4}"  # a line or page may end at a separator
_TOKEN = rf"[{_LETTERS}][{_LETTERS}0-9&.a-z]*"
_NO = rf"\d{{1,6}}(?:{_SEP}\d{{4}}(?=\s{{0,4}}/))?{_SEP}{_TOKEN}(?:{_SEP}{_TOKEN})?(?:[-/]{_TOKEN})*"
_TITLE = rf"(?:(?!\b(?:{_KIND})\b)[^.;:\d]){{1,120}}?"  # "Luật Khiếu nại số …": the title stands between
_DAY = r"\s*,?\s+ngày\s+(\d{1,2})\s*(?:[/.-]|tháng)\s*(\d{1,2})\s*(?:[/.-]|năm)\s*(\d{4})"
_CITATION = re.compile(
    rf"\b(?i:({_KIND}))\s+(?:(?i:số)[\s:]+|(?i:(?<=luật\s)|(?<=lệnh\s)){_TITLE}\bsố\s+)?({_NO})(?:(?i:{_DAY}))?"
)


def citations_in(text: str) -> list[FoundCitation]:
    """Every cited document in `text`, in order, with its date where the text gives a possible one.

    A citation is a kind followed by a number; it may be broken across lines or pages anywhere. A number with no kind
    before it is not taken for a citation.
    """
    plain, where = _aligned(text)
    found = []
    for m in _CITATION.finditer(plain):
        number, end = _longest(m[2], m.end(2))
        if number is None:
            continue
        with_date = end == m.end(2) and m[3] is not None
        signed = _day(m[3], m[4], m[5]) if with_date else None
        stop = m.end() if with_date else end
        kind = _KIND_BY_FOLD[" ".join(m[1].lower().split())]
        found.append(FoundCitation(kind, number, signed, (where[m.start()], where[stop])))
    return found


def _longest(raw: str, end: int) -> tuple[DocNumber | None, int]:
    """The number at the start of `raw`, given back what belongs to the sentence: a full stop, a dash, a new word."""
    while raw:
        try:
            return parse(raw), end - (len(raw) - len(raw.rstrip(".,;:")))
        except NumberError:
            shorter = re.sub(r"(?:[\s./&-]+[^\s./&-]*|[^\s./&-]+)$", "", raw)
            end -= len(raw) - len(shorter)
            raw = shorter
    return None, end


def _day(day: str, month: str, year: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _aligned(text: str) -> tuple[str, list[int]]:
    """The text composed and with plain hyphens, and for each of its characters the offset it came from."""
    plain: list[str] = []
    where: list[int] = []
    for m in re.finditer(r".[\u0300-\u036f]*", text, re.DOTALL):
        for c in _plain(m[0]):
            plain.append(c)
            where.append(m.start())
    return "".join(plain), [*where, len(text)]
