"""The head of a paper: organ and number on the left, banner and date on the right, then kind and summary."""

from __future__ import annotations

from dienhong.documents import docx_styles as names
from dienhong.documents.docx_xml import Element, cell, paragraph, row, rule_paragraph, table, text_run
from dienhong.documents.house_styles import HouseStyle
from dienhong.documents.layout import Banner, Case, RuleLength
from dienhong.documents.paper import Paper
from dienhong.documents.text_width import balanced_lines, width_twips

RULE_SHARE = {"none": 0.0, "half": 0.4, "full": 1.0}  # "1/3 to 1/2 of the line" is taken in the middle
SUMMARY_GAP_PT = 12
AIR_TWIPS = 60  # left free beside the widest line of a column


def head_elements(paper: Paper, house: HouseStyle) -> list[Element]:
    """The two-column table on top of page one."""
    left, right = _columns(paper, house)
    room, look, bold = left - AIR_TWIPS, house.organ, "bold" in house.organ.face
    superior = balanced_lines(cased(paper.superior_organ, house.superior.case), house.superior.size_pt, room)
    organ = balanced_lines(cased(paper.organ, look.case), look.size_pt, room, bold=bold)
    issuer = [paragraph(names.SUPERIOR, text_run("\n".join(superior)))] if superior else []
    issuer.append(paragraph(names.ORGAN, text_run("\n".join(organ))))
    if look.rule != "none":
        length = max((width_twips(line, look.size_pt, bold=bold) for line in organ), default=0)
        issuer.append(_rule(length, look.rule, left))
    if look.below:
        issuer.append(paragraph(names.BELOW_ORGAN, text_run(look.below)))
    banner = _banner(names.BANNER, house.banner, right)
    if house.motto is not None:
        banner += _banner(names.MOTTO, house.motto, right)
    number = paragraph(names.NUMBER, text_run(number_line(paper, house), keep_hyphens=True))
    if not paper.numbered:
        number = paragraph(names.NUMBER)
    place_date = paragraph(names.PLACE_DATE, text_run(place_date_line(paper, house)))
    rows = [row(cell(left, *issuer), cell(right, *banner)), row(cell(left, number), cell(right, place_date))]
    return [table([left, right], rows, lines=False)]


def title_elements(paper: Paper, house: HouseStyle) -> list[Element]:
    """Kind, summary broken into even lines, and the sign or rule under it."""
    kind = paragraph(names.KIND, text_run(cased(paper.kind, house.kind.case)))
    look, room = house.summary, house.text_width_twips
    bold = "bold" in look.face
    lines = balanced_lines(cased(paper.summary, look.case), look.size_pt, room * 3 // 4, bold=bold)
    # one paragraph per line would be three summaries to a reader of the file; a line break keeps it one
    summary = paragraph(names.SUMMARY, text_run("\n".join(lines)))
    under = [paragraph(names.BELOW_SUMMARY, text_run(look.below, keep_hyphens=True))] if look.below else []
    if look.rule != "none" and lines:
        longest = max(width_twips(line, look.size_pt, bold=bold) for line in lines)
        under = [_rule(longest, look.rule, room, after_pt=SUMMARY_GAP_PT)]
    return [kind, summary, *under]


def number_line(paper: Paper, house: HouseStyle) -> str:
    """The number as printed, or the room for it: "Số 35-BC/ĐU", "Số:       /BC-UBND"."""
    form = house.number
    number = paper.number or form.pattern.format(number=form.blank, type=paper.type_code, organ=paper.organ_code)
    return form.label + number


def place_date_line(paper: Paper, house: HouseStyle) -> str:
    """Place and date, days below 10 and the months 1 and 2 with a leading zero; or the room for them."""
    blank = house.number.blank
    day = paper.signed_on
    year = day.year if day else paper.year
    return house.place_date.pattern.format(
        place=paper.place,
        day=f"{day.day:02d}" if day else blank,
        month=(f"{day.month:02d}" if day.month < 3 else day.month) if day else blank,
        year=year or blank,
    )


def cased(text: str, case: Case) -> str:
    """The text in the capitals that the house style asks for."""
    if case == "upper":
        return text.upper()
    if case == "first_lower" and not text[:2].isupper():  # "HĐND xã …" keeps its capitals
        return text[:1].lower() + text[1:]
    if case == "first_upper":
        return text[:1].upper() + text[1:]
    return text


def _banner(style: str, banner: Banner, room: int) -> list[Element]:
    line = [paragraph(style, text_run(banner.text, keep_hyphens=True))]
    if banner.rule == "none":
        return line
    length = width_twips(banner.text, banner.size_pt, bold="bold" in banner.face)
    return [*line, _rule(length, banner.rule, room)]


def _rule(length: int, rule: RuleLength, room: int, *, after_pt: int = 0) -> Element:
    return rule_paragraph(names.RULE, round(length * RULE_SHARE[rule]), room, after_pt=after_pt)


def _columns(paper: Paper, house: HouseStyle) -> tuple[int, int]:
    """Widths of the columns: those of the house style, moved when one side's lines need what the other can spare."""
    left, right = house.head.left_twips, house.head.right_twips
    needs_left = AIR_TWIPS + max(
        width_twips(cased(paper.superior_organ, house.superior.case), house.superior.size_pt),
        width_twips(cased(paper.organ, house.organ.case), house.organ.size_pt, bold=True),
        width_twips(number_line(paper, house), house.number.size_pt),
    )
    needs_right = AIR_TWIPS + max(
        width_twips(house.banner.text, house.banner.size_pt, bold=True),
        width_twips(house.motto.text, house.motto.size_pt, bold=True) if house.motto else 0,
        width_twips(place_date_line(paper, house), house.place_date.size_pt),
    )
    if needs_left > left:
        left += max(0, min(needs_left - left, right - needs_right))
    elif needs_right > right:
        left -= max(0, min(needs_right - right, left - needs_left))
    return left, house.head.left_twips + right - left
