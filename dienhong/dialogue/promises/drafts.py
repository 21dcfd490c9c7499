"""Thông báo kết luận of a dialogue as a draft: what was answered, what was promised with owner and
day, what was left unanswered."""

from dienhong.commune.models import Commune
from dienhong.dialogue.asked.looking import doubts, masked
from dienhong.dialogue.models import Dialogue
from dienhong.dialogue.promises.queries import of_dialogue
from dienhong.dialogue.questions.queries import Told, questions_of
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


def unlooked(dialogue: Dialogue) -> tuple[str, ...]:
    """What looks like personal data in words nobody has let through yet: the paper masks it, and an officer is told."""
    words = [text for one in questions_of(dialogue) if not one.looked for text in (one.words, one.answer)]
    words += [text for one in of_dialogue(dialogue.code) if not one.shown_on for text in (one.words, one.question)]
    return doubts(*words)


def _blocks(dialogue: Dialogue) -> list[p.Block]:
    said = (
        f"Ngày {date_vi(dialogue.held_on)}, tại {dialogue.place}, {_leads(dialogue)} đã đối thoại với Nhân dân: "
        f"{dialogue.title}. Có {count_vi(dialogue.attendees)} người dự, {count_vi(dialogue.opinions)} ý kiến; trả lời tại "
        f"chỗ {count_vi(dialogue.answered_on_spot)} ý kiến, giao giải quyết {count_vi(dialogue.assigned)} ý kiến, chưa trả lời "
        f"{count_vi(dialogue.waiting)} ý kiến."
    )
    questions = questions_of(dialogue)
    answered = [
        _line(f"{ended(_words(one), ':')} {ended(_safe(one.answer, one.looked))}")
        for one in questions
        if one.outcome == Outcome.ANSWERED
    ]
    parts: list[tuple[str, list[p.Block]]] = [
        ("Nội dung đã trả lời", [*answered]),
        ("Nội dung hứa giải quyết", _promised(dialogue)),
        ("Nội dung chưa trả lời", _unanswered(dialogue, questions)),
    ]
    blocks: list[p.Block] = [_line(said)]
    for order, (title, part) in enumerate([(title, part) for title, part in parts if part], start=1):
        blocks += [p.Heading(2, p.runs(title), str(order)), *part]
    return blocks


def _leads(dialogue: Dialogue) -> str:
    with_whom = f" cùng {dialogue.co_chair} đồng chủ trì" if dialogue.co_chair else ""
    return f"{dialogue.get_hosts_display()}{with_whom}"


def _promised(dialogue: Dialogue) -> list[p.Block]:
    promises = list(of_dialogue(dialogue.code))
    if not promises:
        return [_line("Cuộc đối thoại chưa ghi nội dung nào hứa giải quyết.")]
    rows = tuple(
        (
            p.runs(str(order)),
            p.runs(_safe(one.question, bool(one.shown_on))),
            p.runs(_safe(one.words, bool(one.shown_on))),
            p.runs(one.owner),
            p.runs(date_vi(one.due_on)),
        )
        for order, one in enumerate(promises, start=1)
    )
    header = tuple(p.runs(words) for words in ("STT", "Nhân dân hỏi", "Nội dung hứa", "Thực hiện", "Hạn"))
    aligns: tuple[p.Align, ...] = ("center", "left", "left", "left", "center")
    closing = "Các cơ quan, đơn vị thực hiện đúng hạn; kết quả báo cáo tại cuộc đối thoại tiếp theo."
    return [p.Table(header, rows, widths=(1.7, 5.5, 5.3, 4, 3), aligns=aligns), _line(closing)]


def _unanswered(dialogue: Dialogue, questions: list[Told]) -> list[p.Block]:
    """Each question nobody answered, and how many opinions have no words in the book: a paper that lists what was done and
    not what was left would tell half."""
    left = [one for one in questions if one.outcome == Outcome.WAITING]
    lines: list[p.Block] = [
        _line(f"{order}) {ended(_words(one) + (f' ({count_vi(one.alike + 1)} người cùng hỏi)' if one.alike else ''))}")
        for order, one in enumerate(left, start=1)
    ]
    wordless = dialogue.waiting - sum(one.alike + 1 for one in left)
    if wordless > 0:
        lines.append(_line(f"{count_vi(wordless)} ý kiến chưa trả lời không ghi nội dung vào sổ."))
    if any(one.code for one in left):
        lines.append(_line("Câu hỏi chưa trả lời được đưa vào chương trình cuộc đối thoại tiếp theo."))
    return lines


def _words(one: Told) -> str:
    return _safe(one.words, one.looked).rstrip(". ")


def ended(words: str, mark: str = ".") -> str:
    """The words with that mark after them; what ends with a mark of its own keeps it."""
    words = words.rstrip(". ")
    return words if words.endswith(("?", "!", "…")) else f"{words}{mark}"


def _safe(text: str, looked: bool) -> str:
    return text if looked else masked(text)


def _line(words: str) -> p.Paragraph:
    return p.Paragraph(p.runs(words))
