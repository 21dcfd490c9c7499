"""How wide words are in Times New Roman, so that a rule can be as long as its line and a title break evenly.

Advance widths in 1/2048 em of the regular and the bold face; accents add nothing (ả is as wide as a). Liberation
Serif has the same widths, which is why LibreOffice and Word agree. A character not listed counts as half an em.
"""

from __future__ import annotations

import unicodedata
from functools import cache

_REGULAR = (
    (369, "'"), (410, "|"), (512, " ,.\xa0"), (569, "/:;\\ijlt"), (614, "²³"), (682, "!()-I[]`fr‘’·\u2011"), (717, "•"),
    (797, "Js"), (819, "°"), (836, '"'), (909, "?acez“”"), (961, "^"), (983, "{}"),
    (1024, "#$*0123456789_bdghknopquvxyđ–"), (1083, "ơ"), (1108, "~"), (1110, "ư"), (1139, "FPS"), (1155, "+<=>×"),
    (1251, "ELTZ"), (1366, "BCR"), (1479, "ADGHKNOQUVXYwĐƠ"), (1589, "Ư"), (1593, "&m"), (1706, "%"), (1821, "M"),
    (1886, "@"), (1933, "W"), (2048, "—…"),
)  # fmt: skip
_BOLD = (
    (451, "|"), (512, " ,.\xa0"), (569, "'/\\il"), (614, "²³"), (682, "!()-:;[]`fjt‘’\u2011"), (717, "•"), (797, "Is"),
    (807, "{}"), (819, "°"), (909, "cerz"), (1024, "#$*0123456789?J_agovxy–“”"), (1065, "~"), (1134, "ơ"), (1137, '"'),
    (1139, "Sbdhknpquđ"), (1167, "+<=>×"), (1190, "^"), (1229, "ư"), (1251, "FP"), (1366, "BELTZ"),
    (1479, "ACDNRUVXYwĐ"), (1593, "GHKOQƠ"), (1630, "Ư"), (1706, "&m"), (1905, "@"), (1933, "M"), (2048, "%W—…"),
)  # fmt: skip
_KEPT = set("đĐơƠưƯ²³")
_OPENERS = frozenset(  # words that begin a phrase
    ("và", "của", "về", "trên", "tại", "theo", "với", "trong", "giữa", "cho", "xã", "phường", "tỉnh", "thành")
)


@cache
def _widths(bold: bool) -> dict[str, int]:
    return {char: width for width, chars in (_BOLD if bold else _REGULAR) for char in chars}


def width_twips(text: str, size_pt: float, *, bold: bool = False) -> int:
    """Width of one line of `text` in twips (1/20 pt)."""
    widths = _widths(bold)
    units = sum(widths.get(_base(char), 1024) for char in unicodedata.normalize("NFC", text))
    return round(units * size_pt * 20 / 2048)


def _base(char: str) -> str:
    """The letter that sets the width: ệ counts as e, ộ as o, but ợ as ơ."""
    if char in _KEPT:
        return char
    parts = unicodedata.normalize("NFD", char)
    return unicodedata.normalize("NFC", parts[0] + "\u031b") if "\u031b" in parts else parts[0]


def balanced_lines(text: str, size_pt: float, room: int, *, bold: bool = False) -> list[str]:
    """The text in as few lines as fit in `room` twips, even in length, broken where a phrase begins if it can be."""
    words = text.split()
    lines = _fewest(words, size_pt, room, bold)
    target = width_twips(" ".join(words), size_pt, bold=bold) / max(lines, 1)
    best: list[dict[int, tuple[float, list[str]]]] = [{0: (0.0, [])}]  # per number of lines: words used → cost, lines
    for _ in range(lines):
        reached: dict[int, tuple[float, list[str]]] = {}
        for used, (cost, so_far) in best[-1].items():
            for stop in range(used + 1, len(words) + 1):
                line = " ".join(words[used:stop])
                width = width_twips(line, size_pt, bold=bold)
                if width > room and stop > used + 1:
                    break
                total = cost + ((width - target) / target) ** 2 + _bad_break(words, stop)
                if stop not in reached or total < reached[stop][0]:
                    reached[stop] = (total, [*so_far, line])
        best.append(reached)
    return best[-1][len(words)][1]


def _bad_break(words: list[str], stop: int) -> float:
    """What a break before words[stop] costs, in squared shares of a line."""
    if stop == len(words) or words[stop - 1][-1] in ",;:" or words[stop].lower() in _OPENERS:
        return 0.0
    return 0.1


def _fewest(words: list[str], size_pt: float, room: int, bold: bool) -> int:
    lines, line = 0, ""
    for word in words:
        longer = f"{line} {word}"
        if not line or width_twips(longer, size_pt, bold=bold) > room:
            lines, line = lines + 1, word
        else:
            line = longer
    return lines
