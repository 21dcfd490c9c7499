"""The papers of a letter as plain values for `documents`: notices of acceptance and refusal, slips that pass a letter on or
tell where it belongs, minutes of a dialogue. Numbers, days and what is not known stay blank. No paper about a denunciation
bears the denouncer's name: that blank is filled by hand."""

from dataclasses import dataclass

from dienhong.commune.models import Commune
from dienhong.documents.paper import Block, Heading, Paper, Paragraph, Table, runs
from dienhong.law.criteria import NotInForce, UnknownCriteria, criterion
from dienhong.law.dates_vi import date_vi
from dienhong.petitions.papers.models import Petition
from dienhong.petitions.papers.rules.settling import NOT_ACCEPTED

STYLE = "state/ND30"
SAMPLE = "DỮ LIỆU MẪU"
DOT = "…\u200b"  # a line may break after each: a run of dots that cannot break would tear its line apart
SHORT, BLANK, LONG_BLANK = DOT * 4, DOT * 12, DOT * 40
BY_HAND = f"Ông (bà) {BLANK}{BLANK} (ghi tay; không đánh máy, không lưu tên vào tệp này)"
TO_FILE = ("Như trên", "Lưu: VT, hồ sơ")


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around the words: the commune, who signs, the year, the sender's identity number where it may be read."""

    commune: Commune
    signer: str
    year: int
    id_number: str = ""

    @property
    def organ(self) -> str:
        return f"Ủy ban nhân dân {self.commune.full_name}"


def acceptance(petition: Petition, around: Around) -> Paper:
    """Decree 155/2026, form 03."""
    return _notice(
        around,
        "về việc thụ lý giải quyết khiếu nại",
        f"Kính gửi: {_sender(petition)}",
        f"{around.organ} đã nhận được đơn khiếu nại của: {_sender(petition)}.",
        f"Địa chỉ: {petition.sender_address or LONG_BLANK}.",
        f"Số căn cước hoặc số định danh cá nhân, hộ chiếu: {around.id_number or BLANK}; ngày cấp: {BLANK}; nơi cấp: {BLANK}.",
        f"Khiếu nại về việc: {_about(petition)}.",
        "Sau khi xem xét nội dung đơn khiếu nại, căn cứ quy định của pháp luật về khiếu nại, "
        f"{around.organ} nhận thấy đơn khiếu nại đủ điều kiện thụ lý.",
        f"Vậy thông báo để {_sender(petition)} được biết.",
    )


def refusal(petition: Petition, around: Around) -> Paper:
    """Decree 155/2026, form 04."""
    return _notice(
        around,
        "về việc không thụ lý giải quyết khiếu nại",
        f"Kính gửi: {_sender(petition)}",
        f"{around.organ} đã nhận được đơn khiếu nại của: {_sender(petition)}.",
        f"Địa chỉ: {petition.sender_address or LONG_BLANK}.",
        f"Khiếu nại về việc: {_about(petition)}.",
        f"Sau khi xem xét nội dung đơn khiếu nại, căn cứ Điều 11 của Luật Khiếu nại, {around.organ} nhận thấy, đơn khiếu "
        f"nại của {_sender(petition)} không đủ điều kiện để thụ lý giải quyết vì {_why_refused(petition)}.",
        f"Vậy thông báo để {_sender(petition)} được biết.",
    )


def to_denouncer(petition: Petition, around: Around) -> Paper:
    """Decree 31/2019, form 05, by what the law says it tells; its layout was not seen."""
    accepted = f"ngày {date_vi(petition.accepted_on)}" if petition.accepted_on else f"ngày {BLANK}"
    return _notice(
        around,
        "về việc thụ lý tố cáo",
        f"Kính gửi: {BY_HAND}",
        f"Ngày {date_vi(petition.received_on)}, {around.organ} đã nhận được tố cáo của ông (bà).",
        f"Nội dung tố cáo được thụ lý: {LONG_BLANK}{LONG_BLANK}.",
        f"{around.organ} đã thụ lý tố cáo {accepted} để giải quyết theo quy định của Luật Tố cáo. Thời hạn giải quyết: "
        f"{SHORT} ngày kể từ ngày thụ lý.",
        "Vậy thông báo để ông (bà) được biết.",
    )


def passing_on(petition: Petition, around: Around) -> Paper:
    """The slip with which a letter goes to whose it is."""
    whose = "(người tố cáo được giữ bí mật danh tính)" if petition.is_denunciation else f"của {_sender(petition)}"
    about = LONG_BLANK if petition.is_denunciation else _bare(petition.content)
    return _paper(
        around,
        "Phiếu chuyển đơn",
        f"về việc chuyển đơn {_kind(petition)}",
        "PC",
        (
            f"Kính gửi: {petition.competent_body or LONG_BLANK}",
            f"Ngày {date_vi(petition.received_on)}, {around.organ} nhận được đơn {_kind(petition)} {whose}.",
            f"Nội dung: {about}.",
            f"Căn cứ nội dung đơn và quy định của pháp luật, việc này thuộc thẩm quyền của {petition.competent_body or BLANK}.",
            f"{around.organ} chuyển đơn đến {petition.competent_body or BLANK} để xem xét, giải quyết theo quy định của "
            "pháp luật.",
        ),
        ("Như trên", "Người gửi đơn (để biết)", "Lưu: VT, hồ sơ"),
    )


def told_of_passing(petition: Petition, around: Around) -> Paper:
    """What the sender is told of it."""
    to = BY_HAND if petition.is_denunciation else _sender(petition)
    return _notice(
        around,
        f"về việc chuyển đơn {_kind(petition)}",
        f"Kính gửi: {to}",
        f"Ngày {date_vi(petition.received_on)}, {around.organ} nhận được đơn {_kind(petition)} của ông (bà).",
        f"Nội dung đơn không thuộc thẩm quyền giải quyết của {around.organ}. Căn cứ quy định của pháp luật, đơn đã được "
        f"chuyển đến {petition.competent_body or LONG_BLANK} tại văn bản số {BLANK} ngày {BLANK}.",
        "Vậy thông báo để ông (bà) được biết và liên hệ theo dõi việc giải quyết.",
    )


def guidance(petition: Petition, around: Around) -> Paper:
    """The slip that tells a sender where the matter belongs."""
    return _paper(
        around,
        "Phiếu hướng dẫn",
        f"về việc gửi đơn {_kind(petition)} đến cơ quan có thẩm quyền",
        "HD",
        (
            f"Kính gửi: {BY_HAND if petition.is_denunciation else _sender(petition)}",
            f"Ngày {date_vi(petition.received_on)}, {around.organ} nhận được đơn {_kind(petition)} của ông (bà).",
            f"Sau khi xem xét, nội dung đơn thuộc thẩm quyền giải quyết của {petition.competent_body or LONG_BLANK}.",
            f"Đề nghị ông (bà) gửi đơn đến {petition.competent_body or BLANK} để được giải quyết theo quy định của pháp luật.",
        ),
    )


def minutes(petition: Petition, around: Around) -> Paper:
    """Decree 155/2026, form 14; of a dialogue that was entered already, with its day, place and result."""
    held = petition.dialogues.last()
    when = f"ngày {date_vi(held.held_on)}" if held else f"ngày {BLANK}"
    place = held.place if held and held.place else LONG_BLANK
    absent = f" {held.absent}." if held and held.absent else ""
    told = (
        ("1", f"Người giải quyết khiếu nại hoặc người được phân công chủ trì đối thoại: {LONG_BLANK}."),
        ("2", f"Người ghi biên bản: {LONG_BLANK}."),
        (
            "3",
            f"Người khiếu nại: {_sender(petition)}; số giấy tờ: {BLANK}. Vắng mặt (có lý do, không có lý do): {BLANK}.{absent}",
        ),
        ("4", f"Người bị khiếu nại: {petition.respondent or LONG_BLANK}."),
        ("5", f"Người có quyền, nghĩa vụ liên quan: {LONG_BLANK}."),
        ("6", f"Đại diện cơ quan, tổ chức: {LONG_BLANK}."),
    )
    result = _bare(held.result) if held and held.result else LONG_BLANK * 2
    blocks: tuple[Block, ...] = (
        _line(f"Vào hồi {SHORT} giờ, {when}, tại {place}, đối thoại về khiếu nại: {_about(petition)}."),
        Heading(1, runs("Thành phần"), "I"),
        *(_line(f"{number}. {words}") for number, words in told),
        Heading(1, runs("Nội dung"), "II"),
        _line(f"1. Mục đích đối thoại, tóm tắt kết quả xác minh: {LONG_BLANK * 2}."),
        _line(f"2. Ý kiến của những người tham gia về từng nội dung: {LONG_BLANK * 2}."),
        Heading(1, runs("Kết quả"), "III"),
        _line(f"Nội dung thống nhất, chưa thống nhất, ý kiến khác: {result}."),
        _line(
            f"Buổi đối thoại kết thúc hồi {SHORT} giờ cùng ngày. Biên bản đã đọc lại cho mọi người nghe; người không ký: "
            f"{BLANK}, "
            f"lý do: {BLANK}. Biên bản lập thành {held.copies if held else SHORT} bản, mỗi bên giữ một bản."
        ),
        Table(
            header=tuple(
                runs(words) for words in ("Người bị khiếu nại", "Người khiếu nại", "Người có quyền, nghĩa vụ liên quan")
            ),
            rows=((runs("\n\n\n"), runs(""), runs("")),),
        ),
        Table(
            header=tuple(runs(words) for words in ("Đại diện cơ quan, tổ chức", "Người ghi biên bản")),
            rows=((runs("\n\n\n"), runs("")),),
        ),
    )
    return _framed(
        around,
        "Biên bản đối thoại",
        "với người khiếu nại",
        "BB",
        blocks,
        ("Lưu: VT, hồ sơ",),
        "Người giải quyết khiếu nại",
    )


def _sender(petition: Petition) -> str:
    return f"ông (bà) {petition.sender_name}" if petition.sender_name else f"ông (bà) {BLANK}"


def _kind(petition: Petition) -> str:
    return str(petition.get_kind_display()).lower()


def _bare(text: str) -> str:
    return " ".join(text.split()).rstrip(".")


def _about(petition: Petition) -> str:
    """The content without the word that the form says already: "Khiếu nại về việc: quyết định số 12"."""
    words = _bare(petition.content)
    for first in ("khiếu nại về việc ", "khiếu nại về ", "khiếu nại "):
        if words.casefold().startswith(first):
            return words[len(first) :]
    return words


def _why_refused(petition: Petition) -> str:
    step = petition.steps.filter(act="refuse").last()
    if step is None:
        return LONG_BLANK
    said = []
    for key in step.grounds.split():
        try:
            words = criterion(NOT_ACCEPTED, key, step.on).vi
        except (UnknownCriteria, NotInForce):
            continue
        said.append(words[:1].lower() + words[1:])
    return "; ".join([*said, _bare(step.words)]).strip("; ") or LONG_BLANK


def _line(words: str) -> Paragraph:
    return Paragraph(runs(words))


def _notice(around: Around, summary: str, *lines: str) -> Paper:
    return _paper(around, "Thông báo", summary, "TB", lines)


def _paper(
    around: Around,
    kind: str,
    summary: str,
    type_code: str,
    lines: tuple[str, ...],
    recipients: tuple[str, ...] = TO_FILE,
) -> Paper:
    return _framed(around, kind, summary, type_code, tuple(_line(words) for words in lines), recipients, "Chủ tịch")


def _framed(
    around: Around,
    kind: str,
    summary: str,
    type_code: str,
    blocks: tuple[Block, ...],
    recipients: tuple[str, ...],
    title: str,
) -> Paper:
    return Paper(
        style_id=STYLE,
        organ=around.organ,
        kind=kind,
        summary=summary,
        blocks=blocks,
        type_code=type_code,
        organ_code="UBND",
        place=around.commune.name,
        authority="",
        signer_title=title,
        signer_name=around.signer if title == "Chủ tịch" else "",
        year=around.year,
        recipients=recipients,
        watermark_note=SAMPLE if around.commune.is_demo else None,
    )
