"""From answers to plain questions to what a letter is in law: the elements are the law's lists, the questions are ours.

Nobody is asked "complaint or denunciation?": one is asked what happened and what one wishes for.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dienhong.law.criteria import Criterion, criteria
from dienhong.petitions.papers.axes import Content

LISTS = {
    Content.COMPLAINT: "petitions.content.complaint",
    Content.DENUNCIATION: "petitions.content.denunciation",
    Content.RECOMMENDATION: "petitions.content.recommendation",
    Content.FEEDBACK: "petitions.content.feedback",
}


@dataclass(frozen=True)
class Question:
    """A plain question about one element, with examples from a village's life."""

    key: str
    asks: str | Promise
    examples: str | Promise = ""


ABOUT = (
    Question(
        "condition",
        _("Một việc đang hỏng, đang xảy ra ở thôn xóm"),
        _("ví dụ mương tắc, đường sụt, đèn tắt, rác đổ bậy, tiếng ồn"),
    ),
    Question(
        "proposal",
        _("Một ý kiến, mong muốn để làm tốt hơn"),
        _("ví dụ làm thêm nhà văn hóa, đổi giờ thu rác, sửa một quy định của xã"),
    ),
    Question(
        "authority_act",
        _("Một quyết định, hoặc cách làm của cán bộ, cơ quan nhà nước"),
        _("ví dụ quyết định thu hồi đất, phạt, không nhận hồ sơ, trả kết quả chậm, không đưa vào danh sách hỗ trợ"),
    ),
    Question(
        "wrongdoing",
        _("Một người hoặc một nơi làm sai pháp luật"),
        _("ví dụ lấy tiền riêng, làm giả giấy tờ, lấn đất công, xả thải ra sông"),
    ),
)
"""What the letter is about; several may be ticked."""

OF_AUTHORITY = (
    Question(
        "own_rights", _("Việc ấy có làm thiệt đến quyền lợi của chính bà con (hoặc người bà con đại diện) không?")
    ),
    Question("review_wanted", _("Bà con có muốn xem xét lại: sửa, bỏ quyết định ấy, hoặc chấm dứt cách làm ấy không?")),
)
"""Asked when a decision or a conduct of an authority was ticked."""

OF_WRONG = (
    Question(
        "handling_wanted", _("Bà con có muốn người hoặc nơi làm sai ấy bị kiểm tra và xử lý theo pháp luật không?")
    ),
)
"""Asked when somebody's wrongdoing was ticked."""

KEYS = tuple(question.key for question in (*ABOUT, *OF_AUTHORITY, *OF_WRONG))


def further(facts: Iterable[str]) -> tuple[Question, ...]:
    """What is still to be asked after the first answers; nothing for most letters."""
    told = set(facts)
    return (*(OF_AUTHORITY if "authority_act" in told else ()), *(OF_WRONG if "wrongdoing" in told else ()))


def kinds_of(facts: Iterable[str], on: date) -> tuple[Content, ...]:
    """What the letter is, by its content: one kind, or several that have to be split.

    Recommendation and feedback are one in law: together they are one letter. What has no kind's elements whole is feedback,
    or a recommendation when something is to be changed.
    """
    told = set(facts)
    whole = [kind for kind in LISTS if {item.key for item in elements(kind, on)} <= told]
    found: list[Content] = [kind for kind in whole if kind in (Content.COMPLAINT, Content.DENUNCIATION)]
    if plea := _plea(told, whole):
        found.append(plea)
    return tuple(found)


def elements(kind: Content, on: date) -> tuple[Criterion, ...]:
    """The law's elements of a kind on a day."""
    return criteria(LISTS[kind], on)


def _plea(told: set[str], whole: list[Content]) -> Content | None:
    if Content.RECOMMENDATION in whole:
        return Content.RECOMMENDATION
    if Content.FEEDBACK in whole:
        return Content.FEEDBACK
    half_complaint = "authority_act" in told and Content.COMPLAINT not in whole
    half_denunciation = "wrongdoing" in told and Content.DENUNCIATION not in whole
    if half_complaint and "review_wanted" in told:
        return Content.RECOMMENDATION
    return Content.FEEDBACK if half_complaint or half_denunciation or not whole else None
