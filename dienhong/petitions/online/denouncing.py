"""What tells of a wrong and came through the portal is no denunciation in law before it is signed or told in person (articles 22
and 25 of the Law on Denunciations): whoever sent it is promised no day of that law. The office keeps its clock for itself."""

from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dienhong.law.certainty import Certainty
from dienhong.law.citations import cite_vi
from dienhong.law.limits import due
from dienhong.petitions.online.progress import Line, Progress
from dienhong.petitions.papers.axes import Channel
from dienhong.petitions.papers.models import Petition
from dienhong.petitions.papers.states import CHAIR, OFFICE, OFFICER, UNHANDLED, State

NAMED = (
    (CHAIR.role, gettext_lazy("Chủ tịch hoặc Phó Chủ tịch UBND xã")),
    (OFFICER.role, gettext_lazy("Cán bộ tiếp công dân")),
    (OFFICE.role, gettext_lazy("Người của Văn phòng HĐND và UBND xã")),
)
"""The posts that read such letters, as rows of the table of roles: whoever is accused must not be among the readers."""
ABOVE = ("25/2018/QH14 art 12 k 1", Certainty.INFERENCE)
"""That what accuses the chair or a deputy is settled above the commune."""
TITLE = gettext_lazy("Thông tin có nội dung tố cáo")


@dataclass(frozen=True)
class Said:
    """Something told of the law, with its article and how sure it is ('' when the words were read)."""

    words: str
    cite: str
    doubt: str


def only_tells(petition: Petition) -> bool:
    """Sent through the portal and not taken up: when it is taken up, somebody signed it or came."""
    return petition.is_denunciation and petition.channel == Channel.ONLINE and petition.accepted_on is None


def unpromised(shown: Progress, petition: Petition) -> Progress:
    """What the sender reads of it: where it stands and what comes next, no day and nothing owed."""
    ahead = []
    if State(petition.state) in UNHANDLED:
        ahead = [
            Line(_("Xem có nêu rõ người vi phạm, có chứng cứ, có cơ sở để xác minh không"), None, "", "next"),
            Line(_("Đủ thì kiểm tra, hoặc chuyển nơi có thẩm quyền"), None, "", "next"),
        ]
    return replace(shown, due=None, owed="", left="", late=0, ahead=tuple(ahead))


def above(accused: object) -> Said | None:
    """What to know when the chair or a deputy is accused; None otherwise."""
    if not isinstance(accused, list | tuple) or CHAIR.role not in accused:
        return None
    cite, grade = ABOVE
    words = _("Tố cáo Chủ tịch, Phó Chủ tịch UBND xã thuộc thẩm quyền của cấp trên, không giải quyết ở xã.")
    return Said(words, cite_vi(cite), grade.told_vi)


def if_overdue(on: date) -> Said:
    """What is open to a denouncer whose denunciation is not settled in time."""
    found = due("petitions.denunciation.overdue_demand", on)
    words = _(
        "Quá thời hạn giải quyết thì bà con có thể tố cáo tiếp lên cấp trên: nhận được tố cáo tiếp, trong %(days)d ngày làm việc "
        "cấp trên phải yêu cầu báo cáo vì sao chưa giải quyết."
    )
    return Said(words % {"days": found.days}, cite_vi(found.cite), found.certainty.told_vi)
