"""Thông báo kết luận of a dialogue as a draft: what was said, and the table of promises with owner and day."""

from dienhong.commune.models import Commune
from dienhong.dialogue.models import Dialogue
from dienhong.dialogue.promises.queries import of_dialogue
from dienhong.dialogue.questions.queries import questions_of
from dienhong.dialogue.questions.states import Outcome
from dienhong.dialogue.states import Hosts
from dienhong.documents import paper as p
from dienhong.law.dates_vi import count_vi, date_vi

STATE, PARTY = "state/ND30", "party/HD36"
SAMPLE = "DỮ LIỆU MẪU"


def conclusion_paper(dialogue: Dialogue, commune: Commune) -> p.Paper:
    """In Party form when the secretary held it alone, else in State form; number and day of signing stay open."""
    party = dialogue.hosts == Hosts.SECRETARY
    organ = "Đảng ủy" if party else "Ủy ban nhân dân"
    return p.Paper(
        style_id=PARTY if party else STATE,
        organ=f"{organ} {commune.kind} {commune.name}",
        superior_organ=f"{'Đảng bộ' if party else 'Ủy ban nhân dân'} {commune.province}",
        kind="THÔNG BÁO",
        summary=f"Kết luận tại cuộc đối thoại với Nhân dân ngày {date_vi(dialogue.held_on)}",
        blocks=tuple(_blocks(dialogue)),
        type_code="TB",
        organ_code="ĐU" if party else "UBND",
        place=commune.name,
        year=dialogue.held_on.year,
        authority="",
        signer_title="Bí thư" if party else "Chủ tịch",
        signer_name="",
        recipients=("Các cơ quan, đơn vị có tên trong bảng", "Các thôn"),
        watermark_note=SAMPLE if commune.is_demo else None,
    )


def _blocks(dialogue: Dialogue) -> list[p.Block]:
    said = (
        f"Ngày {date_vi(dialogue.held_on)}, tại {dialogue.place}, {dialogue.get_hosts_display()} đã đối thoại với Nhân dân: "
        f"{dialogue.title}. Có {count_vi(dialogue.attendees)} người dự, {count_vi(dialogue.opinions)} ý kiến; trả lời tại "
        f"chỗ {count_vi(dialogue.answered_on_spot)} ý kiến, giao giải quyết {count_vi(dialogue.assigned)} ý kiến."
    )
    blocks: list[p.Block] = [_line(said)]
    answered = [one for one in questions_of(dialogue) if one.outcome == Outcome.ANSWERED]
    if answered:
        blocks.append(p.Heading(2, p.runs("Nội dung đã trả lời"), "1"))
        blocks += [_line(f"{one.words.rstrip('. ')}: {one.answer.rstrip('. ')}.") for one in answered]
    promises = list(of_dialogue(dialogue.code))
    blocks.append(p.Heading(2, p.runs("Nội dung hứa giải quyết"), "2" if answered else "1"))
    if not promises:
        return [*blocks, _line("Cuộc đối thoại không có nội dung phải giải quyết tiếp.")]
    rows = tuple(
        (p.runs(str(order)), p.runs(one.words), p.runs(one.owner), p.runs(date_vi(one.due_on)))
        for order, one in enumerate(promises, start=1)
    )
    header = tuple(p.runs(words) for words in ("STT", "Nội dung hứa", "Thực hiện", "Hạn"))
    blocks.append(p.Table(header, rows, widths=(1.3, 8, 5, 3), aligns=("center", "left", "left", "center")))
    blocks.append(_line("Các cơ quan, đơn vị thực hiện đúng hạn; kết quả báo cáo tại cuộc đối thoại tiếp theo."))
    return blocks


def _line(words: str) -> p.Paragraph:
    return p.Paragraph(p.runs(words))
