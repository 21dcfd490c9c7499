"""Sổ đơn thư as a page and a sheet: the columns that reports of the inspectorate ask for. Who denounced, or
may have, is in none."""

from collections.abc import Callable, Iterable, Iterator

from dienhong.law.dates_vi import date_vi
from dienhong.page.book import BookCell, BookRow
from dienhong.petitions.papers.axes import Competence
from dienhong.petitions.papers.models import Petition
from dienhong.petitions.papers.states import UNHANDLED, State

WITHHELD = "(giữ bí mật danh tính)"
NOT_LISTED = "(tố cáo: nội dung chỉ xem trong đơn)"
MANY_NOT_LISTED = "(nhiều nội dung: chỉ xem trong đơn)"
Fill = Callable[[Petition], BookCell]


def rows(petitions: Iterable[Petition], *, start: int = 1) -> Iterator[BookRow]:
    """The letters as rows of the book; `start` is the number of the first."""
    for number, petition in enumerate(petitions, start=start):
        yield BookRow((BookCell((str(number),), "n"), *(fill(petition) for _, fill in COLUMNS)))


def headings() -> tuple[str, ...]:
    """The titles of the columns, in order."""
    return ("STT", *(title for title, _ in COLUMNS))


def listed_content(petition: Petition) -> str:
    """What a letter says, for a list; of a denunciation nothing, for it may tell who wrote it, nor of what may have one in it."""
    if petition.is_denunciation:
        return NOT_LISTED
    return MANY_NOT_LISTED if petition.may_denounce else petition.content


def handling_vi(petition: Petition) -> str:
    """What was done with the letter, in one line."""
    if petition.state in UNHANDLED:
        return str(petition.get_state_display())
    day = f" ngày {date_vi(petition.handled_on)}" if petition.handled_on else ""
    if petition.accepted_on:
        return f"Đã thụ lý ngày {date_vi(petition.accepted_on)}"
    # Of a denunciation the body would tell whom it accuses.
    passed = petition.state in (State.INSTRUCTED, State.TRANSFERRED, State.URGED) and not petition.is_denunciation
    where = f": {petition.competent_body}" if passed else ""
    return f"{petition.get_state_display()}{day}{where}"


def settling_vi(petition: Petition) -> tuple[str, ...]:
    """How it was settled and when, here or where it went; empty before. Of a denunciation that it was, not how."""
    if petition.settled_on is None and petition.body_result_on:
        told = f"Nơi nhận báo ngày {date_vi(petition.body_result_on)}"
        return (told,) if petition.is_denunciation else (told, petition.body_result)
    if petition.settled_on is None:
        return ()
    sent = (f"Gửi ngày {date_vi(petition.sent_on)}",) if petition.sent_on else ()
    return (f"{petition.get_outcome_display()}, ngày {date_vi(petition.settled_on)}", petition.decision, *sent)


def _who(petition: Petition) -> BookCell:
    if petition.may_denounce:
        return BookCell((WITHHELD,))
    others = f"và {petition.people_count - 1} người khác" if petition.people_count > 1 else ""
    return BookCell(tuple(part for part in (petition.sender_name, others) if part), strong=True)


def _kind(petition: Petition) -> BookCell:
    told = petition.competence not in ("", Competence.OURS) and not petition.is_denunciation
    whose = str(petition.get_competence_display()) if told else ""
    return BookCell(tuple(part for part in (petition.kind_vi(), whose) if part))


def _text(*values: str) -> BookCell:
    return BookCell(tuple(value for value in values if value))


COLUMNS: tuple[tuple[str, Fill], ...] = (
    ("Số đơn", lambda petition: BookCell((petition.code,), "nowrap")),
    ("Ngày tiếp nhận", lambda petition: BookCell((date_vi(petition.received_on),), "date")),
    ("Chủ đơn", _who),
    ("Địa chỉ", lambda petition: _text("" if petition.may_denounce else petition.sender_address)),
    ("Nội dung", lambda petition: _text(listed_content(petition))),
    ("Loại đơn", _kind),
    ("Kết quả xử lý", lambda petition: _text(handling_vi(petition))),
    ("Kết quả giải quyết", lambda petition: _text(*settling_vi(petition))),
)
