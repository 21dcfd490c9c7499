"""The officer's side: hand out a receipt, take note of what the sender wrote, show what was done, write down a verdict that
was told by telephone or over the counter."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST, require_safe

from dienhong.accounts.actors import actor_for
from dienhong.law.verdict import Refused, Verdict
from dienhong.page.acts import Act
from dienhong.page.once import carried_out, once
from dienhong.page.permissions import permission
from dienhong.page.request import PageRequest
from dienhong.page.submit import FormPage, submit
from dienhong.page.voiding import void_verdict
from dienhong.petitions.online import actions, rules
from dienhong.petitions.online.forms import PhotosField
from dienhong.petitions.online.models import LetterPhoto
from dienhong.petitions.online.receipt_forms import JudgeForm
from dienhong.petitions.online.views.receipt import given, receipt
from dienhong.petitions.papers.views.frame import crumbs, petition_for, petition_known
from dienhong.records.attachments import path_of


@require_POST
@permission("petitions.record")
@sensitive_variables("key")
def give_receipt(request: PageRequest, code: str) -> HttpResponse:
    """A key for a letter that came by post, telephone or over the counter, on a receipt to print; the key before ends. The
    printed page loaded again gives none: the paper in the sender's hand stays good."""
    petition = petition_known(request, code)  # the receipt says the code and the day, nothing else
    if not petition.standing:
        return HttpResponseRedirect(petition.desk_path())
    token, key = request.POST.get("once", ""), ""

    def act() -> str:
        nonlocal key
        key = actions.give_receipt(code, by=actor_for(request.posts), at=request.now)
        return petition.desk_path()

    try:
        once(token, request.now, act)
    except Refused as refused:
        messages.error(request, " ".join(str(reason) for reason in refused.verdict.reasons))
        return HttpResponseRedirect(petition.desk_path())
    if not key:
        row = carried_out(token)
        new = Act.under(Verdict.yes(), "Cấp khóa mới", request.path, method="post")
        return given(request, [code], row.used_at if row else request.now, desk=petition.desk_path(), act=new)
    return receipt(request, [code], key, desk=petition.desk_path())


@require_POST
@permission("petitions.handle")
def see(request: PageRequest, code: str) -> HttpResponse:
    """The sender's words were read; the sender sees that they were."""
    petition = petition_for(request, code)
    if petition.standing and petition.citizen_words.filter(seen_on__isnull=True).exists():
        actions.see_words(code, by=actor_for(request.posts), at=request.now)
        messages.success(request, "Đã ghi đã xem; người gửi đọc được điều ấy.")
    return HttpResponseRedirect(petition.desk_path())


class FixForm(forms.Form):
    """A photograph of what was done."""

    photo = PhotosField(label="Ảnh", widget=forms.ClearableFileInput(attrs={"accept": "image/jpeg,image/png"}))
    caption = forms.CharField(
        label="Ảnh chụp gì",
        max_length=200,
        help_text="Người gửi đọc được; không ghi tên ai. Ví dụ: mương xóm Bến sau khi nạo vét.",
    )

    def clean_photo(self) -> list[bytes]:
        """One is needed."""
        made: list[bytes] = self.cleaned_data["photo"]
        if not made:
            raise forms.ValidationError("Chưa chọn ảnh.")
        return made


@permission("petitions.handle")
def show_fix(request: PageRequest, code: str) -> HttpResponse:
    """A photograph of what was done: evidence for closing, and shown to the sender."""
    petition = petition_for(request, code)
    files: Any = {"photo": request.FILES.getlist("photo")} if request.method == "POST" else None
    form = FixForm(request.POST or None, files)

    def act() -> str:
        data = form.cleaned_data
        actions.show_fix(code, data["photo"][0], caption=data["caption"], by=actor_for(request.posts), at=request.now)
        return petition.desk_path()

    page = FormPage(
        title=f"Kèm ảnh việc đã làm, {code}",
        submit="Kèm ảnh",
        cancel_url=petition.desk_path(),
        intro="Máy bỏ nơi chụp, giờ chụp trong ảnh. Người có mã và khóa của đơn xem được ảnh này.",
        multipart=True,
        context={"crumbs": crumbs(petition)},
    )
    return submit(request, form, page, act, done="Đã kèm ảnh.", verdict=void_verdict(petition))


@permission("petitions.handle")
def judge(request: PageRequest, code: str) -> HttpResponse:
    """A verdict that the sender told an officer; history names the officer's post."""
    petition = petition_for(request, code)
    form = JudgeForm(request.POST or None)
    judged = petition.citizen_verdicts.filter(decision=petition.decision).exists()
    verdict = void_verdict(petition) & rules.can_judge(petition, judgement="solved", words="", judged=judged)

    def act() -> str:
        data = form.cleaned_data
        actions.judge(
            code, judgement=data["judgement"], words=data["words"], by=actor_for(request.posts), at=request.now
        )
        return petition.desk_path()

    page = FormPage(
        title=f"Ghi giúp ý kiến của người gửi, {code}",
        submit="Ghi ý kiến",
        cancel_url=petition.desk_path(),
        intro="Ghi đúng lời người gửi nói. Kiến nghị, phản ánh “Chưa giải quyết được” thì đơn mở lại, một lần.",
        context={"crumbs": crumbs(petition)},
    )
    return submit(request, form, page, act, done="Đã ghi ý kiến của người gửi.", verdict=verdict)


@require_safe
@permission("petitions.read")
def photo(request: PageRequest, code: str, number: int) -> HttpResponse:
    """A photograph of a letter, for whoever may open the letter."""
    petition_for(request, code)
    found = get_object_or_404(LetterPhoto.objects.select_related("attachment"), pk=number, petition_id=code)
    file = HttpResponse(path_of(found.attachment.sha256).read_bytes(), content_type=found.attachment.media_type)
    file["Cache-Control"] = "private, no-store"
    return file
