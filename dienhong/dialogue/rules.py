"""May this dialogue be entered? Numbers that contradict each other and days that cannot be are refused; what the law
asks of a conference is told beside it: a fact is entered as it was, even when the law was not kept."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from dienhong.dialogue.states import DialogueKind, Hosts, Level
from dienhong.law.dates_vi import date_vi
from dienhong.law.limits import Due, NotInForce, due
from dienhong.law.verdict import Certainty, Reason, Verdict
from dienhong.privacy.public_words import may_be_read, newly_read

CONFERENCE = "10/2022/QH15 art 32 k 1"
CO_CHAIRED = "72/2025/QH15 art 43"
READ_BY_ALL = ("title", "topic", "place", "co_chair")
NOTICE = "dialogue.conference.notice"
RESULT = "dialogue.conference.result"


@dataclass(frozen=True)
class DialogueData:
    """A dialogue as an officer tells it, before it is an entry."""

    held_on: date
    kind: str
    hosts: str
    title: str
    place: str
    attendees: int
    opinions: int
    issues: int
    answered_on_spot: int
    assigned: int
    level: str = Level.COMMUNE
    topic: str = ""
    villages: tuple[str, ...] = ()
    co_chair: str = ""
    party_invited: bool = False
    front_digest: bool = False
    themes: str = ""
    plan: str = ""
    conclusion: str = ""
    notice_on: date | None = None
    result_on: date | None = None


@dataclass(frozen=True)
class Known:
    """What the house knows around the entry: today, the commune's first day, the standing documents among those cited
    with the day each was signed, the villages of the day, and the code of a standing entry that says the same."""

    on: date
    since: date | None = None
    documents: Mapping[str, date | None] = field(default_factory=dict)
    villages: Collection[str] = ()
    twin: str = ""


def can_record(told: DialogueData, known: Known) -> Verdict:
    """A dialogue is entered after it was held, with numbers that fit together and documents that exist."""
    return (
        _day(told.held_on, known)
        & _words(told, known)
        & _numbers(told)
        & _documents(told, known)
        & _notice_days(told, known.on)
        & remarks(told, known.on)
    )


def can_be_read(told: DialogueData, stood: DialogueData | None = None, *, looked: bool) -> Verdict:
    """The book's words are on the portal the moment they are entered: what in them looks like personal data waits for a look."""
    return may_be_read(*newly_read(READ_BY_ALL, told, stood), looked=looked)


def remarks(told: DialogueData, on: date) -> Verdict:
    """What the law asks of a conference with the people and this entry does not show. Warns, never refuses."""
    if told.kind != DialogueKind.CONFERENCE:
        return Verdict.yes()
    found = []
    if told.hosts == Hosts.SECRETARY:
        words = "Hội nghị này do UBND xã tổ chức; chủ trì chưa ghi Chủ tịch UBND xã."
        found.append(Reason(words, CONFERENCE, Certainty.INFERENCE))
    if not told.front_digest:
        words = "Hội nghị tổ chức cùng Ủy ban MTTQ Việt Nam xã; chưa ghi MTTQ trình bày tổng hợp ý kiến Nhân dân."
        found.append(Reason(words, CONFERENCE, Certainty.INFERENCE))
    found += co_chair_told(told.hosts, told.co_chair, told.held_on, party_invited=told.party_invited).warnings
    notice, result = limit_on(NOTICE, told.held_on), limit_on(RESULT, told.held_on)
    if notice and (told.notice_on is None or told.notice_on > notice.due):
        done = f"đã thông báo ngày {date_vi(told.notice_on)}" if told.notice_on else "chưa ghi ngày thông báo"
        words = f"Hội nghị phải được thông báo chậm nhất ngày {date_vi(notice.due)}; {done}."
        found.append(Reason(words, notice.cite, notice.certainty))
    if result and (told.result_on or on) > result.due:
        done = f"đã công bố ngày {date_vi(told.result_on)}" if told.result_on else "chưa ghi ngày công bố"
        words = f"Kết quả phải công bố chậm nhất ngày {date_vi(result.due)}; {done}."
        found.append(Reason(words, result.cite, result.certainty))
    return Verdict.yes(*found)


def co_chair_told(hosts: str, co_chair: str, held_on: date, *, party_invited: bool) -> Verdict:
    """Art. 43 as the press tells it: led together with a delegate of the standing people's council, the Party committee invited.
    Told where it is not entered, and refuses nothing: the article itself we have not read."""
    if limit_on(RESULT, held_on) is None:  # before the article nothing was asked
        return Verdict.yes()
    found = []
    if not co_chair.strip():
        words = "Chưa ghi đại biểu Thường trực HĐND xã đồng chủ trì."
        found.append(Reason(words, CO_CHAIRED, Certainty.SECONDARY))
    if hosts == Hosts.CHAIR and not party_invited:
        found.append(Reason("Chưa ghi đã mời Đảng ủy xã dự.", CO_CHAIRED, Certainty.SECONDARY))
    return Verdict.yes(*found)


def result_clock(told: DialogueData) -> Due | None:
    """By when the result of a conference must be published; None for another kind of dialogue, or once it was."""
    if told.kind != DialogueKind.CONFERENCE or told.result_on:
        return None
    return limit_on(RESULT, told.held_on)


def limit_on(name: str, held_on: date) -> Due | None:
    """The clock of a dialogue held on a day; None when the law asked nothing yet."""
    try:
        return due(name, held_on)
    except NotInForce:  # before the law's article came into force nothing was asked
        return None


def _day(held_on: date, known: Known) -> Verdict:
    if held_on > known.on:
        return Verdict.no(f"Cuộc đối thoại ngày {date_vi(held_on)} chưa diễn ra; sổ chỉ ghi cuộc đã tổ chức.")
    if known.since and held_on < known.since:
        return Verdict.no(
            f"Ngày {date_vi(held_on)} trước ngày thành lập xã ({date_vi(known.since)}); việc đó thuộc sổ của đơn vị cũ."
        )
    return Verdict.yes()


def _words(told: DialogueData, known: Known) -> Verdict:
    verdict = Verdict.yes()
    if not told.title.strip():
        verdict &= Verdict.no("Thiếu tên cuộc đối thoại.")
    if not told.place.strip():
        verdict &= Verdict.no("Thiếu địa điểm.")
    if told.kind == DialogueKind.THEMATIC and not told.topic.strip():
        verdict &= Verdict.no("Đối thoại chuyên đề thì phải ghi chuyên đề.")
    if told.level == Level.VILLAGE and not told.villages:
        verdict &= Verdict.no("Đối thoại tại thôn, cụm thôn thì phải chọn ít nhất một thôn tham gia.")
    unknown = [code for code in told.villages if code not in known.villages]
    if unknown:
        verdict &= Verdict.no(f"Không có thôn nào mang mã {', '.join(unknown)} vào ngày {date_vi(told.held_on)}.")
    if known.twin:
        verdict &= Verdict.no(f"Cuộc đối thoại này đã có trong sổ với mã {known.twin}; không ghi lần nữa.")
    return verdict


def _numbers(told: DialogueData) -> Verdict:
    counts = (told.attendees, told.opinions, told.issues, told.answered_on_spot, told.assigned)
    if min(counts) < 0:
        return Verdict.no("Số người, số ý kiến, số vấn đề không thể nhỏ hơn 0.")
    verdict = Verdict.yes()
    if told.attendees == 0:
        verdict &= Verdict.no("Không có người dự thì chưa phải một cuộc đối thoại; hãy xem lại số người dự.")
    handled = told.answered_on_spot + told.assigned
    if handled > told.opinions:
        # Issues (vấn đề) stand aside on purpose: they are not opinions, and are compared with nothing.
        verdict &= Verdict.no(
            f"Trả lời tại chỗ {told.answered_on_spot} và giao giải quyết {told.assigned} là {handled} ý kiến, "
            f"nhiều hơn {told.opinions} ý kiến đã nêu."
        )
    return verdict


def _documents(told: DialogueData, known: Known) -> Verdict:
    verdict = Verdict.yes()
    for words, code in (("kế hoạch", told.plan), ("thông báo kết luận", told.conclusion)):
        if code and code not in known.documents:
            verdict &= Verdict.no(f"Văn bản {code} ghi làm {words} không còn trong sổ văn bản.")
    if told.plan and told.plan == told.conclusion:
        verdict &= Verdict.no(f"Một văn bản ({told.plan}) không thể vừa là kế hoạch vừa là thông báo kết luận.")
    planned, concluded = known.documents.get(told.plan), known.documents.get(told.conclusion)
    if concluded and concluded < told.held_on:
        verdict &= Verdict.no(
            f"Thông báo kết luận ban hành ngày {date_vi(concluded)}, trước ngày đối thoại {date_vi(told.held_on)}."
        )
    if planned and planned > told.held_on:
        verdict &= Verdict.warn(
            f"Kế hoạch ban hành ngày {date_vi(planned)}, sau ngày đối thoại {date_vi(told.held_on)}."
        )
    return verdict


def _notice_days(told: DialogueData, on: date) -> Verdict:
    verdict = Verdict.yes()
    if told.notice_on and told.notice_on > told.held_on:
        verdict &= Verdict.no(f"Ngày thông báo trước {date_vi(told.notice_on)} lại sau ngày tổ chức.")
    if told.result_on and told.result_on < told.held_on:
        verdict &= Verdict.no(f"Ngày công bố kết quả {date_vi(told.result_on)} trước ngày tổ chức.")
    if told.result_on and told.result_on > on:
        verdict &= Verdict.no(f"Ngày công bố kết quả {date_vi(told.result_on)} sau hôm nay ({date_vi(on)}).")
    return verdict
