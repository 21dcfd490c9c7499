"""May a question be sent, shown, joined, declined, answered, promised, judged by who asked it?"""

from datetime import date

from django.utils.translation import gettext as _

from dienhong.dialogue.asked.states import AskedState, Said
from dienhong.dialogue.promises.rules import may_be_read
from dienhong.dialogue.questions.states import Outcome
from dienhong.law.dates_vi import date_vi
from dienhong.law.verdict import Verdict
from dienhong.privacy.public_words import Doubt

LONGEST = 1000
# A matter of the program, no law sets it: after so many verdicts of “not” or “partly” the head answers, the machine no more.
REOPENED_BY_ITSELF = 1


def can_ask(words: str, *, takes: bool) -> Verdict:
    """With words, for a dialogue that takes questions now."""
    verdict = Verdict.yes() if takes else Verdict.no(_("Cuộc này hiện không nhận câu hỏi; lời hỏi vẫn còn trong ô."))
    if not words.strip():
        verdict &= Verdict.no(_("Chưa ghi câu hỏi."))
    if len(words) > LONGEST:
        verdict &= Verdict.no(_("Câu hỏi dài quá %(most)d chữ; hãy rút gọn.") % {"most": LONGEST})
    return verdict


def can_give_slip(*, given: bool) -> Verdict:
    """Once. Nobody knows who asked: a second key would take the verdict away from whoever holds the first."""
    if given:
        return Verdict.no("Câu hỏi này đã có người giữ khóa. Sổ không ghi ai hỏi, nên không cấp khóa khác.")
    return Verdict.yes()


def can_show(*, state: str, shown_words: str, doubts: tuple[Doubt, ...], looked: bool) -> Verdict:
    """In words an officer answers for. What looks like personal data is let through only after a second look."""
    verdict = Verdict.yes()
    if state == AskedState.JOINED:
        verdict &= Verdict.no("Câu hỏi này đã ghép vào câu khác; bỏ ghép trước.")
    if not shown_words.strip():
        verdict &= Verdict.no("Chưa ghi lời sẽ đăng.")
    return verdict & may_be_read(True, doubts, looked=looked)


def can_join(
    *, code: str, lead_code: str, lead_state: str, lead_planned: str, planned: str, has_joined: bool
) -> Verdict:
    """Into a question that is shown, of the same dialogue; never into one that is itself joined."""
    if code == lead_code:
        return Verdict.no("Không ghép một câu hỏi vào chính nó.")
    if lead_state != AskedState.SHOWN:
        return Verdict.no("Chỉ ghép vào câu hỏi đã đăng.")
    if lead_planned != planned:
        return Verdict.no("Chỉ ghép các câu hỏi của cùng một cuộc đối thoại.")
    if has_joined:
        return Verdict.no("Đã có câu hỏi khác ghép vào câu này; hãy chọn câu này làm câu chính.")
    return Verdict.yes()


def can_decline(*, outcome: str, has_joined: bool, reason: str) -> Verdict:
    """With a reason that its asker reads, and never what was answered or promised."""
    verdict = Verdict.yes()
    if outcome != Outcome.WAITING:
        verdict &= Verdict.no("Câu hỏi này đã được trả lời hoặc đã có lời hứa.")
    if has_joined:
        verdict &= Verdict.no("Đã có câu hỏi khác ghép vào câu này.")
    if not reason.strip():
        verdict &= Verdict.no("Không đăng thì phải ghi lý do; người hỏi đọc lý do này bằng mã và khóa.")
    return verdict


def can_settle(*, state: str, outcome: str, hall_open: bool) -> Verdict:
    """A question is answered or promised once, shown before it, at its dialogue or after."""
    if state != AskedState.SHOWN:
        return Verdict.no("Câu hỏi này chưa đăng; hãy đọc và đăng trước.")
    if not hall_open:
        return Verdict.no("Cuộc đối thoại chưa mở; câu hỏi được trả lời tại hội trường hoặc sau đó.")
    if outcome != Outcome.WAITING:
        return Verdict.no("Câu hỏi này đã được trả lời hoặc đã có lời hứa.")
    return Verdict.yes()


def can_say(
    *, kept_on: date | None, said_on: date | None, said: str, given: str, reopened_on: date | None = None
) -> Verdict:
    """The asker judges what the commune calls done; once for each time it was called done. `reopened_on`: when the promise was
    last opened again, so that what is called done on the very day of a “no” can be judged anew."""
    if given not in Said.values:
        return Verdict.no(_("Hãy chọn một trong ba mức."))
    if kept_on is None:
        return Verdict.no(_("Việc đã hứa chưa được báo là làm xong, nên chưa đánh giá được."))
    judged_anew = reopened_on is not None and said_on is not None and reopened_on >= said_on
    if said and said_on is not None and said_on >= kept_on and not judged_anew:
        return Verdict.no(
            _("Đã ghi đánh giá ngày %(day)s; mỗi lần báo xong đánh giá một lần.") % {"day": date_vi(said_on)}
        )
    return Verdict.yes()


def reopens(said: list[str], reopened: int) -> bool:
    """Whether these verdicts of the askers open the promise again by themselves: no fewer say “not” or “partly” than say
    “done”, and it was not opened so before. After that it is the head who answers."""
    against = sum(1 for one in said if one in (Said.PARTLY, Said.NOT_DONE))
    return reopened < REOPENED_BY_ITSELF and against > 0 and against * 2 >= len(said)
