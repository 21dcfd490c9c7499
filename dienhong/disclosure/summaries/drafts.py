"""Both papers as Word drafts in State form: the quarterly list, and the report to the people's council."""

from datetime import date

from dienhong.commune.models import Commune
from dienhong.disclosure.summaries.listed import Listed
from dienhong.disclosure.summaries.report import Report
from dienhong.documents import paper as p
from dienhong.law.citations import Citation
from dienhong.law.dates_vi import count_vi, date_vi, number_vi
from dienhong.law.periods import Period

STATE = "state/ND30"
SAMPLE = "DỮ LIỆU MẪU"
LIST = "10/2022/QH15 art 13 k 2"
REPORT = "10/2022/QH15 art 14 k 3"


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
    published, in_time = found.total("published"), found.total("in_time")
    clocked = published - found.total("unclocked")
    blocks: list[p.Block] = [
        _line(
            f"Thực hiện {_cited(REPORT)}, Ủy ban nhân dân {commune.full_name} báo cáo Hội đồng nhân dân tại kỳ họp thường lệ "
            f"gần nhất{session} về việc công khai {days}. Các số dưới đây đếm từ sổ công khai ngày {date_vi(drawn_on)}."
        ),
        p.Heading(1, p.runs("Kết quả công khai"), "I"),
        _line(
            f"Đã công khai {count_vi(published)} nội dung; {count_vi(in_time)} nội dung đúng hạn trên {count_vi(clocked)} "
            f"nội dung có hạn trong luật. Đã dán {count_vi(found.total('posted_places'))} lượt tại trụ sở và các thôn; phát "
            f"thanh {count_vi(found.total('broadcasts'))} đợt; trưởng thôn, tổ trưởng báo lại {count_vi(found.total('relays'))} "
            f"lượt. Công khai lại {count_vi(found.versions)} bản sửa đổi, đính chính; gỡ {count_vi(found.withdrawn)} nội dung."
        ),
        _table(found),
        p.Heading(1, p.runs("Ý kiến của Nhân dân"), "II"),
        _line(
            f"Nhận {count_vi(found.questions)} câu hỏi về nội dung công khai, đã trả lời {count_vi(found.questions_answered)} "
            f"câu. Nhận {count_vi(found.corrections)} đề nghị đính chính: đã đính chính {count_vi(found.corrected)}, trả lời "
            f"không đính chính {count_vi(found.refused)}; trả lời đúng hạn {count_vi(found.answered_in_time)}."
        ),
        p.Heading(1, p.runs("Tồn tại"), "III"),
        _coded(found.late, "Không có nội dung nào công khai quá hạn", "nội dung công khai quá hạn"),
        _coded(
            found.unposted,
            "Không có nội dung nào phải niêm yết mà chưa ghi nơi niêm yết",
            "nội dung phải niêm yết mà sổ chưa ghi nơi niêm yết",
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


def _table(found: Report) -> p.Table:
    titles = ("Nội dung", "Đã công khai", "Đúng hạn", "Lượt dán", "Đợt phát thanh", "Lượt báo lại")
    rows = [
        tuple(
            p.runs(text)
            for text in (
                f"{line.id} {line.vi}",
                *(
                    number_vi(value)
                    for value in (line.published, line.in_time, line.posted_places, line.broadcasts, line.relays)
                ),
            )
        )
        for line in found.lines
    ]
    sums = (number_vi(found.total(one)) for one in ("published", "in_time", "posted_places", "broadcasts", "relays"))
    rows.append(tuple(p.runs(p.Text(text, bold=True)) for text in ("Cộng", *sums)))
    aligns: tuple[p.Align, ...] = ("left", *("right",) * 5)
    return p.Table(tuple(p.runs(one) for one in titles), tuple(rows), (5, 2, 2, 2, 2, 2), aligns)


def _coded(codes: list[str], none: str, some: str) -> p.Paragraph:
    if not codes:
        return _line(f"{none}.")
    listed: list[str | p.Run] = [f"Có {count_vi(len(codes))} {some}: "]
    for number, code in enumerate(codes):
        listed += [", " if number else "", p.Ref(code)]
    return p.Paragraph(p.runs(*listed, "."))


def _cited(cite: str) -> str:
    return Citation.parse(cite).vi


def _line(words: str) -> p.Paragraph:
    return p.Paragraph(p.runs(words))
