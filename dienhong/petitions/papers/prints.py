"""Which papers a letter can give as Word files, and when."""

from collections.abc import Callable
from dataclasses import dataclass

from dienhong.documents.paper import Paper
from dienhong.petitions.papers import printed
from dienhong.petitions.papers.axes import Competence, Content
from dienhong.petitions.papers.models import Petition
from dienhong.petitions.papers.printed import Around

Make = Callable[[Petition, Around], Paper]


@dataclass(frozen=True, slots=True)
class Print:
    """A paper that a letter can give: its name on the button, for which letters, and whether it bears the identity number."""

    vi: str
    note: str
    suits: Callable[[Petition], bool]
    make: Make
    identity: bool = False


def _ours(petition: Petition, kind: str) -> bool:
    return petition.kind == kind and petition.competence == Competence.OURS


def _elsewhere(petition: Petition) -> bool:
    return bool(petition.competence) and petition.competence != Competence.OURS


PRINTS: dict[str, Print] = {
    "thu-ly": Print(
        *("Thông báo thụ lý (Mẫu 03)", "155/2026/NĐ-CP form 03"),
        lambda petition: _ours(petition, Content.COMPLAINT) and bool(petition.eligible),
        printed.acceptance,
        identity=True,
    ),
    "khong-thu-ly": Print(
        *("Thông báo không thụ lý (Mẫu 04)", "155/2026/NĐ-CP form 04"),
        lambda petition: _ours(petition, Content.COMPLAINT) and not petition.accepted_on,
        printed.refusal,
    ),
    "doi-thoai": Print(
        *("Biên bản đối thoại (Mẫu 14)", "155/2026/NĐ-CP form 14"),
        lambda petition: _ours(petition, Content.COMPLAINT) and bool(petition.accepted_on),
        printed.minutes,
    ),
    "thu-ly-to-cao": Print(
        *("Thông báo thụ lý tố cáo (Mẫu 05), tên để ghi tay", "31/2019/NĐ-CP art 9"),
        lambda petition: _ours(petition, Content.DENUNCIATION) and bool(petition.eligible),
        printed.to_denouncer,
    ),
    "chuyen-don": Print(
        "Phiếu chuyển đơn",
        "",
        lambda petition: _elsewhere(petition) and petition.kind != Content.COMPLAINT,
        printed.passing_on,
    ),
    "bao-chuyen-don": Print(
        "Thông báo chuyển đơn",
        "",
        lambda petition: _elsewhere(petition) and petition.kind != Content.COMPLAINT,
        printed.told_of_passing,
    ),
    "huong-dan": Print("Phiếu hướng dẫn", "", _elsewhere, printed.guidance),
}
