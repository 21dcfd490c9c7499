"""Numbers that belong to one person: identity papers, telephones, accounts; told from amounts, dates and codes.

A run of digits may be written in groups ("031 090 004 438", "0912.345.678"): what counts is whether neighbouring groups
together make the number. Twelve digits that begin like a citizen's number and ten that begin like a mobile one are found
anywhere; nine digits or an account only where words or the heading of the column say so.
"""

import re
from collections.abc import Iterator

from vn_ident import detect_carrier, is_valid_cccd, is_valid_mst, parse_cccd

from dienhong.privacy.folded import Cell
from dienhong.privacy.hits import Hit, Kind

_RUN = re.compile(r"\+?\(?[0-9]+(?:[ .\-()]{1,3}[0-9]+)*")
_GROUP = re.compile(r"[0-9]+")
_DATE = re.compile(r"(?<![0-9])[0-9]{1,2}[-./ ][0-9]{1,2}[-./ ](?:19|20)[0-9]{2}(?![0-9])")
_BEFORE = 48  # characters in which a word still speaks for the number behind it
_ID = re.compile(
    r"cccd|cmnd|cmtnd|\bcmt\b|can cuoc|dinh danh|chung minh|giay to tuy than|\bcc so\b|\bso cc\b|ddcn|so giay to"
)
_PHONE = re.compile(r"dien thoai|\bs?dt\b(?!-)|\bd/t\b|di dong|\btel\b|phone|zalo|lien he|hotline|goi")
_ACCOUNT = re.compile(
    r"tai khoan|\bstk\b|\bso tk\b|\btk\b(?= (?:so|ngan hang))|vietcombank|agribank|\bbidv\b|vietinbank|techcombank|"
    r"\bmb ?bank\b|sacombank|lienviet|\bacb\b|vpbank|ngan hang"
)
_INSURED = re.compile(r"\b(?:so|ma so|so so|so the|ma the|the)\s+(?:bhxh|bhyt|bao hiem (?:xa hoi|y te))\b")
_BANK_BEHIND = re.compile(
    r"\s*[,(-]?\s*(?:(?:mo )?tai\s+|o\s+)?(?:ngan hang|vietcombank|agribank|bidv\b|vietinbank|techcombank|mb ?bank|sacombank|"
    r"lienviet|acb\b|vpbank)"
)
_CONTEXTS = (
    (Kind.ID_NUMBER, _ID, 8, 12, "giấy tờ tùy thân"),
    (Kind.ID_NUMBER, _INSURED, 10, 15, "số bảo hiểm"),
    (Kind.ACCOUNT, _ACCOUNT, 8, 19, "tài khoản"),
    (Kind.PHONE, _PHONE, 9, 11, "điện thoại"),
)
_TAX = re.compile(r"ma so thue|\bmst\b|ma so doanh nghiep|\bmsdn\b")
_PASSPORT = re.compile(r"ho chieu[^0-9\n]{0,20}?\b([a-z] ?[0-9]{7,8})\b")
_MONEY_BEHIND = re.compile(r"\s*(?:dong|vnd|d\b|trieu|ty\b|ha\b|m2|km)")
_LONGEST = 19


def numbers(cell: Cell) -> Iterator[Hit]:
    """Identity numbers, telephones and accounts of the cell."""
    for found in _PASSPORT.finditer(cell.text):
        yield _hit(cell, found.start(1), found.end(1), Kind.ID_NUMBER, "đứng sau chữ “hộ chiếu”")
    for run in _RUN.finditer(cell.text):
        yield from _in_run(cell, run.start(), run.end())


def _in_run(cell: Cell, start: int, end: int) -> Iterator[Hit]:
    groups = [(found.start(), found.end()) for found in _GROUP.finditer(cell.text, start, end)]
    place = 0
    while place < len(groups):
        hit = None
        reach = place + _LONGEST if place == 0 or cell.text[groups[place][0]] in "08" else place + 1
        for last in range(place, min(len(groups), reach)):
            digits = "".join(cell.text[a:b] for a, b in groups[place : last + 1])
            if len(digits) > _LONGEST:
                break
            whole = last == place or (place, last + 1) == (0, len(groups))
            hit = _judged(cell, groups[place][0], groups[last][1], digits, whole=whole)
            if hit:
                yield hit
                place = last
                break
        place += 1


def _judged(cell: Cell, start: int, end: int, digits: str, *, whole: bool) -> Hit | None:
    if len(digits) < 8 or not (whole or digits.startswith(("0", "84"))):
        return None
    written = cell.text[start:end]
    solid = written.isdigit()
    before = cell.text[max(0, start - _BEFORE) : start]
    alike = solid or len(_separators(written)) == 1 or _says(_ID, before, cell)
    if len(digits) == 12 and alike and _looks_like_citizen(digits):
        return _hit(cell, start, end, Kind.ID_NUMBER, "12 chữ số theo cách đánh số định danh cá nhân")
    # Asked after the twelve digits: "00 10 00 00 1900" ends like a date, and is a person's number all the same.
    if not solid and _DATE.search(written):
        return None
    if _looks_like_phone(cell, start, digits, solid) and not (is_valid_mst(digits) and _says(_TAX, before, cell)):
        return _hit(cell, start, end, Kind.PHONE, "số có đầu số điện thoại")
    return _by_context(cell, start, end, digits, before) if whole else None


def _by_context(cell: Cell, start: int, end: int, digits: str, before: str) -> Hit | None:
    """A number that only the words before it or the heading above it give away."""
    if _is_money(cell, end, cell.text[start:end]):
        return None
    for kind, words, least, most, about in _CONTEXTS:
        if least <= len(digits) <= most and _says(words, before, cell):
            return _hit(cell, start, end, kind, f"đứng sau chữ hoặc dưới cột nói về {about}")
    if len(digits) >= 8 and _BANK_BEHIND.match(cell.text, end):
        return _hit(cell, start, end, Kind.ACCOUNT, "đứng trước tên ngân hàng")
    return None


def _says(words: re.Pattern[str], before: str, cell: Cell) -> bool:
    return bool(words.search(before) or words.search(cell.heading))


def _separators(written: str) -> set[str]:
    return set(re.findall(r"[^0-9]+", written))


def _looks_like_citizen(digits: str) -> bool:
    card = parse_cccd(digits) if is_valid_cccd(digits) else None
    return card is not None and 1900 <= card.birth_year <= 2050


def _looks_like_phone(cell: Cell, start: int, digits: str, solid: bool) -> bool:
    abroad = cell.text[max(0, start - 2) : start].rstrip("(").endswith("+")
    if digits.startswith("84") and len(digits) == 11 and (abroad or solid):
        digits = "0" + digits[2:]
    if digits.startswith("02") and len(digits) == 11:
        return digits[2] != "1" or digits[3] != "0"
    return len(digits) == 10 and detect_carrier(digits) is not None


def _is_money(cell: Cell, end: int, written: str) -> bool:
    """Whether it is an amount: thousands set apart by dots and no zero in front, or a unit behind it."""
    grouped = re.fullmatch(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+", written) is not None
    return grouped or _MONEY_BEHIND.match(cell.text, end) is not None


def _hit(cell: Cell, start: int, end: int, kind: Kind, why: str) -> Hit:
    first, after = cell.span(start, end)
    digits = [c for c in cell.text[start:end] if c.isdigit()]
    shown = "•••• " + "".join(digits[-3:])
    return Hit(first, after, kind, shown, why)
