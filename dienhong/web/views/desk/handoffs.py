"""The buttons of the handoffs: a matter leaves one register for another, and the officer sees it arrive."""

from django import forms
from django.http import HttpResponse

from dienhong import handoffs
from dienhong.accounts.actors import actor_for
from dienhong.disclosure.models import Item
from dienhong.page.permissions import permission
from dienhong.page.request import PageRequest
from dienhong.page.submit import FormPage, submit
from dienhong.petitions.papers.views.frame import petition_for

INTRO = (
    "Sổ công khai nhận một nội dung mới đang soạn: loại đơn, ngày và văn bản giải quyết, kết quả. Tên người gửi, nội dung đơn "
    "và địa chỉ không chuyển sang. Nội dung mới vẫn qua hai bước kiểm tra rồi mới đến người dân."
)


@permission("disclosure.record")
def disclose_outcome(request: PageRequest, code: str) -> HttpResponse:
    """Draft an item of disclosure out of a settled letter."""
    petition = petition_for(request, code)
    page = FormPage(
        title=f"Công khai kết quả giải quyết {code}",
        submit="Chuyển sang sổ công khai",
        cancel_url=petition.desk_path(),
        law="10/2022/QH15 art 11 k 14",
        intro=INTRO,
    )
    verdict = handoffs.can_disclose_outcome(petition, item=handoffs.item_about(petition))

    def act() -> str:
        item: Item = handoffs.disclose_outcome(code, by=actor_for(request.posts), at=request.now)
        return item.desk_path()

    done = "Đã có trong sổ công khai, đang soạn: hãy xem lại lời văn rồi chuyển kiểm tra."
    return submit(request, forms.Form(request.POST or None), page, act, done=done, verdict=verdict)
