"""What becomes of a letter that is not settled here: asked to be completed, told where to go, passed on, returned, filed."""

from collections.abc import Sequence

from dienhong.commune.queries import local_calendar
from dienhong.law.limits import NotInForce, due, limit
from dienhong.petitions.papers.clocks import OUTLIVES, let_fall, stop
from dienhong.petitions.papers.models import Petition
from dienhong.petitions.papers.rules import grounds as ground_rules
from dienhong.petitions.papers.rules import routing
from dienhong.petitions.papers.steps import Doing, require, stepping

KEPT = "petitions.filed_kept"


def ask_more(code: str, doing: Doing, *, words: str, document: str = "") -> Petition:
    """Ask the sender to complete the letter; it is classified again when what was asked for comes. Raises Refused."""
    with stepping(code, "ask_more", doing, document=document, words=words) as petition:
        require(ground_rules.words(words, "Chưa ghi cần bổ sung những gì."))
    return petition


def instruct(code: str, doing: Doing, *, body: str, document: str = "", words: str = "") -> Petition:
    """Tell the sender where the matter belongs. Raises Refused."""
    with stepping(code, "instruct", doing, document=document, body=body, words=words) as petition:
        require(routing.can_instruct(petition, body=body, day=doing.on))
        _end(petition, "instruct", doing, "đã hướng dẫn đến nơi có thẩm quyền")
    return petition


def transfer(code: str, doing: Doing, *, body: str, document: str, words: str = "") -> Petition:
    """Pass the letter on to whose it is, the sender told. Raises Refused."""
    with stepping(code, "transfer", doing, document=document, body=body, words=words) as petition:
        require(routing.can_transfer(petition, body=body, document=bool(document), day=doing.on))
        _end(petition, "transfer", doing, "đã chuyển đến nơi có thẩm quyền")
    return petition


def inspect(code: str, doing: Doing, *, body: str, document: str = "", words: str = "") -> Petition:
    """Have it checked what denounces without a name or a signature: by whom (`body`). Raises Refused."""
    with stepping(code, "inspect", doing, document=document, body=body, words=words) as petition:
        require(routing.can_inspect(petition, body=body, day=doing.on))
        _end(petition, "inspect", doing, "đã đưa sang kiểm tra")
    return petition


def urge(code: str, doing: Doing, *, body: str, document: str, words: str = "") -> Petition:
    """Urge the body below that let its time run out. Raises Refused."""
    with stepping(code, "urge", doing, document=document, body=body, words=words) as petition:
        require(routing.can_urge(petition, body=body, document=bool(document)))
        _end(petition, "urge", doing, "đã đôn đốc nơi có thẩm quyền")
    return petition


def record_result(code: str, doing: Doing, *, result: str, document: str = "") -> Petition:
    """What became of the letter where it went (on `doing.on`); told again, the later word stands. Raises Refused."""
    with stepping(code, "record_result", doing, document=document, words=result) as petition:
        require(ground_rules.words(result, "Chưa ghi kết quả mà nơi nhận báo."))
        petition.body_result, petition.body_result_on = result.strip(), doing.on
    return petition


def return_(code: str, doing: Doing, *, reason: str, document: str = "") -> Petition:
    """Give the letter back with the reason. Raises Refused."""
    with stepping(code, "return", doing, document=document, words=reason) as petition:
        require(routing.can_return(petition, reason=reason))
        _end(petition, "return", doing, "đã trả lại đơn")
    return petition


def file_away(code: str, doing: Doing, *, grounds: Sequence[str], words: str = "") -> Petition:
    """File the letter away; the law's data say how long it is kept at least. Raises Refused."""
    with stepping(code, "file_away", doing, grounds=grounds, words=words) as petition:
        require(routing.can_file(petition, grounds=grounds, day=doing.on))
        try:
            petition.kept_until = due(KEPT, doing.on, calendar=local_calendar()).due
        except NotInForce:
            petition.unclocked = f"{petition.unclocked} {limit(KEPT).vi}: dữ liệu luật không có hạn.".strip()
        let_fall(petition, on=doing.on, why="đã xếp lưu đơn")
    return petition


def _end(petition: Petition, act: str, doing: Doing, why: str) -> None:
    stop(petition, act, on=doing.on)
    let_fall(petition, on=doing.on, why=why, but=OUTLIVES)
