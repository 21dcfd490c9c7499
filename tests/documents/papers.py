# ruff: noqa: E501 - the sentences of a report are kept whole
"""A six-month report of An Khánh as a paper, in any house style; the signer is invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dienhong.documents.house_styles import style
from dienhong.documents.paper import (
    Annex,
    Block,
    Column,
    Heading,
    Num,
    Paper,
    Paragraph,
    Ref,
    Run,
    Table,
    Text,
    runs,
)

FIGURES = {
    "area": ("F-2026-0001", "Diện tích tự nhiên"),
    "people": ("F-2026-0002", "Dân số"),
    "villages": ("F-2026-0003", "Số thôn"),
    "party": ("F-2026-0004", "Tổ chức đảng"),
    "members": ("F-2026-0005", "Đảng viên"),
    "dialogues": ("F-2026-0006", "Đối thoại đột xuất năm 2025"),
    "receptions": ("F-2026-0007", "Buổi tiếp công dân và giao ban tại trụ sở"),
    "strict": ("F-2026-0008", "Buổi tiếp công dân"),
    "conventions": ("F-2026-0009", "Thôn có hương ước, quy ước"),
    "conferences": ("F-2026-0010", "Trường học đã tổ chức hội nghị"),
    "inspections": ("F-2026-0011", "Kiểm tra đột xuất kỷ cương công vụ"),
    "pledges": ("F-2026-0012", "Cán bộ, công chức đã ký cam kết"),
    "unions": ("F-2026-0013", "Công đoàn cơ sở đã tuyên truyền"),
}


def num(text: str, key: str, part: str = "") -> Num:
    code, label = FIGURES[key]
    return Num(text, f"{code}/{part}" if part else code, label)


def _p(*given: str | Run) -> Paragraph:
    return Paragraph(runs(*given))


def _h(level: int, number: str, title: str) -> Heading:
    return Heading(level, runs(title), number)


def _blocks(comma: str, issuer: str) -> tuple[Block, ...]:
    """The body as `issuer` reports it; `comma` is what the house style puts between a document's number and its day."""

    def cited(number: str, day: str) -> tuple[Ref, str]:
        return Ref(number), f"{comma}ngày {day}"

    return (
        _p(
            "Thực hiện Công văn số ", *cited("741-CV/BTGDVTU", "29/4/2026"),
            f" của Ban Tuyên giáo và Dân vận Thành ủy, {issuer} báo cáo kết quả thực hiện dân chủ ở cơ sở "
            "6 tháng đầu năm 2026. Số liệu lấy từ ngày 01/01/2026 đến hết ngày 31/5/2026; số của thời gian khác được "
            "ghi rõ bên cạnh.",
        ),
        _h(1, "I", "Đặc điểm, tình hình"),
        _p(
            "Theo Nghị quyết số ", Ref("1669/NQ-UBTVQH15"),
            " của Ủy ban Thường vụ Quốc hội, xã An Khánh ra đời ngày 01/7/2025. Xã rộng hơn ", num("24", "area"), " km², có gần ", num("34.000", "people"),
            " người, chia thành ", num("19", "villages"), " thôn. Đảng bộ xã có ", num("40", "party"),
            " tổ chức đảng, gồm ", num("02", "party", "dang-bo"), " đảng bộ, ", num("15", "party", "chi-bo-co-so"),
            " chi bộ cơ sở và ", num("23", "party", "chi-bo-truc-thuoc"), " chi bộ trực thuộc, với ",
            num("1.397", "members"), " đảng viên.",
        ),
        _p(
            "Nửa đầu năm, xã dồn sức cho giải phóng mặt bằng, bầu cử và chuyển đổi số. Đó cũng là ba việc được hỏi "
            "nhiều nhất trong các buổi tiếp công dân.",
        ),
        _h(1, "II", "Lãnh đạo, chỉ đạo triển khai"),
        _h(2, "1", "Đảng ủy"),
        _p(
            "Ban Thường vụ Đảng ủy cụ thể hóa Kết luận số ", Ref("553-KL/TU"), " và Chỉ thị số ", Ref("15-CT/TU"),
            " của Ban Thường vụ Thành ủy. Kế hoạch số ", *cited("44-KH/ĐU", "16/01/2026"),
            " giao người đứng đầu cấp ủy, chính quyền đối thoại với Nhân dân. Công văn số ",
            *cited("142-CV/ĐU", "04/10/2025"), " vẫn là căn cứ để các cơ sở ban hành quy chế dân chủ.",
        ),
        _p(
            "Chương trình kiểm tra, giám sát năm 2026 có nội dung dân chủ ở cơ sở, trọng tâm là bầu cử, đất công ích "
            "và chế độ đối với người có công.",
        ),
        _h(2, "2", "Hội đồng nhân dân và Ủy ban nhân dân"),
        _p(
            "HĐND xã ban hành Nghị quyết số ", Ref("04/NQ-HĐND"), " ngày 09/3/2026 về biện pháp bảo đảm thực hiện dân "
            "chủ ở cơ sở và giám sát việc thực hiện Nghị quyết số ", Ref("82/NQ-HĐND"),
            " ngày 11/12/2025 của HĐND thành phố. UBND xã thực hiện Kế hoạch số ", Ref("10/KH-UBND"),
            " ngày 15/01/2026 về kỷ cương công vụ.",
        ),
        _h(2, "3", "Mặt trận Tổ quốc và các tổ chức chính trị - xã hội"),
        _p(
            "Ủy ban MTTQ Việt Nam xã nắm dư luận hằng tuần, hằng tháng; hướng dẫn Ban Thanh tra nhân dân và Ban Giám sát "
            "đầu tư của cộng đồng theo dõi công trình, khoản đóng góp và việc giải quyết đơn thư.",
        ),
        _h(1, "III", "Kết quả ở các loại hình cơ sở"),
        _h(2, "1", "Ở xã"),
        _h(3, "1.1", "Đối thoại và tiếp công dân"),
        _p(
            "Năm 2025, xã tổ chức ", num("16", "dialogues"), " cuộc đối thoại đột xuất. Kiến nghị từ các cuộc này còn "
            "được theo dõi đến khi có trả lời.",
        ),
        _p(
            "Đến ngày 31/5/2026, tại trụ sở xã có ", num("25", "receptions"), " buổi làm việc với Nhân dân và cơ sở: ",
            num("21", "receptions", "ubnd"), " buổi tiếp công dân của UBND xã, ", num("02", "receptions", "dang-uy"),
            " buổi của Đảng ủy xã và ", num("02", "receptions", "giao-ban"),
            " buổi giao ban của Thường trực Đảng ủy với bí thư chi bộ, trưởng thôn. Riêng tiếp công dân là ",
            num("23", "strict"), " buổi.",
        ),
        _h(3, "1.2", "Công khai"),
        _p(
            "UBND xã niêm yết tại Bộ phận một cửa và đăng trên Cổng thông tin điện tử quy hoạch, kế hoạch sử dụng đất; "
            "dự toán, quyết toán ngân sách; khoản đóng góp tự nguyện và danh sách bình xét hưởng chính sách.",
        ),
        _h(3, "1.3", "Trách nhiệm công vụ"),
        _p(
            "Cán bộ, công chức của xã đã ký cam kết giữ kỷ luật, kỷ cương hành chính (", num("100%", "pledges"),
            "); bản cam kết được niêm yết tại nơi làm việc.",
        ),
        _h(2, "2", "Ở thôn, cơ quan, trường học và doanh nghiệp"),
        _p("Kết quả tổng hợp như sau:"),
        Table(
            header=(runs("Loại hình cơ sở"), runs("Chỉ tiêu"), runs("Kết quả")),
            rows=(
                (runs("Thôn, khu dân cư"), runs("Hoàn thiện hương ước, quy ước"),
                 runs(num("19/19", "conventions"), " thôn (100%)")),
                (runs("Cơ sở giáo dục"), runs("Tổ chức hội nghị cán bộ, công chức, viên chức"),
                 runs(num("10/10", "conferences"), " trường (100%)")),
                (runs("Công sở"), runs("Kiểm tra đột xuất kỷ cương công vụ"),
                 runs(num("03", "inspections"), " cuộc, đều đạt yêu cầu")),
                (runs("Cán bộ, công chức"), runs("Ký cam kết không nhũng nhiễu"), runs(num("100%", "pledges"))),
                (runs("Doanh nghiệp"), runs("Tuyên truyền Luật Thực hiện dân chủ ở cơ sở"),
                 runs(num("100%", "unions"), " công đoàn cơ sở")),
            ),
            widths=(19, 29, 24),
        ),
        Paragraph((Text("Nguồn của từng số có trong phụ lục “Bảng truy xuất số liệu” kèm theo báo cáo này.", italic=True),)),
        _h(1, "IV", "Đánh giá chung"),
        _p(
            "1. Kết quả: hương ước, quy ước và hội nghị cán bộ, công chức, viên chức đã xong ở mọi đơn vị phải làm. Lịch "
            "tiếp công dân của UBND xã được giữ đều; trong kỳ không phát sinh điểm nóng.",
        ),
        _p(
            "2. Hạn chế: trong kỳ chưa có cuộc đối thoại nào theo Kế hoạch số ", Ref("44-KH/ĐU"),
            "; Đảng ủy xã mới tiếp công dân ", num("02", "receptions", "dang-uy"),
            " buổi; cán bộ một số thôn còn lúng túng với quy định mới của Luật số ", Ref("97/2025/QH15"), ".",
        ),
        _p("3. Nguyên nhân: lịch đối thoại lùi vì bầu cử; kiểm tra, đôn đốc chưa thường xuyên; tài liệu chưa sát việc thôn."),
        _h(1, "V", "Nhiệm vụ trọng tâm 6 tháng cuối năm 2026"),
        _p("1. Tổ chức hội nghị đối thoại với Nhân dân trong quý III; công khai kết quả và hạn trả lời từng ý kiến."),
        _p("2. Bí thư Đảng ủy tiếp dân đủ số ngày theo Quy định số ", Ref("11-QĐi/TW"), "; niêm yết lịch trước mỗi kỳ."),
        _p("3. Rà soát quy chế dân chủ của xã, trường học và doanh nghiệp theo luật đang có hiệu lực."),
        _p("4. Tập huấn cho trưởng thôn về họp thôn, phiếu lấy ý kiến hộ và ghi sổ."),
        _h(1, "VI", "Kiến nghị, đề xuất"),
        _p(
            "Đề nghị Thành ủy mở lớp tập huấn nghiệp vụ thực hiện dân chủ ở cơ sở cho cán bộ xã, thôn. Đề nghị Ban Tuyên "
            "giáo và Dân vận Thành ủy hỗ trợ video, infographic và cẩm nang điện tử.",
        ),
        _p(f"{issuer} trân trọng báo cáo."),
    )  # fmt: skip


def _annex(caption: tuple[Run, ...]) -> Annex:
    h1 = "01/01 – 31/5/2026"
    lines = (
        ("24 km²", "I", "Diện tích tự nhiên (in “hơn”)", "01/7/2025", "Số khai", "Nghị quyết số 1669/NQ-UBTVQH15"),
        ("34.000", "I", "Dân số (in “gần”)", "31/12/2025", "Số khai", "Văn bản nguồn: cần bổ sung"),
        ("19", "I", "Số thôn", "31/5/2026", "Danh mục thôn, 19 dòng", "Nghị quyết số 1669/NQ-UBTVQH15"),
        ("40 = 02 + 15 + 23", "I", "Tổ chức đảng: đảng bộ, chi bộ cơ sở, chi bộ trực thuộc", "31/5/2026",
         "Danh mục tổ chức đảng, 40 dòng", "Tổng khớp với ba số thành phần"),
        ("1.397", "I", "Đảng viên", "31/5/2026", "Số khai", "Văn phòng Đảng ủy, 01/6/2026"),
        ("16", "III.1.1", "Đối thoại đột xuất", "năm 2025", "DTH-2025-0001…0016", "Khóa sổ 31/12/2025"),
        ("25 = 21 + 02 + 02", "III.1.1", "Buổi làm việc tại trụ sở: tiếp công dân và giao ban", h1, "23 TCD, 02 GB",
         "Sổ Tiếp công dân khóa 02/6/2026; sổ Giao ban khóa 11/6/2026"),
        ("21", "III.1.1", "Tiếp công dân, UBND xã chủ trì", h1, "TCD-2026-0001…0010, 0012…0020, 0022, 0023",
         "Khóa sổ 02/6/2026"),
        ("02", "III.1.1", "Tiếp công dân, Đảng ủy xã chủ trì", h1, "TCD-2026-0011, 0021", "Khóa sổ 02/6/2026"),
        ("02", "III.1.1", "Giao ban với bí thư chi bộ, trưởng thôn", h1, "GB-2026-0001, 0002", "Khóa sổ 11/6/2026"),
        ("23", "III.1.1", "Tiếp công dân của UBND xã và Đảng ủy xã", h1, "TCD-2026-0001…0023", "Khóa sổ 02/6/2026"),
        ("19/19", "III.2", "Thôn có hương ước được công nhận / tổng số thôn", "31/5/2026", "CH-2026-0014…0032",
         "Khóa sổ 29/5/2026"),
        ("10/10", "III.2", "Trường đã họp hội nghị / tổng số trường", h1, "CH-2026-0004…0013", "Khóa sổ 01/6/2026"),
        ("03", "III.2", "Kiểm tra đột xuất kỷ cương", h1, "GS-2026-0005, 0008, 0012", "Khóa sổ 01/6/2026"),
        ("0", "IV", "Đối thoại theo Kế hoạch số 44-KH/ĐU", h1, "Không có bản ghi", "Sổ Đối thoại khóa 11/6/2026"),
        ("100%", "III.1.3, III.2", "Cán bộ, công chức ký cam kết / tổng số", "31/5/2026", "31/31, CH-2026-0033…0063",
         "Khóa sổ 01/6/2026"),
        ("100%", "III.2", "Công đoàn cơ sở đã tuyên truyền / tổng số", h1, "6/6, CH-2026-0064…0069", "Khóa sổ 01/6/2026"),
    )  # fmt: skip
    return Annex(
        title="Bảng truy xuất số liệu",
        caption=caption,
        columns=(
            Column("TT", 4, "center"), Column("Số trong báo cáo", 13), Column("Mục", 8), Column("Nghĩa của số", 29),
            Column("Kỳ số liệu", 13.5), Column("Bản ghi làm chứng", 19), Column("Khóa sổ, nguồn", 20),
        ),
        rows=tuple(
            (runs(str(i)), *(runs(Ref(c) if "-" in c else c) for c in line)) for i, line in enumerate(lines, start=1)
        ),
        note="Số khai là số không có sổ nào đếm; mỗi số khai ghi ngày và văn bản nguồn. Mỗi số trong báo cáo mang mã để "
        "tìm ngược về bảng này.",
    )  # fmt: skip


def party_report(style_id: str = "party/HD36") -> Paper:
    """The report of the Party committee, numbered and dated 12/6/2026, with its annex."""
    house = style(style_id)
    comma = house.citation.before_date
    return Paper(
        style_id=style_id,
        superior_organ="Đảng bộ thành phố Hải Phòng",
        organ="Đảng ủy xã An Khánh",
        number="35-BC/ĐU",
        type_code="BC",
        organ_code="ĐU",
        place="An Khánh",
        signed_on=date(2026, 6, 12),
        kind="Báo cáo",
        summary="Kết quả thực hiện dân chủ ở cơ sở 6 tháng đầu năm và nhiệm vụ trọng tâm 6 tháng cuối năm 2026",
        blocks=_blocks(comma, "Đảng ủy xã An Khánh"),
        recipients=(
            "Ban Tuyên giáo và Dân vận Thành ủy (b/c)",
            "Thường trực Đảng ủy, HĐND, UBND xã",
            "Ban Xây dựng Đảng Đảng ủy",
        ),
        authority=house.on_behalf_of("Ban Thường vụ"),
        signer_title="Bí thư",
        signer_name="Trần Quốc Hưng",
        watermark_note="DỮ LIỆU MẪU",
        annex=_annex(runs("kèm theo Báo cáo số ", Ref("35-BC/ĐU"), f"{comma}ngày 12/6/2026 của Đảng ủy xã An Khánh")),
    )


def state_report() -> Paper:
    """The same results as a paper of the People's Committee."""
    return replace(
        party_report("state/ND30"),
        superior_organ="",
        organ="Ủy ban nhân dân xã An Khánh",
        number="35/BC-UBND",
        organ_code="UBND",
        blocks=_blocks(" ", "Ủy ban nhân dân xã An Khánh"),
        recipients=("UBND thành phố Hải Phòng (b/c)", "Thường trực Đảng ủy, HĐND xã", "Các thôn"),
        authority=style("state/ND30").on_behalf_of("Ủy ban nhân dân"),
        signer_title="Chủ tịch",
        annex=_annex(
            runs("(Kèm theo Báo cáo số ", Ref("35/BC-UBND"), " ngày 12/6/2026 của Ủy ban nhân dân xã An Khánh)")
        ),
    )


def report(style_id: str) -> Paper:
    """The sample in any house style."""
    return state_report() if style_id == "state/ND30" else party_report(style_id)
