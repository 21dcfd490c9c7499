"""Sổ văn bản: enter, correct, void, attach. A document marked secret is refused before anything of it is kept."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from dienhong.accounts.actors import actor_for
from dienhong.documents import actions, rules
from dienhong.documents.models import Document
from dienhong.documents.offered import offered_mark
from dienhong.documents.secrecy import secrecy_mark
from dienhong.law.verdict import Verdict
from dienhong.page.acts import said
from dienhong.page.closing import close_page
from dienhong.page.permissions import permission
from dienhong.page.request import PageRequest
from dienhong.page.submit import FormPage, revision_of, submit
from dienhong.page.voiding import void_page, void_verdict
from dienhong.privacy.packages import Unreadable
from dienhong.records.attachments import path_of
from dienhong.records.models import Attachment
from dienhong.web.forms import CorrectDocumentForm, DocumentForm, FileForm, NewDocumentForm

DOOR = "Văn bản đóng dấu Mật, Tối mật hoặc Tuyệt mật không ghi vào đây; máy từ chối và không giữ lại gì."


@permission("documents.record")
def new(request: PageRequest) -> HttpResponse:
    """Enter a document, with its file if it is at hand."""
    form = NewDocumentForm(request.POST or None, request.FILES or None)
    refused = _at_the_door(request, form, form.offered())
    if refused is not None:
        return refused
    page = FormPage(
        title="Ghi văn bản",
        submit="Ghi vào sổ",
        cancel_url=reverse("web:documents"),
        intro=DOOR,
        multipart=True,
    )

    def act() -> str:
        data = {name: value for name, value in form.cleaned_data.items() if name != "file"}
        by, offered = actor_for(request.posts), form.offered()
        document = actions.record_document(**data, by=by, at=request.now)
        if offered is not None:
            actions.attach_file(document.code, offered.name or "", offered.file, by=by, at=request.now)  # type: ignore[arg-type]
        return document.desk_path()

    return submit(request, form, page, act)


@permission("documents.record")
def correct(request: PageRequest, code: str) -> HttpResponse:
    """Correct what was entered of a document."""
    document = get_object_or_404(Document, pk=code)
    form = CorrectDocumentForm(request.POST or None, document=document)
    refused = _at_the_door(request, form, None)
    if refused is not None:
        return refused
    page = FormPage(title=f"Sửa {code}", submit="Ghi bản sửa", cancel_url=document.desk_path(), intro=DOOR)

    def act() -> str:
        return actions.correct_document(
            code, revision=revision_of(request), by=actor_for(request.posts), at=request.now, **form.cleaned_data
        ).desk_path()

    return submit(
        request,
        form,
        page,
        act,
        done="Đã ghi bản sửa; bản trước còn trong lịch sử.",
        revision=document.revision,
        verdict=void_verdict(document),
    )


@permission("documents.record")
def void(request: PageRequest, code: str) -> HttpResponse:
    """Void a document's entry with a reason."""
    return void_page(request, get_object_or_404(Document, pk=code))


@permission("documents.close")
def close(request: PageRequest) -> HttpResponse:
    """Close the register for past days, by the day of entry."""
    return close_page(request, "VB", back_url=reverse("web:documents"))


@permission("documents.record")
def attach(request: PageRequest, code: str) -> HttpResponse:
    """Keep a file with a document."""
    document = get_object_or_404(Document, pk=code)
    form = FileForm(request.POST or None, request.FILES or None)
    offered = request.FILES.get("file")
    refused = _at_the_door(request, form, offered)
    if refused is not None:
        return refused
    page = FormPage(
        title=f"Đính kèm tệp vào {code}",
        submit="Đính kèm",
        cancel_url=document.desk_path(),
        intro=DOOR,
        multipart=True,
    )

    def act() -> str:
        file = form.cleaned_data["file"]
        actions.attach_file(code, file.name, file.file, by=actor_for(request.posts), at=request.now)
        return document.desk_path()

    return submit(request, form, page, act, done="Đã đính kèm tệp.", verdict=void_verdict(document))


@permission("documents.read")
@require_safe
def file(request: PageRequest, code: str, number: int) -> HttpResponseBase:
    """A file of a document, as a download: nothing that was uploaded is ever shown as a page of ours."""
    attachment = get_object_or_404(Attachment, pk=number, code=code)
    get_object_or_404(Document, pk=code)
    path = path_of(attachment.sha256)
    if not path.is_file():
        raise Http404
    return FileResponse(
        path.open("rb"), as_attachment=True, filename=attachment.name, content_type=attachment.media_type
    )


def _at_the_door(request: PageRequest, form: forms.Form, offered: "UploadedFile[Any] | None") -> HttpResponse | None:
    """The refusal of something marked secret; the page repeats nothing of what was sent. None when it may come in."""
    if request.method != "POST":
        return None
    typed = [request.POST.get(name, "") for name in ("secrecy", "number", "title")] if _is_document(form) else []
    mark = next(filter(None, map(secrecy_mark, typed)), None)
    try:
        mark = mark or (offered_mark(offered.name or "", offered.file) if offered and offered.file else None)
    except Unreadable as wrong:
        return _refuse(request, Verdict.no(f"{wrong} Chưa ghi gì; hãy mở tệp bằng Word, lưu lại rồi gửi lần nữa."))
    return None if mark is None else _refuse(request, rules.may_come_in(mark))


def _is_document(form: forms.Form) -> bool:
    return isinstance(form, DocumentForm)


def _refuse(request: PageRequest, verdict: Verdict) -> HttpResponse:
    context = {"reasons": said(verdict.reasons), "back_url": reverse("web:documents")}
    return render(request, "web/desk/refused.html", context, status=409)
