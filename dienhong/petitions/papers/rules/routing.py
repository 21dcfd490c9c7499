"""What becomes of a letter that is not settled here: told where to go, passed on, urged, returned, filed away."""

from collections.abc import Sequence
from datetime import date

from dienhong.law.certainty import Certainty
from dienhong.law.verdict import Reason, Verdict
from dienhong.petitions.papers.axes import Channel, Competence, Content
from dienhong.petitions.papers.models import Petition
from dienhong.petitions.papers.rules.grounds import DENUNCIATIONS, RECEPTION, against, known, read_for, words
from dienhong.petitions.papers.rules.intake import is_information

FILED = "petitions.filed"


def can_instruct(petition: Petition, *, body: str, day: date) -> Verdict:
    """A complaint that is not ours: its sender is told where to send it. A written denunciation is passed on instead."""
    verdict = _elsewhere(petition, body)
    if petition.kind == Content.DENUNCIATION and petition.channel != Channel.RECEPTION:
        verdict &= against(
            "Đơn tố cáo không thuộc thẩm quyền thì chuyển đến nơi có thẩm quyền, không chỉ hướng dẫn.",
            f"{DENUNCIATIONS} art 24 k 2",
            read_for(DENUNCIATIONS, day),
        )
    return verdict


def can_transfer(petition: Petition, *, body: str, document: bool, day: date) -> Verdict:
    """A denunciation, a recommendation or feedback that is not ours goes to whose it is, by a paper; the sender is told."""
    verdict = _elsewhere(petition, body)
    if not document:
        verdict &= Verdict.no("Chưa dẫn văn bản chuyển đơn trong sổ văn bản.")
    if petition.kind == Content.COMPLAINT:
        verdict &= Verdict.yes(
            Reason(
                "Khiếu nại không thuộc thẩm quyền thường được hướng dẫn, không chuyển.",
                f"{RECEPTION} art 26",
                Certainty.INFERENCE,
            )
        )
    return verdict


def can_inspect(petition: Petition, *, body: str, day: date) -> Verdict:
    """What denounces without a name or a signature, and is clear enough to be verified, is checked by whoever has the power."""
    verdict = words(body, "Chưa ghi ai kiểm tra.")
    if not is_information(petition.kind, petition.conditions.split(), petition.classified_on or day):
        verdict &= Verdict.no(
            "Chỉ thông tin có nội dung tố cáo đã phân loại đủ ba điều kiện của Điều 25 mới đưa sang kiểm tra.",
            f"{DENUNCIATIONS} art 25 k 2",
        )
    if petition.competence != Competence.OURS:
        verdict &= Verdict.no("Đơn đã phân loại không thuộc thẩm quyền của xã: dùng “Chuyển đơn”.")
    return verdict


def can_urge(petition: Petition, *, body: str, document: bool) -> Verdict:
    """A body below that let its time run out is urged by a paper."""
    verdict = _elsewhere(petition, body)
    if petition.competence != Competence.LOWER:
        verdict &= Verdict.warn("Đôn đốc là việc với cấp dưới đã quá hạn giải quyết.")
    return verdict if document else verdict & Verdict.no("Chưa dẫn văn bản đôn đốc trong sổ văn bản.")


def can_return(petition: Petition, *, reason: str) -> Verdict:
    """What is not fit to be handled, or what nobody completed, goes back with the reason."""
    verdict = words(reason, "Chưa ghi lý do trả lại đơn.")
    return verdict & _unfit(petition, "trả lại")


def can_file(petition: Petition, *, grounds: Sequence[str], day: date) -> Verdict:
    """Filed away on a ground of the list; originals go back to their owner first."""
    verdict = known(FILED, grounds, day, needed="Chưa chọn căn cứ xếp lưu.") & _unfit(petition, "xếp lưu")
    if petition.originals:
        verdict &= Verdict.warn("Đơn kèm tài liệu gốc: trả lại tài liệu gốc cho người gửi trước khi xếp lưu.")
    return verdict


def _unfit(petition: Petition, act: str) -> Verdict:
    if petition.eligible:
        return Verdict.no(f"Đơn đã phân loại đủ điều kiện xử lý nên không {act}; hãy phân loại lại nếu chưa đúng.")
    return Verdict.yes()


def _elsewhere(petition: Petition, body: str) -> Verdict:
    if petition.kind == Content.MIXED or not petition.competence:
        return Verdict.no("Đơn có nhiều nội dung thì tách trước, rồi xử lý từng đơn.")
    if petition.competence == Competence.OURS:
        return Verdict.no("Đơn đã phân loại thuộc thẩm quyền của xã; hãy phân loại lại nếu chưa đúng.")
    if not petition.eligible:
        return Verdict.no("Đơn đã phân loại không đủ điều kiện xử lý: yêu cầu bổ sung, trả lại hoặc xếp lưu.")
    return words(body, "Chưa ghi cơ quan có thẩm quyền.")
