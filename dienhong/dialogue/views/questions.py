"""The questions of a dialogue, and its conclusion as a Word file."""

import io

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from dienhong.accounts.actors import actor_for
from dienhong.dialogue.asked.looking import doubts
from dienhong.dialogue.models import Dialogue
from dienhong.dialogue.promises.drafts import conclusion_paper
from dienhong.dialogue.questions import actions
from dienhong.dialogue.questions.forms import QuestionsForm, ShowQuestionForm
from dienhong.law.verdict import Verdict
from dienhong.page.permissions import permission
from dienhong.page.request import PageRequest
from dienhong.page.submit import FormPage, revision_of, submit
from dienhong.page.voiding import void_verdict

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@permission("dialogue.correct")
def questions(request: PageRequest, code: str) -> HttpResponse:
    """Enter or correct the questions of a dialogue."""
    dialogue = get_object_or_404(Dialogue, pk=code)
    form = QuestionsForm(request.POST or None, dialogue=dialogue)

    def act() -> str:
        return actions.set_questions(
            code, form.questions(), revision=revision_of(request), by=actor_for(request.posts), at=request.now
        ).desk_path()

    page = FormPage(
        f"Câu hỏi của {code}",
        "Ghi câu hỏi",
        dialogue.desk_path(),
        intro="Ghi câu hỏi thu thập trước và câu hỏi nêu tại chỗ. Không ghi ai đã hỏi. Câu đã đăng mà sửa lời thì phải đăng lại.",
        formset="rows",
        formset_title="Các câu hỏi",
        formset_row_name="Câu hỏi",
    )
    return submit(
        request,
        form,
        page,
        act,
        done="Đã ghi câu hỏi.",
        revision=dialogue.revision,
        verdict=void_verdict(dialogue),
    )


@permission("dialogue.moderate")
def show_question(request: PageRequest, code: str, number: int) -> HttpResponse:
    """Let everybody read one of them."""
    dialogue = get_object_or_404(Dialogue, pk=code)
    question = get_object_or_404(dialogue.questions, order=number)
    form = ShowQuestionForm(request.POST or None)

    def act() -> str:
        return actions.show_question(
            code,
            number,
            looked=form.cleaned_data["looked"],
            by=actor_for(request.posts),
            at=request.now,
            revision=revision_of(request),
        ).desk_path()

    seen = doubts(question.words, question.answer)
    warned = (
        f"Máy thấy có chỗ giống dữ liệu cá nhân: {'; '.join(seen)}; sửa lời ở “Ghi câu hỏi” trước. " if seen else ""
    )
    answer = f" Trả lời: {question.answer}" if question.answer else ""
    page = FormPage(
        f"Đăng câu hỏi {number} của {code}",
        "Đăng câu hỏi",
        dialogue.desk_path(),
        intro=f"{warned}{question.words}{answer}",
    )
    verdict = void_verdict(dialogue) & (Verdict.no(actions.SHOWN) if question.shown_on else Verdict.yes())
    return submit(request, form, page, act, done="Đã đăng câu hỏi.", revision=dialogue.revision, verdict=verdict)


@permission("dialogue.read")
@require_safe
def conclusion(request: PageRequest, code: str) -> HttpResponse:
    """The conclusion of a dialogue as a draft."""
    from dienhong.documents.docx_writer import write_docx  # python-docx loads slowly: only where a paper is made

    dialogue = get_object_or_404(Dialogue, pk=code)
    if request.commune is None or not dialogue.standing:
        raise Http404
    file = io.BytesIO()
    write_docx(conclusion_paper(dialogue, request.commune), file)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"{code}-ket-luan-du-thao.docx", content_type=DOCX)  # type: ignore[return-value]
