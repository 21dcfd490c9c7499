"""May this be put up, taken down, broadcast, passed on? What the law says of the days refuses where its words were read."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from dienhong.disclosure.requirements import Stay, last_day
from dienhong.disclosure.states import Place, State
from dienhong.law.dates_vi import date_vi
from dienhong.law.disclosure import Requirement
from dienhong.law.verdict import Reason, Verdict
from dienhong.privacy.hits import Kind
from dienhong.privacy.public_words import names_nobody

NOT_TOLD = "Nội dung không đang công khai; chứng cứ chỉ ghi cho nội dung đang công khai."


@dataclass(frozen=True, slots=True)
class PostingData:
    """A paper put up, as told: where, from which day, by which post."""

    place: str
    where: str
    from_on: date
    put_up_by: str
    village: str = ""


@dataclass(frozen=True, slots=True)
class BroadcastData:
    """Days on which the loudspeakers told it. `to_on` is None while it goes on."""

    from_on: date
    script: str
    to_on: date | None = None
    villages: tuple[str, ...] = ()
    times: int = 1


def can_post_up(
    told: PostingData, state: str, *, decided_on: date, today: date, villages: Collection[str], hangs: bool
) -> Verdict:
    """What is public hangs in one of the places of the law, once at a time in each."""
    verdict = _told(state) & _between(told.from_on, decided_on, today, "niêm yết")
    if not told.where.strip():
        verdict &= Verdict.no("Thiếu địa điểm niêm yết.")
    if not told.put_up_by.strip():
        verdict &= Verdict.no("Thiếu người niêm yết (ghi chức vụ).")
    verdict &= names_nobody(told.where, but=(Kind.ADDRESS,)) & names_nobody(told.put_up_by)
    if told.place == Place.VILLAGE and told.village not in villages:
        verdict &= Verdict.no("Chưa chọn thôn, hoặc thôn không còn trên ngày ấy.")
    if told.place == Place.OFFICE and told.village:
        verdict &= Verdict.no("Niêm yết tại trụ sở thì không chọn thôn.")
    if hangs:
        verdict &= Verdict.no("Nơi này đang niêm yết rồi; ghi đã gỡ lần trước rồi mới ghi lần mới.")
    return verdict


def can_take_down(
    *,
    from_on: date,
    down_on: date | None,
    to_on: date,
    today: date,
    asked: Requirement,
    stays: Stay | None,
    replaced: bool,
    lost: bool = False,
) -> Verdict:
    """Not before the days of the law are over. `replaced`: the item was withdrawn, or a later version takes its place;
    `lost`: the paper was torn or lost, a fact that is told whatever the day."""
    if down_on is not None:
        return Verdict.no(f"Lần niêm yết này đã gỡ ngày {date_vi(down_on)}.")
    verdict = _between(to_on, from_on, today, "gỡ")
    if replaced:
        return verdict
    if asked.permanent:
        words = "Nội dung này phải niêm yết thường xuyên tại trụ sở; chỉ gỡ khi thay bằng bản cập nhật."
        return verdict & _early(words, asked, lost=lost, firm=True)
    if stays is None or not asked.is_owed or to_on >= stays.until:
        return verdict
    firm = to_on < stays.strict and stays.answer.certainty.may_block
    words = f"Phải niêm yết liên tục; ngày sớm nhất được gỡ là {date_vi(stays.until)}."
    return verdict & _early(words, asked, lost=lost, firm=firm)


def _early(words: str, asked: Requirement, *, lost: bool, firm: bool) -> Verdict:
    if firm and not lost and asked.certainty.may_block:
        return Verdict.no(words, asked.cite, asked.certainty)
    more = " Giấy bị rách, mất thì niêm yết lại và tính lại từ đầu." if lost else ""
    return Verdict.yes(Reason(f"{words}{more}", asked.cite, asked.certainty))


def can_broadcast(
    told: BroadcastData, state: str, *, decided_on: date, today: date, villages: Collection[str], stays: Stay | None
) -> Verdict:
    """What is public is read out, from a day on, by a script. Fewer days than the law wants are told, with a warning."""
    verdict = _told(state) & _between(told.from_on, decided_on, today, "phát")
    if not told.script.strip():
        verdict &= Verdict.no("Thiếu bản tin, kịch bản đã phát.")
    if told.times < 1:
        verdict &= Verdict.no("Mỗi ngày phát ít nhất một lần.")
    if strange := [code for code in told.villages if code not in villages]:
        verdict &= Verdict.no(f"Không có thôn nào mang mã {', '.join(strange)}.")
    if told.to_on is not None:
        verdict &= _between(told.to_on, told.from_on, today, "phát cuối")
        if is_short(told.to_on, stays):
            verdict &= Verdict.warn(_short_vi(stays), stays.answer.cite if stays else "")
    return verdict


def can_end_broadcast(*, from_on: date, ended_on: date | None, to_on: date, today: date, stays: Stay | None) -> Verdict:
    """A running broadcast ends after the days of the law."""
    if ended_on is not None:
        return Verdict.no(f"Đợt phát này đã dừng, phát đến hết ngày {date_vi(ended_on)}.")
    verdict = _between(to_on, from_on, today, "phát cuối")
    if stays is not None and is_short(to_on, stays):
        if stays.answer.certainty.may_block:
            return verdict & Verdict.no(_short_vi(stays), stays.answer.cite, stays.answer.certainty)
        return verdict & Verdict.warn(_short_vi(stays), stays.answer.cite, stays.answer.certainty)
    return verdict


def is_short(to_on: date, stays: Stay | None) -> bool:
    """Whether a last day of broadcasting leaves fewer days than the law wants."""
    return stays is not None and to_on < last_day(stays.strict)


def _short_vi(stays: Stay | None) -> str:
    days = stays.answer.days if stays else 0
    last = date_vi(last_day(stays.strict)) if stays else ""
    return f"Phải phát liên tục ít nhất {days} ngày, đến hết ngày {last}."


def can_relay(
    state: str, *, on: date, decided_on: date, today: date, village: str, villages: Collection[str], noted: bool
) -> Verdict:
    """The head of a village passed on what is public, once by one way on one day."""
    verdict = _told(state) & _between(on, decided_on, today, "truyền đạt")
    if village not in villages:
        verdict &= Verdict.no("Chưa chọn thôn, hoặc thôn không còn trên ngày ấy.")
    if noted:
        verdict &= Verdict.no("Lần truyền đạt này đã ghi rồi.")
    return verdict


def can_tell(state: str, *, on: date, decided_on: date, today: date, ref: str) -> Verdict:
    """Told by another form of the law, with a reference that proves it."""
    verdict = _told(state) & _between(on, decided_on, today, "công khai")
    return (
        verdict if ref.strip() else verdict & Verdict.no("Thiếu dẫn chứng (số văn bản, mã cuộc đối thoại, đường dẫn).")
    )


def _told(state: str) -> Verdict:
    return Verdict.yes() if state == State.PUBLISHED else Verdict.no(NOT_TOLD)


def _between(day: date, first: date, last: date, what: str) -> Verdict:
    if first <= day <= last:
        return Verdict.yes()
    return Verdict.no(f"Ngày {what} {date_vi(day)} không nằm giữa {date_vi(first)} và {date_vi(last)}.")
