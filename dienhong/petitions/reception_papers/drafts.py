"""Papers as drafts: Mẫu 01/TCD, Mẫu 02/TCD (Decree 154/2026), and the conclusion of a head's reception.

Fields and order are those of the forms; number and day of signing stay open. An identity number is printed only when it
is handed in: reading it is an act. A Party host's conclusion is in Party form, the rest in State form.
"""

from collections.abc import Sequence

from dienhong.commune.models import Commune
from dienhong.documents import paper as p
from dienhong.law.calendar import Calendar
from dienhong.law.citations import Citation
from dienhong.law.dates_vi import date_long_vi, date_vi
from dienhong.law.limits import due
from dienhong.petitions.models import Reception, Visit
from dienhong.petitions.reception_papers.models import Receipt, Refusal
from dienhong.petitions.reception_papers.rules import ground_of
from dienhong.petitions.states import Classification, Handling, Host

STATE, PARTY = "state/ND30", "party/HD36"
SAMPLE = "DỮ LIỆU MẪU"
ROOM = "………………"
REPLY = "petitions.reception.reply"
WORDS = {
    Classification.COMPLAINT: "khiếu nại",
    Classification.DENUNCIATION: "tố cáo",
    Classification.RECOMMENDATION: "kiến nghị",
    Classification.FEEDBACK: "phản ánh",
}


def refusal_paper(refusal: Refusal, commune: Commune, *, id_number: str = "") -> p.Paper:
    """Mẫu 01/TCD."""
    ground = ground_of(refusal.ground, refusal.refused_on)
    organ = organ_of(refusal.host, commune)
    who = refusal.full_name or ROOM
    about = f"{WORDS[Classification(refusal.classification)]} về việc {_end(refusal.subject)}"
    words = [
        f"Kính gửi: ông (bà) {who}",
        f"{_capital(date_long_vi(refusal.refused_on))}, ông (bà) {who}; số căn cước hoặc hộ chiếu: {id_number or ROOM}, "
        f"cấp: {refusal.id_issued or ROOM}; địa chỉ: {refusal.address or ROOM}; đến {organ} để {about}.",
        f"Lý do từ chối: {_end(ground.vi) if ground else ROOM}{f'. {_end(refusal.reason)}' if refusal.reason else ''}.",
        f"Căn cứ {_cited(ground.cite) if ground else ROOM}, {organ} từ chối tiếp nhận nội dung {about} của "
        f"ông (bà) {who} và thông báo để ông (bà) được biết.",
    ]
    return _paper(
        refusal.host,
        commune,
        "THÔNG BÁO",
        "Về việc từ chối tiếp công dân",
        words,
        recipients=("Như trên", "Lưu: VT, hồ sơ"),
        year=refusal.refused_on.year,
        style=STATE,
    )


def receipt_paper(receipt: Receipt, commune: Commune, *, id_number: str = "") -> p.Paper:
    """Mẫu 02/TCD: no number, two signatures."""
    table = p.Table(
        header=tuple(p.runs(title) for title in ("STT", "Tên thông tin, tài liệu", "Số trang", "Tình trạng")),
        rows=tuple(
            (
                p.runs(str(item.order)),
                p.runs(item.name),
                p.runs(str(item.pages)),
                p.runs(str(item.get_condition_display())),
            )
            for item in receipt.items.all()
        ),
        widths=(1.3, 7, 2, 4),
        aligns=("center", "left", "center", "left"),
    )
    hour = f"{receipt.received_hour:%H} giờ {receipt.received_hour:%M}"
    before = [
        f"Vào {hour}, {date_long_vi(receipt.received_on)}, tại {receipt.place}.",
        f"Tôi là: {receipt.receiver}. Chức vụ: {receipt.receiver_title}.",
        f"Đã nhận của ông (bà): {receipt.giver or ROOM}; số căn cước hoặc hộ chiếu: {id_number or ROOM}, cấp: "
        f"{receipt.giver_id_issued or ROOM}; địa chỉ: {receipt.giver_address or ROOM}; các thông tin, tài liệu sau:",
    ]
    after = f"Giấy biên nhận này được lập thành {receipt.copies:02d} bản, giao cho người cung cấp thông tin, tài liệu 01 bản"
    blocks: tuple[p.Block, ...] = (*(_line(words) for words in before), table, _line(after))
    return p.Paper(
        style_id=STATE,
        organ=_organ_line("Ủy ban nhân dân", commune),
        superior_organ=f"Ủy ban nhân dân {commune.province}",
        kind="GIẤY BIÊN NHẬN",
        summary="Thông tin, tài liệu",
        blocks=blocks,
        type_code="GBN",
        organ_code="UBND",
        place=commune.name,
        authority="",
        signer_title="Người nhận",
        signer_name=receipt.receiver,
        signed_on=receipt.received_on,
        numbered=False,
        opposite="Người cung cấp thông tin, tài liệu",
        watermark_note=SAMPLE if commune.is_demo else None,
    )


def conclusion_paper(reception: Reception, commune: Commune, calendar: Calendar) -> p.Paper:
    """Thông báo kết luận: what each matter was, who deals with it, and by when the law has it answered. It names nobody who
    came; denunciations are left out."""
    visits = [one for one in reception.visits.all() if one.classification != Classification.DENUNCIATION]
    organ = organ_of(reception.host, commune)
    kind = str(reception.get_kind_display()).lower()
    title = reception.receiver_title
    opening = [
        f"Ngày {date_vi(reception.held_on)}, tại {reception.place}, {title} đã tiếp công dân ({kind}).",
        f"Sau khi nghe công dân trình bày và ý kiến của các bộ phận liên quan, {title} kết luận như sau:"
        if visits
        else "Buổi tiếp không có nội dung phải kết luận.",
    ]
    blocks: list[p.Block] = [_line(words) for words in opening]
    for number, visit in enumerate(visits, start=1):
        blocks.append(p.Heading(2, p.runs(_end(visit.content)), str(number)))
        blocks.append(_line(_conclusion(visit)))
        if not visit.answered_on:
            clock = due(REPLY, reception.held_on, calendar=calendar)
            blocks.append(_line(f"Thời hạn trả lời: chậm nhất ngày {date_vi(clock.due)} ({_cited(clock.cite)})."))
            blocks.append(_line(f"Đầu mối giải quyết, trả lời: {_contact(visit)}."))
    if visits:
        blocks.append(
            _line(
                f"{organ} thông báo để các bộ phận thực hiện và công dân liên quan biết; mỗi người chỉ nhận phần của mình."
            )
        )
    return _paper(
        reception.host,
        commune,
        "THÔNG BÁO",
        f"Kết luận của {title} tại buổi tiếp công dân ngày {date_vi(reception.held_on)}",
        [],
        recipients=("Các bộ phận được giao việc", "Công dân liên quan (phần của mình)"),
        year=reception.held_on.year,
        style=PARTY if reception.host == Host.PARTY else STATE,
        blocks=blocks,
        signer=reception.received_by,
        title=title,
    )


def organ_of(host: str, commune: Commune) -> str:
    """As a sentence says it: "Ủy ban nhân dân xã An Khánh"."""
    names = {Host.COMMITTEE: "Ủy ban nhân dân", Host.PARTY: "Đảng ủy", Host.COUNCIL: "Thường trực Hội đồng nhân dân"}
    return f"{names[Host(host)]} {commune.kind} {commune.name}"


def _paper(
    host: str,
    commune: Commune,
    kind: str,
    summary: str,
    words: Sequence[str],
    *,
    recipients: tuple[str, ...],
    year: int,
    style: str,
    blocks: Sequence[p.Block] = (),
    signer: str = "",
    title: str = "",
) -> p.Paper:
    names = {Host.COMMITTEE: "Ủy ban nhân dân", Host.PARTY: "Đảng ủy", Host.COUNCIL: "Hội đồng nhân dân"}
    superior = {
        Host.COMMITTEE: f"Ủy ban nhân dân {commune.province}",
        Host.PARTY: f"Đảng bộ {commune.province}",
        Host.COUNCIL: "",
    }
    organ = names[Host(host)] if style == STATE or host == Host.PARTY else names[Host.COMMITTEE]
    heads = {Host.COMMITTEE: "Chủ tịch", Host.PARTY: "Bí thư", Host.COUNCIL: "Chủ tịch"}
    return p.Paper(
        style_id=style,
        organ=_organ_line(organ, commune),
        superior_organ=superior[Host(host)],
        kind=kind,
        summary=summary,
        blocks=tuple(blocks) or tuple(_line(one) for one in words),
        type_code="TB",
        organ_code={Host.COMMITTEE: "UBND", Host.PARTY: "ĐU", Host.COUNCIL: "HĐND"}[Host(host)],
        place=commune.name,
        year=year,
        authority="",
        signer_title=_post(title) or heads[Host(host)],
        signer_name=signer,
        recipients=recipients,
        watermark_note=SAMPLE if commune.is_demo else None,
    )


def _conclusion(visit: Visit) -> str:
    parts = [f"Hướng xử lý: {_lower(str(visit.get_handling_display()))}"]
    if visit.handling_note:
        parts.append(visit.handling_note)
    if visit.result:
        parts.append(f"kết quả: {_lower(visit.result)}")
    return f"{_end('; '.join(parts))}."


def _contact(visit: Visit) -> str:
    """Who deals with what stays open: where it was sent on to, or room for the unit that the head names."""
    sent_on = visit.handling == Handling.TRANSFER and visit.handling_note
    return _end(visit.handling_note) if sent_on else ROOM


def _organ_line(organ: str, commune: Commune) -> str:
    return f"{organ} {commune.kind} {commune.name}"


def _post(title: str) -> str:
    """A post as it stands over a signature: without the body it belongs to."""
    for tail in (" UBND", " Đảng ủy", " HĐND"):
        title = title.partition(tail)[0]
    return title.strip()


def _cited(cite: str) -> str:
    return " và ".join(citation.vi for citation in Citation.parse_all(cite))


def _line(words: str) -> p.Paragraph:
    return p.Paragraph(p.runs(words))


def _end(words: str) -> str:
    return words.strip().rstrip(".;, ")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
