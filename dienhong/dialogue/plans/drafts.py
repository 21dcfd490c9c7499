"""Papers of a planned dialogue: the notice, the agenda that what is still owed opens, the plan of a year."""

from collections.abc import Iterable, Sequence

from dienhong.commune.models import Commune
from dienhong.dialogue.asked.queries import joined_to, left_open_before, shown_at
from dienhong.dialogue.plans.models import PlannedDialogue
from dienhong.dialogue.plans.queries import agenda, of_year
from dienhong.dialogue.promises.drafts import PARTY, SAMPLE, STATE, ended
from dienhong.dialogue.states import Hosts
from dienhong.documents import paper as p
from dienhong.law.dates_vi import date_vi, weekday_vi

OWED_COLUMNS = ("STT", "Mã", "Nội dung đã hứa", "Thực hiện", "Hạn")


def agenda_paper(planned: PlannedDialogue, commune: Commune) -> p.Paper:
    """CHƯƠNG TRÌNH of a dialogue: everything owed comes first, then questions left unanswered, then the new ones."""
    owed = [(one.code, one.words, one.owner, date_vi(one.due_on)) for one in agenda(planned)]
    left = list(left_open_before(planned))
    new = list(shown_at(planned.code))
    alike = joined_to([one.code for one in (*left, *new)])
    blocks: list[p.Block] = [_line(_when_and_where(planned)), _line(f"Chủ trì: {_led_by(planned)}")]
    blocks.append(p.Heading(2, p.runs("Trả lời Nhân dân về những điều đã hứa mà chưa xong"), "1"))
    blocks += (
        [_table(OWED_COLUMNS, owed, (1.7, 4.1, 6.8, 4.3, 2.9))] if owed else [_line("Không còn lời hứa nào để mở.")]
    )
    blocks.append(p.Heading(2, p.runs("Mặt trận Tổ quốc trình bày tổng hợp ý kiến Nhân dân"), "2"))
    blocks.append(_line(planned.front_digest or "Mặt trận Tổ quốc trình bày tại hội nghị."))
    blocks.append(p.Heading(2, p.runs("Câu hỏi các cuộc trước chưa trả lời"), "3"))
    blocks += _asked([(one.shown_words, alike.get(one.code, 0)) for one in left])
    blocks.append(p.Heading(2, p.runs("Câu hỏi gửi trước cho cuộc này"), "4"))
    blocks += _asked([(one.shown_words, alike.get(one.code, 0)) for one in new])
    blocks.append(p.Heading(2, p.runs("Nhân dân hỏi tại hội trường; người chủ trì trả lời hoặc hứa có hạn"), "5"))
    blocks.append(p.Heading(2, p.runs("Người chủ trì kết luận"), "6"))
    blocks.append(_line("Điều nào hứa thì nói rõ ai làm, hạn nào; kết quả mở đầu cuộc đối thoại sau"))
    return _paper(
        planned, commune, "CHƯƠNG TRÌNH", f"Đối thoại với Nhân dân ngày {date_vi(planned.planned_on)}", "CTr", blocks
    )


def notice_paper(planned: PlannedDialogue, commune: Commune) -> p.Paper:
    """THÔNG BÁO of a dialogue: time, place, content, way to take part."""
    blocks: list[p.Block] = [_line(_when_and_where(planned))]
    for order, (title, words) in enumerate(
        (
            ("Nội dung", planned.content),
            ("Thành phần chủ trì", _led_by(planned)),
            ("Cách dự", planned.attending),
            ("Gửi câu hỏi trước", _how_to_ask(planned)),
        ),
        start=1,
    ):
        blocks += [p.Heading(2, p.runs(title), str(order)), _line(words)]
    summary = f"Tổ chức đối thoại với Nhân dân ngày {date_vi(planned.planned_on)}"
    return _paper(planned, commune, "THÔNG BÁO", summary, "TB", blocks)


def year_paper(year: int, commune: Commune) -> p.Paper:
    """KẾ HOẠCH of a year: every planned dialogue in order of its day."""
    rows = [(date_vi(one.planned_on), one.title, one.led_by_vi(), one.place, one.content) for one in of_year(year)]
    header = ("STT", "Ngày", "Cuộc đối thoại", "Chủ trì", "Địa điểm", "Nội dung")
    blocks: list[p.Block] = [_table(header, rows, (1.2, 2.6, 5, 3.4, 3.4, 5))] if rows else []
    blocks.append(_line("Mỗi cuộc được thông báo trước cho Nhân dân về thời gian, địa điểm, nội dung, cách dự"))
    return p.Paper(
        style_id=STATE,
        organ=f"Ủy ban nhân dân {commune.kind} {commune.name}",
        superior_organ=f"Ủy ban nhân dân {commune.province}",
        kind="KẾ HOẠCH",
        summary=f"Đối thoại với Nhân dân năm {year}",
        blocks=tuple(blocks),
        type_code="KH",
        organ_code="UBND",
        place=commune.name,
        year=year,
        authority="",
        signer_title="Chủ tịch",
        signer_name="",
        recipients=("Ủy ban MTTQ Việt Nam xã", "Các thôn"),
        watermark_note=SAMPLE if commune.is_demo else None,
    )


def _paper(
    planned: PlannedDialogue, commune: Commune, kind: str, summary: str, type_code: str, blocks: Sequence[p.Block]
) -> p.Paper:
    party = planned.hosts == Hosts.SECRETARY
    organ = "Đảng ủy" if party else "Ủy ban nhân dân"
    return p.Paper(
        style_id=PARTY if party else STATE,
        organ=f"{organ} {commune.kind} {commune.name}",
        superior_organ=f"{'Đảng bộ' if party else 'Ủy ban nhân dân'} {commune.province}",
        kind=kind,
        summary=summary,
        blocks=tuple(blocks),
        type_code=type_code,
        organ_code="ĐU" if party else "UBND",
        place=commune.name,
        year=planned.planned_on.year,
        authority="",
        signer_title="Bí thư" if party else "Chủ tịch",
        signer_name="",
        recipients=("Ủy ban MTTQ Việt Nam xã", "Các thôn"),
        watermark_note=SAMPLE if commune.is_demo else None,
    )


def _when_and_where(planned: PlannedDialogue) -> str:
    day = weekday_vi(planned.planned_on)
    hour = planned.when_vi().partition(",")[0]
    return f"{planned.title}: {hour} {day}, ngày {date_vi(planned.planned_on)}, tại {planned.place}."


def _led_by(planned: PlannedDialogue) -> str:
    invited = " Mời Đảng ủy xã dự." if planned.party_invited else ""
    return f"{planned.led_by_vi()}.{invited}"


def _how_to_ask(planned: PlannedDialogue) -> str:
    until = planned.questions_until or planned.planned_on
    return (
        f"Gửi câu hỏi đến hết ngày {date_vi(until)}, tại trang thông tin của xã (mục Đối thoại), hoặc đến bộ phận tiếp công dân, "
        "văn phòng nhờ ghi giúp và nhận giấy hẹn; không phải ghi tên."
    )


def _asked(questions: Iterable[tuple[str, int]]) -> list[p.Block]:
    lines = [
        _line(f"{order}) {ended(words.rstrip('. ') + (f' ({alike + 1} người cùng hỏi)' if alike else ''))}")
        for order, (words, alike) in enumerate(questions, start=1)
    ]
    return [*lines] if lines else [_line("Không có.")]


def _table(header: Sequence[str], rows: Sequence[Sequence[str]], widths: tuple[float, ...]) -> p.Table:
    return p.Table(
        tuple(p.runs(words) for words in header),
        tuple(
            (p.runs(str(order)), *(p.runs(p.Ref(cell)) if cell[:3] == "LH-" else p.runs(cell) for cell in row))
            for order, row in enumerate(rows, start=1)
        ),
        widths=widths,
    )


def _line(words: str) -> p.Paragraph:
    return p.Paragraph(p.runs(words))
