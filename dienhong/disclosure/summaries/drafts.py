"""Both papers as Word drafts in State form: the quarterly list, and the report to the people's council."""

from datetime import date

from dienhong.commune.models import Commune
from dienhong.disclosure.summaries.listed import Listed
from dienhong.disclosure.summaries.reported import CORRECTIONS, NOT_CLOSED, QUESTIONS, Report
from dienhong.documents import paper as p
from dienhong.law.citations import Citation
from dienhong.law.dates_vi import count_vi, date_vi, number_vi
from dienhong.law.periods import Period

STATE = "state/ND30"
SAMPLE = "DỮ LIỆU MẪU"
LIST = "10/2022/QH15 art 13 k 2"
REPORT = "10/2022/QH15 art 14 k 3"
UNPROVEN = f"Dấu “–”: sổ công khai {NOT_CLOSED} cho đủ các ngày này nên số 0 chưa có chứng cứ."


def list_paper(listed: list[Listed], quarter: Period, commune: Commune, *, drawn_on: date) -> p.Paper:
    """Danh mục: one row a matter, each form on a line of its own."""
    rows = tuple(
        (
            p.runs(str(number)),
            p.runs(p.Ref(one.code), f" {one.title_vi}"),
            p.runs(one.content_vi),
            p.runs("; ".join(told.line_vi for told in one.told)),
        )
        for number, one in enumerate(listed, start=1)
    )
    titles = ("STT", "Nội dung", "Loại", "Hình thức, nơi, thời gian")
    table = p.Table(tuple(p.runs(one) for one in titles), rows, (1, 5, 2.4, 6), ("center", "left", "left", "left"))
    opening = (
        f"Thực hiện {_cited(LIST)}, Ủy ban nhân dân {commune.full_name} lập danh mục {count_vi(len(listed))} nội dung đã "
        f"công khai trong {quarter.label_vi} (từ {date_vi(quarter.calendar_window().from_on)} đến "
        f"{date_vi(quarter.calendar_window().to_on)}), lập ngày {date_vi(drawn_on)}."
    )
    blocks: tuple[p.Block, ...] = (_line(opening), table) if rows else (_line(opening),)
    return p.Paper(
        style_id=STATE,
        organ=f"Ủy ban nhân dân {commune.full_name}",
        superior_organ=f"Ủy ban nhân dân {commune.province}",
        kind="DANH MỤC",
        summary=f"Nội dung đã công khai {quarter.label_vi}",
        blocks=(*blocks, _line("Danh mục này niêm yết tại trụ sở và nhà văn hóa, điểm sinh hoạt cộng đồng các thôn.")),
        type_code="DM",
        organ_code="UBND",
        place=commune.name,
        year=drawn_on.year,
        authority="TM. ỦY BAN NHÂN DÂN",
        signer_title="Chủ tịch",
        signer_name="",
        numbered=False,
        recipients=("Các thôn, tổ dân phố (để niêm yết)", "Thường trực HĐND, Ủy ban MTTQ xã", "Lưu: VT"),
        watermark_note=SAMPLE if commune.is_demo else None,
    )


def report_paper(found: Report, commune: Commune, *, session_on: date | None, drawn_on: date) -> p.Paper:
    """Báo cáo: what was told, how, what was late, what people asked. Every number is one of `found`."""
    days = f"từ {date_vi(found.window.from_on)} đến {date_vi(found.window.to_on)}"
    session = f" khai mạc ngày {date_vi(session_on)}" if session_on else ""
    blocks: list[p.Block] = [
        _line(
            f"Thực hiện {_cited(REPORT)}, Ủy ban nhân dân {commune.full_name} báo cáo Hội đồng nhân dân tại kỳ họp thường lệ "
            f"gần nhất{session} về việc công khai {days}. Các số dưới đây đếm từ sổ công khai ngày {date_vi(drawn_on)}."
        ),
        p.Heading(1, p.runs("Kết quả công khai"), "I"),
        _line(_results(found)),
        _table(found),
        *([_line(UNPROVEN)] if found.items_open else []),
        p.Heading(1, p.runs("Ý kiến của Nhân dân"), "II"),
        _line(_asked(found)),
        p.Heading(1, p.runs("Tồn tại"), "III"),
        _coded(found.overdue, "nội dung quá hạn công khai", found),
        _coded(
            [(one.code, f" (thiếu {one.missing}/{one.wanted} nơi)") for one in found.unposted],
            "nội dung phải niêm yết mà sổ chưa ghi đủ nơi niêm yết",
            found,
        ),
    ]
    return p.Paper(
        style_id=STATE,
        organ=f"Ủy ban nhân dân {commune.full_name}",
        superior_organ=f"Ủy ban nhân dân {commune.province}",
        kind="BÁO CÁO",
        summary=f"Việc công khai theo Luật Thực hiện dân chủ ở cơ sở {days}",
        blocks=tuple(blocks),
        type_code="BC",
        organ_code="UBND",
        place=commune.name,
        year=drawn_on.year,
        authority="TM. ỦY BAN NHÂN DÂN",
        signer_title="Chủ tịch",
        signer_name="",
        recipients=("Hội đồng nhân dân xã", "Ủy ban MTTQ Việt Nam xã", "Lưu: VT"),
        watermark_note=SAMPLE if commune.is_demo else None,
    )


def _results(found: Report) -> str:
    published = found.total("published")
    clocked = published - found.total("unclocked")
    in_time = (
        f"; đúng hạn {count_vi(found.total('in_time'))} trên {count_vi(clocked)} nội dung có hạn trong luật"
        if clocked
        else "; không nội dung nào có hạn trong dữ liệu luật"
        if published
        else ""
    )
    return (
        f"Số nội dung đã công khai: {found.told(published)}{in_time}. Số lượt dán tại trụ sở và các thôn: "
        f"{found.told(found.total('posted_places'))}; số đợt phát thanh: {found.told(found.total('broadcasts'))}; số lượt "
        f"trưởng thôn, tổ trưởng báo lại: {found.told(found.total('relays'))}. Số bản sửa đổi, đính chính công khai lại: "
        f"{found.told(found.versions)}; số nội dung đã gỡ: {found.told(found.withdrawn)}."
    )


def _asked(found: Report) -> str:
    """What people asked; days of answering only where the law had some."""
    questions = f"Số câu hỏi về nội dung công khai: {found.told(found.questions, QUESTIONS)}"
    if found.questions:
        questions += f", đã trả lời {count_vi(found.questions_answered)}"
    asked = f"Số đề nghị đính chính: {found.told(found.corrections, CORRECTIONS)}"
    if found.corrections:
        asked += f", đã đính chính {count_vi(found.corrected)}, trả lời không đính chính {count_vi(found.refused)}"
    if found.clocked:
        asked += f"; trả lời đúng hạn {count_vi(found.answered_in_time)} trên {count_vi(found.clocked)} đề nghị có hạn trong luật"
    elif found.corrections:
        asked += "; luật chưa định số ngày trả lời cho các ngày này"
    return f"{questions}. {asked}."


def _table(found: Report) -> p.Table:
    titles = ("Nội dung", "Đã công khai", "Đúng hạn", "Lượt dán", "Đợt phát thanh", "Lượt báo lại")
    rows = [
        tuple(
            p.runs(text)
            for text in (
                f"{line.id} {line.vi}",
                _cell(line.published, found),
                number_vi(line.in_time) if line.published else _cell(0, found),
                *(_cell(value, found) for value in (line.posted_places, line.broadcasts, line.relays)),
            )
        )
        for line in found.lines
    ]
    sums = (_cell(found.total(one), found) for one in ("published", "in_time", "posted_places", "broadcasts", "relays"))
    rows.append(tuple(p.runs(p.Text(text, bold=True)) for text in ("Cộng", *sums)))
    aligns: tuple[p.Align, ...] = ("left", *("right",) * 5)
    return p.Table(tuple(p.runs(one) for one in titles), tuple(rows), (5, 2, 2, 2, 2, 2), aligns)


def _cell(value: int, found: Report) -> str:
    """A nought of an open book is left out; the line under the table says why."""
    return "–" if value == 0 and found.items_open else number_vi(value)


def _coded(named: list[tuple[str, str]], what: str, found: Report) -> p.Paragraph:
    """Each item by its code, with what follows it."""
    if not named:
        words = f"chưa khẳng định được: sổ công khai {NOT_CLOSED}" if found.items_open else "không có"
        return _line(f"{what[:1].upper()}{what[1:]}: {words}.")
    listed: list[str | p.Run] = [f"Có {count_vi(len(named))} {what}: "]
    for number, (code, more) in enumerate(named):
        listed += [", " if number else "", p.Ref(code), more]
    return p.Paragraph(p.runs(*[one for one in listed if one], "."))


def _cited(cite: str) -> str:
    return Citation.parse(cite).vi


def _line(words: str) -> p.Paragraph:
    return p.Paragraph(p.runs(words))
