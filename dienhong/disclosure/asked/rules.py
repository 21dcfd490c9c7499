"""May this be asked, answered, shown?"""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from dienhong.disclosure.asked.states import QuestionState, RequestState
from dienhong.law.dates_vi import date_vi
from dienhong.law.verdict import Verdict

CORRECTION = "01/2026/QH16 art 22 k 4"
SAME_CHANNELS = "01/2026/QH16 art 22 k 5"
LEFT_PUBLIC = gettext_noop("Nội dung này không còn công khai nên không nhận được đề nghị, câu hỏi về nó.")


def can_ask_correction(*, shown: int, number: int, received_on: date, today: date, wrong: str) -> Verdict:
    """About a version that is or was public; nothing is asked about who asks."""
    verdict = Verdict.yes() if shown else Verdict.no(_(LEFT_PUBLIC))
    if shown and not 1 <= number <= shown:
        verdict &= Verdict.no(_("Bản bị đề nghị đính chính không phải bản đã công khai."))
    if not wrong.strip():
        verdict &= Verdict.no(_("Chưa ghi chỗ nào sai."))
    if received_on > today:
        verdict &= Verdict.no(f"Ngày nhận {date_vi(received_on)} còn ở phía trước.")
    return verdict


def can_answer(state: str, *, answer: str, answered_on: date, received_on: date, today: date) -> Verdict:
    """Answered once, with words."""
    if state != RequestState.WAITING:
        return Verdict.no("Đề nghị này đã trả lời rồi.")
    verdict = Verdict.yes() if answer.strip() else Verdict.no("Chưa ghi nội dung trả lời, lý do.", CORRECTION)
    if not received_on <= answered_on <= today:
        verdict &= Verdict.no(f"Ngày trả lời {date_vi(answered_on)} không nằm giữa ngày nhận và hôm nay.")
    return verdict


def can_say_corrected(*, number: int, shown: int) -> Verdict:
    """A correction is a later version that is public, in the same places as what was wrong."""
    if shown > number:
        return Verdict.yes()
    return Verdict.no(
        "Chưa có bản đính chính nào được công khai; hãy soạn bản đính chính, qua hai bước rà soát, công khai rồi trả lời.",
        SAME_CHANNELS,
    )


def can_question(*, shown: int, words: str) -> Verdict:
    """About what is public, with words."""
    verdict = Verdict.yes() if shown else Verdict.no(_(LEFT_PUBLIC))
    return verdict if words.strip() else verdict & Verdict.no(_("Chưa ghi câu hỏi."))


def can_show(state: str, *, words: str) -> Verdict:
    """A question is shown after somebody read it."""
    if state == QuestionState.ANSWERED:
        return Verdict.no("Câu hỏi này đã trả lời rồi.")
    return Verdict.yes() if words.strip() else Verdict.no("Chưa ghi câu hỏi sẽ hiện cho mọi người.")


def can_reply(state: str, *, answer: str) -> Verdict:
    """Only what is shown is answered on the page."""
    if state == QuestionState.WAITING:
        return Verdict.no("Câu hỏi chưa được duyệt hiện; hãy duyệt trước.")
    if state == QuestionState.HIDDEN:
        return Verdict.no("Câu hỏi đã quyết định không hiện.")
    return Verdict.yes() if answer.strip() else Verdict.no("Chưa ghi câu trả lời.")


def can_hide(state: str, *, why: str) -> Verdict:
    """Not shown, or shown no more, with a reason that is kept."""
    if state == QuestionState.HIDDEN:
        return Verdict.no("Câu hỏi đã quyết định không hiện.")
    return Verdict.yes() if why.strip() else Verdict.no("Không hiện thì phải ghi lý do.")
