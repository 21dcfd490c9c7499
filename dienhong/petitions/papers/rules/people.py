"""Who speaks for a group, who may handle a denunciation, and what a withdrawal of some of them means."""

from collections.abc import Collection, Sequence
from datetime import date

from dienhong.law.certainty import Certainty
from dienhong.law.instruments import status_on
from dienhong.law.thresholds import Band, UnknownThreshold, threshold
from dienhong.law.verdict import Verdict
from dienhong.petitions.papers.axes import Content
from dienhong.petitions.papers.models import Petition
from dienhong.petitions.papers.rules.grounds import DENUNCIATIONS, against, known, read_for

GROUP_ACCEPTED = "155/2026/NĐ-CP"
SECRET = f"{DENUNCIATIONS} art 9"
HANDLERS = "31/2019/NĐ-CP art 10 k 3"
CONTINUED = "petitions.denunciation.continued"


def is_group(people: int, day: date) -> bool:
    """Axis D: many persons, by the law of the day."""
    least = group_from(day)
    return least is not None and people >= least


def group_from(day: date) -> int | None:
    """How many persons are many on a day; None where the law has no number."""
    try:
        return threshold("petitions.representatives", day).people
    except UnknownThreshold:
        return None


def can_represent(*, people: int, represent: int, named: int, document: bool, day: date) -> Verdict:
    """Of a group, as many as the law says speak for the rest; they are of the group; a signed paper names them."""
    if not is_group(people, day):
        return Verdict.yes() if not represent else Verdict.warn("Dưới mức nhiều người thì không cần người đại diện.")
    rule = threshold("petitions.representatives", day)
    band = rule.band(people)
    verdict = Verdict.yes()
    if band and not band.fewest <= represent <= band.most:
        words = f"{people} người ký: cử {_between(band)} người đại diện; đang có {represent}."
        verdict &= against(words, rule.cite, rule.certainty)
    if represent > named:
        verdict &= Verdict.no("Người đại diện phải là người trong danh sách người ký.")
    if not document:
        verdict &= against("Chưa có văn bản cử người đại diện có đủ chữ ký.", rule.cite, rule.certainty)
    return verdict


def group_may_be_accepted(petition: Petition, *, represent: int, document: bool, day: date) -> Verdict:
    """A group's complaint is accepted only with its paper of representatives (Decree 155/2026 art. 10, where it holds)."""
    people = petition.people_count
    if petition.kind == Content.DENUNCIATION or not is_group(people, day):
        return Verdict.yes()
    verdict = can_represent(
        people=people, represent=represent, named=max(represent, people), document=document, day=day
    )
    bound = petition.kind == Content.COMPLAINT and status_on(GROUP_ACCEPTED, day).code in ("in_force", "amended")
    if bound and (not document or not represent):
        verdict &= Verdict.no(
            "Nhiều người khiếu nại: chỉ thụ lý khi đơn đủ chữ ký và có văn bản cử người đại diện.",
            f"{GROUP_ACCEPTED} art 10",
        )
    return verdict


def can_assign(
    petition: Petition, account_id: int | None, *, barred: Collection[int], leads: bool, post: str = "x"
) -> Verdict:
    """A denunciation is not given to whom it names, to their relatives, nor to the chair when the chair or a deputy is named.

    `leads`: the account holds the post of the chair or of a deputy.
    """
    if not post.strip():
        return Verdict.no("Chưa ghi chức vụ hoặc đơn vị được giao.")
    if account_id is not None and account_id in barred:
        return Verdict.no("Không giao được: người này liên quan đến nội dung tố cáo.", HANDLERS)
    if petition.names_leaders and leads:
        return Verdict.no("Tố cáo Chủ tịch, Phó Chủ tịch UBND xã: không giao cho Chủ tịch UBND xã.", HANDLERS)
    if petition.is_denunciation and not petition.kind and leads:
        return Verdict.no(
            "Đơn tố cáo chưa phân loại nên chưa biết có tố cáo Chủ tịch, Phó Chủ tịch UBND xã không; phân loại trước rồi giao.",
            HANDLERS,
        )
    return Verdict.yes()


def can_be_read(petition: Petition, *, handles: bool, given: bool, leads: bool) -> Verdict:
    """What a denunciation says, whom it accuses and what came with it is for whoever handles it: the posts that classify
    letters and seal identities, and the account it was given to. Others know that the letter exists. Who leads the committee
    is not let in before it was read and taken apart, for it may accuse them."""
    if not petition.may_denounce:
        return Verdict.yes()
    shut = leads and (petition.names_leaders or petition.kind != Content.DENUNCIATION)
    if (handles or given) and not shut:
        return Verdict.yes()
    # One reason for all: another one would tell a leader that it accuses him.
    if not petition.is_denunciation:
        return Verdict.no(
            "Đơn có nhiều nội dung, có thể có tố cáo: chỉ người xử lý đơn đọc được. Nội dung không tố cáo đọc ở đơn tách ra.",
            SECRET,
        )
    return Verdict.no("Nội dung tố cáo chỉ người xử lý đơn đọc được; đơn chưa giao cho chức vụ đang giữ.", SECRET)


def can_withdraw(petition: Petition, *, document: bool, words: str, day: date) -> Verdict:
    """In writing, or it is said how; a matter taken up is then stopped by a decision. It ends the letter for good."""
    if not document and not words.strip():
        return Verdict.no(
            "Rút toàn bộ là hết đơn: dẫn đơn rút, hoặc ghi ở “Ghi chú” người gửi rút bằng cách nào, ngày nào."
        )
    if petition.accepted_on and not document:
        if petition.kind == Content.COMPLAINT:
            grade = Certainty.VERIFIED
            if status_on(GROUP_ACCEPTED, day).code not in ("in_force", "amended"):
                grade = read_for("02/2011/QH13", day)
            return against("Đơn đã thụ lý: rút toàn bộ thì phải có quyết định đình chỉ.", "02/2011/QH13 art 10", grade)
        return Verdict.no("Đơn đã thụ lý: rút toàn bộ thì dẫn văn bản đình chỉ giải quyết.")
    return Verdict.yes()


def can_withdraw_part(petition: Petition, *, orders: Sequence[int], signed: Collection[int], words: str) -> Verdict:
    """Some of a group, or some of the contents; what remains goes on. All of them is a withdrawal of the whole."""
    if not orders and not words.strip():
        return Verdict.no("Ghi ai rút, hoặc nội dung nào được rút.")
    if not set(orders) <= set(signed):
        return Verdict.no("Có người rút không ở trong danh sách còn lại của đơn này.")
    if orders and len(set(orders)) >= len(signed):
        return Verdict.no("Mọi người đều rút: hãy dùng “Rút toàn bộ”.", "155/2026/NĐ-CP art 5")
    return Verdict.yes()


def can_keep_on(petition: Petition, *, grounds: Sequence[str], document: bool, day: date) -> Verdict:
    """A denunciation that was withdrawn goes on by decision, on a ground of the law."""
    if petition.kind != Content.DENUNCIATION:
        return Verdict.no("Chỉ tố cáo đã rút mới có thể vẫn tiếp tục giải quyết.", f"{DENUNCIATIONS} art 33")
    verdict = known(CONTINUED, grounds, day, needed="Chưa chọn căn cứ vẫn tiếp tục giải quyết.")
    return verdict if document else verdict & Verdict.no("Dẫn văn bản quyết định tiếp tục giải quyết.")


def _between(band: Band) -> str:
    return f"{band.fewest}–{band.most}" if band.fewest != band.most else str(band.most)
