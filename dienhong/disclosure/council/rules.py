"""May a report be drafted for this session, counted anew, noted as sent?"""

from datetime import date

from dienhong.disclosure.summaries.quarters import stood_on
from dienhong.law.dates_vi import date_vi
from dienhong.law.verdict import Verdict

REPORT = "10/2022/QH15 art 14 k 3"
TYPES = ("BC",)


def can_count(*, session_on: date, from_on: date, to_on: date, today: date, twin: str, sent: bool = False) -> Verdict:
    """One report a session, over past days up to the session, under the law; what was sent stays as it was sent."""
    if sent:
        return Verdict.no(
            "Báo cáo đã gửi; số liệu giữ như lúc gửi. Muốn đổi thì hủy bản ghi này (có lý do) và lập lại."
        )
    verdict = Verdict.yes()
    if twin:
        verdict &= Verdict.no(f"Kỳ họp ngày {date_vi(session_on)} đã có báo cáo {twin}.")
    if from_on > to_on:
        verdict &= Verdict.no(f"“Từ ngày” {date_vi(from_on)} sau “Đến hết ngày” {date_vi(to_on)}.")
    if to_on > today:
        verdict &= Verdict.no(f"Ngày {date_vi(to_on)} còn ở phía trước; báo cáo chỉ đếm những ngày đã qua.")
    if to_on > session_on:
        verdict &= Verdict.no(f"Báo cáo cho kỳ họp ngày {date_vi(session_on)} không đếm những ngày sau kỳ họp.")
    if not stood_on(to_on):
        verdict &= Verdict.no("Các ngày này trước khi Luật Thực hiện dân chủ ở cơ sở có hiệu lực.")
    return verdict


def can_send(
    *, council_on: date | None, front_on: date | None, signed_on: date | None, drawn_on: date, today: date, wrong: str
) -> Verdict:
    """By a report of the committee out of its own register, on past days after it was counted and signed."""
    if wrong:
        return Verdict.no(wrong, REPORT)
    verdict = Verdict.yes()
    if signed_on is None:
        verdict &= Verdict.no("Văn bản báo cáo chưa có ngày ký trong sổ văn bản.")
    if council_on is None and front_on is None:
        verdict &= Verdict.no("Chưa ghi ngày gửi nơi nào.")
    first = max(signed_on or drawn_on, drawn_on)
    for day, whom in ((council_on, "HĐND"), (front_on, "Ủy ban MTTQ")):
        if day is not None and not first <= day <= today:
            verdict &= Verdict.no(
                f"Ngày gửi {whom} {date_vi(day)} không nằm giữa {date_vi(first)} (ngày đếm số, ngày ký) và hôm nay."
            )
    return verdict
