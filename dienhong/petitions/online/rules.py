"""May this be sent, added, withdrawn, judged by whoever holds the receipt?"""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dienhong.law.verdict import Verdict
from dienhong.petitions.online.asked import Letter, may_be_unnamed, missing
from dienhong.petitions.online.models import Judgement
from dienhong.petitions.papers.axes import PLEAS, Content
from dienhong.petitions.papers.models import Petition
from dienhong.petitions.papers.states import OPEN, UNHANDLED, State

MOST_PHOTOS = 5
MOST_WORDS = 20
LONGEST_CONTENT = 4000
NO_MORE = {
    State.SPLIT: gettext_lazy("Đơn này đã tách thành các đơn riêng: gửi thêm vào đơn đã tách ra."),
    State.LINKED: gettext_lazy("Đơn này đã gộp vào đơn gửi trước: gửi thêm vào đơn ấy."),
    State.INSTRUCTED: gettext_lazy("Việc này không do xã giải quyết: gửi thêm đến nơi đã được hướng dẫn."),
    State.TRANSFERRED: gettext_lazy("Đơn đã chuyển đi: gửi thêm thẳng đến nơi đang giải quyết."),
    State.URGED: gettext_lazy("Đơn đang ở nơi có thẩm quyền: gửi thêm thẳng đến nơi ấy."),
}
NOT_WITHDRAWN = {
    State.SPLIT: gettext_lazy("Đơn này đã tách thành các đơn riêng: rút đơn nào thì mở đơn ấy."),
    State.LINKED: gettext_lazy("Đơn này đã gộp vào đơn gửi trước: muốn rút thì mở đơn ấy."),
    State.INSTRUCTED: gettext_lazy("Việc này không do xã giải quyết nên không có gì để rút ở xã."),
    State.TRANSFERRED: gettext_lazy("Đơn đã chuyển đi: muốn rút thì báo nơi đang giải quyết."),
    State.URGED: gettext_lazy("Đơn đang ở nơi có thẩm quyền: muốn rút thì báo nơi ấy."),
    State.STOPPED: gettext_lazy("Bà con đã rút đơn này."),
}
"""What to do instead, where the letter is not at its end for its sender but no longer here."""


def can_send(letters: Sequence[Letter], *, photos: int, on: date) -> Verdict:
    """Each says something, and what the law wants stated. A denunciation goes by itself: sent together with another letter it
    would tell who denounces."""
    if not letters:
        return Verdict.no(_("Chưa có nội dung nào để gửi."))
    verdict = Verdict.yes()
    if len(letters) > 1 and any(one.kind == Content.DENUNCIATION for one in letters):
        verdict &= Verdict.no(_("Nội dung tố cáo gửi riêng, không gửi cùng đơn khác: gửi cùng thì lộ người tố cáo."))
    if photos > MOST_PHOTOS:
        verdict &= Verdict.no(_("Gửi nhiều nhất %(most)d ảnh.") % {"most": MOST_PHOTOS})
    for letter in letters:
        if not letter.content.strip() or len(letter.content) > LONGEST_CONTENT:
            verdict &= Verdict.no(_("Mỗi đơn có nội dung, dài nhất %(most)d chữ cái.") % {"most": LONGEST_CONTENT})
        if letter.unnamed and not may_be_unnamed(letter.kind):
            verdict &= Verdict.no(_("Đơn khiếu nại phải ghi tên: chỉ người bị thiệt mới khiếu nại được."))
        verdict &= missing(letter, on)
    return verdict


def can_add(petition: Petition, *, words: str, photos: int, before: int) -> Verdict:
    """Something, and not without end; a letter that came to its end takes nothing more."""
    if State(petition.state) not in OPEN:
        done = _("Đơn này đã xong nên không bổ sung được nữa; việc mới thì gửi đơn mới.")
        return Verdict.no(str(NO_MORE.get(State(petition.state), done)))
    if not words.strip() and not photos:
        return Verdict.no(_("Chưa ghi gì và chưa chọn ảnh nào."))
    if before >= MOST_WORDS:
        return Verdict.no(
            _("Đơn này đã bổ sung %(most)d lần; hãy mang giấy tờ đến Bộ phận tiếp công dân.") % {"most": MOST_WORDS}
        )
    return (
        Verdict.no(_("Mỗi lần gửi nhiều nhất %(most)d ảnh.") % {"most": MOST_PHOTOS})
        if photos > MOST_PHOTOS
        else Verdict.yes()
    )


def can_ask_withdrawal(petition: Petition, *, asked: bool) -> Verdict:
    """While it is not settled, and once."""
    if State(petition.state) not in OPEN - {State.SETTLED, State.SENT}:
        done = _("Đơn đã giải quyết hoặc đã kết thúc nên không rút được nữa.")
        return Verdict.no(str(NOT_WITHDRAWN.get(State(petition.state), done)))
    return Verdict.no(_("Bà con đã xin rút đơn này; cán bộ đang làm thủ tục.")) if asked else Verdict.yes()


def withdraws_at_once(petition: Petition) -> bool:
    """A recommendation or feedback nobody has taken up yet ends by its sender's word; what the law wants in writing, or
    stopped by decision, waits for an officer."""
    return (petition.kind or petition.titled) in PLEAS and State(petition.state) in UNHANDLED


def can_judge(petition: Petition, *, judgement: str, words: str, judged: bool) -> Verdict:
    """Once an answer was sent, once for each answer; whoever is not content says with what."""
    if petition.is_denunciation:
        return Verdict.no(
            _("Tố cáo không có ý kiến qua trang này; quá hạn hoặc chưa đồng ý thì tố cáo tiếp theo luật.")
        )
    if petition.state not in (State.SENT, State.CLOSED) or not petition.decision:
        return Verdict.no(_("Chưa có kết quả gửi đến bà con nên chưa cho ý kiến được."))
    if judged:
        return Verdict.no(_("Bà con đã cho ý kiến về lần trả lời này."))
    if judgement not in Judgement.values:
        return Verdict.no(_("Chưa chọn đã giải quyết được việc hay chưa."))
    if judgement != Judgement.SOLVED and not words.strip():
        return Verdict.no(_("Ghi rõ điều gì chưa được giải quyết."))
    return Verdict.yes()


def can_see(*, unseen: int) -> Verdict:
    """There is something new of the sender's."""
    return Verdict.yes() if unseen else Verdict.no("Không có lời mới của người gửi.")
