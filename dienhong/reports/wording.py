"""What the words of a request print: period, window, year, term, the commune. Plain text, never a number of a register."""

from dienhong.commune.models import Commune
from dienhong.law.dates_vi import date_vi
from dienhong.law.periods import Period, Window
from dienhong.reports.models import Report, Request
from dienhong.reports.outlines import Outline, outline
from dienhong.reports.tokens import Token, parse


def words_of(request: Request, commune: Commune, frame: Outline, organ: str) -> dict[str, str]:
    """Word token → what it prints."""
    window, period = request.window, request.period
    return {
        "period": period.label_vi,
        "next_period": period.next_label_vi,
        "window": window.label_vi(),
        "window_start": date_vi(window.from_on),
        "window_end": date_vi(window.to_on),
        "year": str(period.year),
        "previous_year": str(period.year - 1),
        "term": frame.terms.get("party", ""),
        "council_term": frame.terms.get("council", ""),
        "commune": commune.full_name,
        "commune_upper": commune.full_name[:1].upper() + commune.full_name[1:],
        "formed_on": date_vi(commune.formed_on),
        "organ": organ,
        "recipient": request.recipient,
    }


def words_in(report: Report, commune: Commune) -> dict[str, str]:
    """`words_of` for a report."""
    return words_of(report.request, commune, outline(report.outline), report.organ)


def fill(text: str, words: dict[str, str]) -> str:
    """A heading or title with its word tokens filled in; other tokens stay as they are."""
    return "".join(
        words[piece.name] if isinstance(piece, Token) and piece.kind == "word" else piece.raw for piece in parse(text)
    )


def span_vi(window: Window) -> str:
    """ "năm 2025" for a whole year, else the days: "kỳ 01/01 – 31/5/2026"."""
    year = window.from_on.year
    return f"năm {year}" if window == Period(year, 1, 12).calendar_window() else f"kỳ {window.label_vi()}"
