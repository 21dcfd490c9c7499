"""Birth dates and house addresses. A year of birth alone, a village, an office's day are no hits."""

import re
from collections.abc import Iterator

from dienhong.privacy.families import FAMILIES
from dienhong.privacy.folded import Cell
from dienhong.privacy.hits import Hit, Kind

_DAY = (
    r"(?:ngay\s+)?(?:[0-9]{1,2}\s*[-./]\s*[0-9]{1,2}\s*[-./]\s*(?:(?:19|20)[0-9]{2}|[0-9]{2})(?![0-9])"
    r"|(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}(?![0-9])"
    r"|[0-9]{1,2}\s*,?\s*thang\s+[0-9]{1,2}\s*,?\s*nam\s+(?:19|20)[0-9]{2})"
)
_ANY_DAY = re.compile(r"(?<![0-9])" + _DAY)
# Words of which "sinh" is only the second half: a pupil, hygiene, what arises.
_NOT_BORN = "".join(
    rf"(?<!{word} )"
    for word in ("hoc", "ve", "phat", "thi", "giao", "hy", "nay", "tai", "duong", "dan", "an", "ky", "tuyen")
)
_BORN = re.compile(
    rf"(?:(?:ngay(?:\W+thang)?(?:\W+nam)?\s+|nam\s+){_NOT_BORN}sinh|\bns\b|\bsn\b|\bd\.?o\.?b\b|{_NOT_BORN}\bsinh\b)"
    rf"[\s:.,()-]{{0,4}}({_DAY})"
)
_AFTER_NAME = re.compile(rf"\b(?:ong|ba|anh|chi|em|chau|d/c|dong chi)\s+(?:[a-z]+\s+){{1,5}}\(\s*({_DAY})\s*\)")
_FULL_NAME = re.compile(rf"\b([a-z]+)(?:\s+([a-z]+)){{1,4}}\s*\(\s*({_DAY})\s*\)")
_BORN_BY = re.compile(r"(?:19[0-9]{2}|20[01][0-9])$")  # a day in brackets that is later tells when something was signed
_BIRTH_HEADING = re.compile(r"\bsinh\b|\bns\b|\bdob\b")

_HOUSE = r"[0-9]+[a-z]?(?:\s?/\s?[0-9]+[a-z]?)*"
_STREET = ("phố", "đường", "ngõ", "ngách", "hẻm", "kiệt")
_STREETS = "pho|duong|ngo|ngach|hem|kiet"
_NUMBERED_HOUSE = re.compile(rf"\b(?:so nha|nha so)\s*:?\s*{_HOUSE}")
_ON_STREET = re.compile(rf"(?<![0-9/.-])\b(?:so\s+)?{_HOUSE}\s*,?\s*({_STREETS})\s+(?:so\s+)?(\w)\w*")
_IN_VILLAGE = re.compile(rf"(?<![0-9/.-])\b(so\s+{_HOUSE})\s*,?\s*(?:thon|xom|ap|khu|to dan pho)\s+(\w)\w*")
_PAPER = re.compile(
    r"(?:quyet dinh|nghi quyet|cong van|van ban|thong bao|ke hoach|bao cao|to trinh|hop dong|bien ban|chi thi|dieu|mau)\s*$"
)
_ON_NAMED = re.compile(r"(?<![0-9/.-])\b([0-9]{1,4}[a-z]?/[0-9]{1,4}[a-z]?)\s+([a-z]+)\s+([a-z]+)")
_SHARE = re.compile(r"(?:ngay|dat|ty le|thang|quy|phieu|so|chiem|co|dieu|qd|cv|nq)\s*$")
_LIVING = re.compile(
    r"(?:dia chi|thuong tru|tam tru|cho o|noi o|noi cu tru|tru tai|cu ngu)[^\n]{0,60}?"
    rf"(?<![0-9/])((?:so(?: nha)?\s+{_HOUSE}|(?:ngo|ngach|hem|kiet|can ho|phong|lo)\s+(?:so\s+)?{_HOUSE}))(?![0-9]*[-/])"
)
_ADDRESS_HEADING = re.compile(r"dia chi|thuong tru|tam tru|cho o|noi o|so nha")
_IN_COLUMN = re.compile(rf"\b(?:so(?: nha)?|ngo|ngach|hem|kiet|can ho|phong|lo)?\s*{_HOUSE}")
_EMAIL = re.compile(r"\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}\b")
_HIV = re.compile(r"\bhiv\b|\baids\b")


def days(cell: Cell) -> Iterator[Hit]:
    """Full dates that are somebody's birthday."""
    for pattern in (_BORN, _AFTER_NAME):
        for found in pattern.finditer(cell.text):
            yield _birth(cell, found.start(1), found.end(1), "ngày đứng sau chữ nói về ngày sinh hoặc sau tên người")
    for found in _FULL_NAME.finditer(cell.text):
        if (
            _BORN_BY.search(found[3].strip())
            and cell.text[found.start(1) : found.end(1)] in FAMILIES
            and _capital(cell, found, 1, 2)
        ):
            yield _birth(cell, found.start(3), found.end(3), "ngày trong ngoặc sau họ tên")
    if cell.in_table and _BIRTH_HEADING.search(cell.heading):
        for found in _ANY_DAY.finditer(cell.text):
            yield _birth(cell, found.start(), found.end(), "nằm dưới cột ngày sinh")


def places(cell: Cell) -> Iterator[Hit]:
    """House addresses; a village or a street without a number is none."""
    for found in _NUMBERED_HOUSE.finditer(cell.text):
        yield _house(cell, found.start(), found.end(), "có số nhà")
    for found in _ON_STREET.finditer(cell.text):
        if _is_street(cell.as_typed(found.start(1), found.end(1))) and _is_name(
            cell.original[cell.places[found.start(2)]]
        ):
            yield _house(cell, found.start(), found.end(), "có số nhà và tên đường, phố, ngõ")
    for found in _IN_VILLAGE.finditer(cell.text):
        if _is_name(cell.original[cell.places[found.start(2)]]) and not _PAPER.search(cell.text[: found.start()][-20:]):
            yield _house(cell, found.start(1), found.end(1), "có số nhà và tên thôn, xóm, tổ")
    for found in _ON_NAMED.finditer(cell.text):
        plain = found[2] in FAMILIES and not _SHARE.search(cell.text[: found.start()][-12:])
        if plain and _capital(cell, found, 2, 3):
            yield _house(cell, found.start(), found.end(), "có số nhà trong ngõ và tên đường")
    for found in _LIVING.finditer(cell.text):
        yield _house(cell, found.start(1), found.end(1), "số nhà, ngõ đứng sau chữ nói về nơi ở")
    if cell.in_table and _ADDRESS_HEADING.search(cell.heading):
        for found in _IN_COLUMN.finditer(cell.text):
            yield _house(cell, found.start(), found.end(), "có số nhà dưới cột địa chỉ")


def others(cell: Cell) -> Iterator[Hit]:
    """Private e-mail addresses; HIV in the row of a list (a text about prevention is no person's secret)."""
    for found in _EMAIL.finditer(cell.text):
        if not found[0].endswith(".gov.vn"):
            first, after = cell.span(found.start(), found.end())
            yield Hit(
                first, after, Kind.EMAIL, "••••@" + found[0].rpartition("@")[2], "địa chỉ thư không phải của cơ quan"
            )
    if cell.in_table:
        for found in _HIV.finditer(cell.text):
            first, after = cell.span(found.start(), found.end())
            yield Hit(first, after, Kind.HEALTH, "••••", "nằm trong một hàng của danh sách")


def _capital(cell: Cell, found: re.Match[str], *groups: int) -> bool:
    return all(cell.original[cell.places[found.start(group)]].isupper() for group in groups)


def _is_street(typed: str) -> bool:
    return typed in _STREET or (typed.isascii() and typed in _STREETS.split("|"))


def _is_name(letter: str) -> bool:
    """ "đường Trần Phú" and "ngõ 34" are addresses, "đường trục xã" is a work."""
    return letter.isupper() or letter.isdigit()


def _birth(cell: Cell, start: int, end: int, why: str) -> Hit:
    first, after = cell.span(start, end)
    year = re.findall(r"[0-9]{4}", cell.text[start:end])
    return Hit(first, after, Kind.BIRTH_DATE, f"••/••/{year[0] if year else '••'}", why)


def _house(cell: Cell, start: int, end: int, why: str) -> Hit:
    while cell.text[start] == " ":
        start += 1
    first, after = cell.span(start, end)
    return Hit(first, after, Kind.ADDRESS, "số nhà ••••", why)
