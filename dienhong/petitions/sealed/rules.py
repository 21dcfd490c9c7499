"""May an identity be sealed, may this post open it, may this post be named a keeper?"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from dienhong.law.dates_vi import date_vi
from dienhong.law.verdict import Verdict
from dienhong.petitions.papers.axes import Content
from dienhong.petitions.papers.models import Petition
from dienhong.petitions.sealed.models import SealKeeper

SECRECY = "25/2018/QH14 art 9"
MOST = 2
SHORTEST_REASON = 10


@dataclass(frozen=True)
class Identity:
    """Who sent a denunciation, as the officer who received it tells it."""

    full_name: str
    address: str = ""
    id_number: str = ""
    contact: str = ""
    note: str = ""


def can_seal(petition: Petition, identity: Identity | None = None) -> Verdict:
    """Only of a denunciation that stands; a name is the least there must be."""
    if not petition.is_denunciation:
        return Verdict.no("Chỉ niêm phong danh tính của người tố cáo; đơn này không phải tố cáo.", SECRECY)
    if not petition.standing:
        return Verdict.no(f"Bản ghi {petition.code} đã hủy.")
    if identity is not None and not identity.full_name.strip():
        return Verdict.no("Thiếu họ tên người tố cáo; tố cáo giấu tên thì không có gì để niêm phong.")
    return Verdict.yes()


def can_move(petition: Petition) -> Verdict:
    """May the sender of this letter be moved under the seal, for what turned out to be a denunciation, or to have one in it?
    Then nothing of it stays in the book nor in the history."""
    if not petition.standing:
        return Verdict.no(f"Bản ghi {petition.code} đã hủy.")
    if not petition.sender_name.strip():
        return Verdict.no("Sổ đơn thư không giữ tên người gửi đơn này; không có gì để chuyển vào niêm phong.")
    if petition.kind not in ("", Content.MIXED) and not petition.is_denunciation:
        return Verdict.no("Đơn đã phân loại không phải tố cáo; phân loại lại trước khi niêm phong.", SECRECY)
    return Verdict.yes()


def can_read(
    keeper: SealKeeper | None, *, petition: Petition, barred: bool, leads: bool, notes: int, reason: str | None = None
) -> Verdict:
    """Only a named keeper who is neither accused nor a relative, with a reason that goes into the history. `leads`: the
    account holds the post of the chair or of a deputy; until the letter was read nobody knows whether it accuses them."""
    verdict = Verdict.yes()
    if keeper is None:
        verdict &= Verdict.no("Chỉ hai chức vụ được giao bằng văn bản mới mở được niêm phong.", SECRECY)
    if barred:
        verdict &= Verdict.no("Người bị tố cáo và người thân không được biết danh tính người tố cáo.", SECRECY)
    if leads and petition.names_leaders:
        verdict &= Verdict.no(
            "Tố cáo Chủ tịch, Phó Chủ tịch UBND xã: người giữ các chức vụ ấy không được biết danh tính người tố cáo.",
            SECRECY,
        )
    elif leads and petition.kind in ("", Content.MIXED):
        verdict &= Verdict.no(
            "Đơn chưa phân loại, hoặc có nhiều nội dung, nên chưa biết có tố cáo Chủ tịch, Phó Chủ tịch UBND xã không; người "
            "giữ các chức vụ ấy chưa mở được.",
            SECRECY,
        )
    if not notes:
        verdict &= Verdict.no("Đơn này chưa có phần niêm phong nào.")
    if reason is not None and len(reason.strip()) < SHORTEST_REASON:
        verdict &= Verdict.no("Hãy ghi rõ vì sao cần mở niêm phong; lý do được giữ trong lịch sử của đơn.")
    return verdict


def can_name(
    *, account_id: int, holds: Collection[int], current: Sequence[SealKeeper], from_on: date, on: date
) -> Verdict:
    """At most two at a time, each holding a post of a role that may; not from a day that is over."""
    if account_id not in holds:
        return Verdict.no("Tài khoản này không giữ chức vụ nào được phép giữ niêm phong.")
    if any(one.account_id == account_id for one in current):
        return Verdict.no("Người này đang giữ niêm phong rồi.")
    if len(current) >= MOST:
        posts = ", ".join(one.post for one in current)
        return Verdict.no(f"Đã có đủ {MOST} chức vụ giữ niêm phong ({posts}); hãy kết thúc một người trước.", SECRECY)
    if from_on < on:
        return Verdict.no(f"Giao giữ niêm phong từ hôm nay trở đi ({date_vi(on)}), không giao lùi ngày.")
    return Verdict.yes()
