"""The paper sheet that voters sign."""

from dienhong.commune.models import Commune
from dienhong.dialogue.demands.models import Demand
from dienhong.dialogue.demands.rules import needed
from dienhong.documents import paper as p
from dienhong.law.dates_vi import count_vi, date_vi

LINES = 20
STATE, SAMPLE = "state/ND30", "DỮ LIỆU MẪU"


def sheet_paper(demand: Demand, commune: Commune) -> p.Paper:
    """One sheet of twenty lines: number, name, address, day, signature."""
    header = tuple(p.runs(words) for words in ("Dòng", "Họ và tên", "Địa chỉ (thôn, xóm)", "Ngày ký", "Chữ ký"))
    rows = tuple((p.runs(str(order)), (), (), (), ()) for order in range(1, LINES + 1))
    enough = needed(demand.voters, demand.opened_on)
    words = (
        f"Chúng tôi là cử tri của {commune.full_name}, yêu cầu Ủy ban nhân dân xã tổ chức đối thoại về: {demand.subject}. "
        f"Cần {count_vi(enough or 0)} chữ ký trên {count_vi(demand.voters)} cử tri của xã."
    )
    rule = "Mỗi cử tri ký một lần. Tên và địa chỉ chỉ ở trên tờ giấy này; phần mềm không giữ tên."
    return p.Paper(
        style_id=STATE,
        organ=f"Cử tri {commune.full_name}",
        kind="TỜ KÝ YÊU CẦU ĐỐI THOẠI",
        summary=f"Yêu cầu {demand.code}, mở ngày {date_vi(demand.opened_on)}. Tờ số: ……",
        blocks=(
            p.Paragraph(p.runs(words)),
            p.Table(header, rows, widths=(1.3, 5, 6, 2.6, 3), aligns=("center", "left", "left", "center", "left")),
            p.Paragraph(p.runs(rule)),
        ),
        type_code="",
        organ_code="",
        place=commune.name,
        year=demand.opened_on.year,
        authority="",
        signer_title="Người thu tờ ký",
        signer_name="",
        numbered=False,
        watermark_note=SAMPLE if commune.is_demo else None,
    )
