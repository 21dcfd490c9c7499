"""What is done with surveys: opened, shut, voided; slips printed once; sheets typed twice; comments dealt with."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from dienhong.accounts.actors import actor_for
from dienhong.law.verdict import Refused, Verdict
from dienhong.listening import actions, queries, rules
from dienhong.listening.forms import MatchForm, ShutForm, SlipsForm, SurveyForm, TellForm, TypeForm
from dienhong.listening.models import Batch, Comment, Survey
from dienhong.listening.questions import question_sets, scale
from dienhong.listening.states import CommentState
from dienhong.page.closing import close_page
from dienhong.page.once import led_to, once
from dienhong.page.permissions import permission
from dienhong.page.qr import qr_path
from dienhong.page.request import PageRequest
from dienhong.page.submit import FormPage, submit
from dienhong.page.voiding import void_page, void_verdict


@permission("listening.record")
def new(request: PageRequest) -> HttpResponse:
    """Open a survey."""
    form = SurveyForm(request.POST or None, opened_on=request.today)

    def act() -> str:
        return actions.open_survey(
            form.to_data(), by=actor_for(request.posts), at=request.now, looked=form.cleaned_data["looked"]
        ).desk_path()

    page = FormPage("Mở đợt lấy đánh giá", "Mở đợt", reverse("listening:list"), law=rules.LAW)
    return submit(request, form, page, act, done="Đã mở đợt.")


@permission("listening.record")
def shut(request: PageRequest, code: str) -> HttpResponse:
    """Take no more ratings."""
    survey = get_object_or_404(Survey, pk=code)
    form = ShutForm(request.POST or None, initial={"closed_on": request.today})

    def act() -> str:
        data = form.cleaned_data
        return actions.close_survey(code, **data, by=actor_for(request.posts), at=request.now).desk_path()

    page = FormPage(
        f"Đóng {code}", "Đóng đợt", survey.desk_path(), intro=f"{survey.summary_vi()}. Kết quả vẫn công khai."
    )
    return submit(request, form, page, act, done="Đã đóng đợt.", verdict=void_verdict(survey))


@never_cache
@permission("listening.record")
def slips(request: PageRequest, code: str) -> HttpResponse:
    """Hand out slips: the answer to the form is the sheet to print, and the only place where the codes stand."""
    survey = get_object_or_404(Survey, pk=code)
    form = SlipsForm(request.POST or None)
    made: list[str] = []

    def act() -> str:
        abouts = form.about_codes()
        number = form.cleaned_data["number"]
        made.extend(actions.issue_slips(code, number, abouts=abouts, by=actor_for(request.posts), at=request.now))
        return survey.desk_path()

    sent = request.method == "POST" and not led_to(request.POST.get("once", ""))
    if sent and form.is_valid():
        try:
            once(request.POST.get("once", ""), request.now, act)
        except Refused as refused:
            for reason in refused.verdict.reasons:
                form.add_error(None, reason.text)
    if made:
        return _printed(request, survey, made, form.about_codes())
    if request.method == "POST" and not sent:
        return HttpResponseRedirect(survey.desk_path())
    page = FormPage(
        f"Phát mã của {code}",
        "Phát mã",
        survey.desk_path(),
        intro="Trang sau là tờ phiếu để in; mã chỉ hiện một lần. Mỗi mã đánh giá được một lần, không ghi mã nào thành đánh "
        "giá nào.",
    )
    verdict = rules.can_issue(survey.kind, 1) & rules.is_open(survey.opened_on, survey.closed_on, request.today)
    return submit(request, form, page, act, verdict=verdict & void_verdict(survey))


@permission("listening.record")
@sensitive_post_parameters("text")
def type_batch(request: PageRequest, code: str) -> HttpResponse:
    """The first typing of paper sheets."""
    survey = get_object_or_404(Survey, pk=code)
    form = TypeForm(request.POST or None, initial={"taken_on": request.today})

    def act() -> str:
        data = form.cleaned_data
        by, at = actor_for(request.posts), request.now
        return actions.type_batch(code, **data, by=by, at=at).desk_path()

    page = FormPage("Nhập phiếu giấy, lần một", "Ghi lần một", survey.desk_path(), intro=_how_to_type(survey))
    verdict = void_verdict(survey) & rules.is_open(survey.opened_on, survey.closed_on, request.today)
    return submit(
        request, form, page, act, done="Đã ghi lần một. Người khác nhập lần hai rồi mới vào sổ.", verdict=verdict
    )


@permission("listening.record")
@sensitive_post_parameters("text")
def match(request: PageRequest, code: str) -> HttpResponse:
    """The second typing."""
    batch = get_object_or_404(Batch, pk=code)
    survey = get_object_or_404(Survey, pk=batch.survey)
    form = MatchForm(request.POST or None)

    def act() -> str:
        by, at = actor_for(request.posts), request.now
        return actions.match_batch(code, text=form.cleaned_data["text"], by=by, at=at).desk_path()

    page = FormPage(
        f"Nhập lần hai {code}",
        "So với lần một",
        batch.desk_path(),
        intro=f"{batch.sheets} phiếu. {_how_to_type(survey)} Người khác với người nhập lần một.",
    )
    verdict = void_verdict(batch) & rules.can_match(batch.state, typed_by=batch.account, account=request.user.pk)
    return submit(request, form, page, act, done="Hai lần khớp; đã vào sổ.", verdict=verdict)


@permission("listening.moderate")
def comment(request: PageRequest, number: int) -> HttpResponse:
    """Read a comment, and say it in one's own words or leave it out."""
    found = get_object_or_404(Comment, pk=number)
    survey = get_object_or_404(Survey, pk=found.survey)
    form = TellForm(request.POST or None)

    def act() -> str:
        told = form.cleaned_data["told"]
        return actions.deal_with(number, told=told, by=actor_for(request.posts), at=request.now).desk_path()

    verdict = Verdict.yes()
    if found.state != CommentState.WAITING:
        verdict = Verdict.no("Ý kiến này đã có người đọc và ghi lại rồi.")
    page = FormPage("Đọc ý kiến", "Ghi lại", survey.desk_path(), intro=found.words)
    return submit(request, form, page, act, done="Đã ghi lại; nguyên văn đã xóa.", verdict=verdict)


@permission("listening.record")
def void(request: PageRequest, code: str) -> HttpResponse:
    """Void a survey that nobody rated."""
    return void_page(request, get_object_or_404(Survey, pk=code))


@permission("listening.record")
def void_batch(request: PageRequest, code: str) -> HttpResponse:
    """Void a batch that was typed wrong, before it counts."""
    return void_page(request, get_object_or_404(Batch, pk=code))


@permission("listening.close")
def close(request: PageRequest) -> HttpResponse:
    """Close the book of ratings."""
    return close_page(request, "DG", back_url=reverse("listening:list"))


def _printed(request: PageRequest, survey: Survey, keys: list[str], abouts: list[str]) -> HttpResponse:
    address = request.build_absolute_uri(reverse("rated:rate", args=[survey.slug]))
    told = abouts or [""] * len(keys)
    slips = [
        {"key": key, "about": about, "qr": qr_path(f"{address}?ma={key}")}
        for key, about in zip(keys, told, strict=True)
    ]
    context = {"survey": survey, "slips": slips, "address": address, "issued": queries.slips_of(survey.code)[0]}
    return render(request, "listening/desk/slips.html", context)


def _how_to_type(survey: Survey) -> str:
    asked = question_sets()[survey.questions].questions
    order = "; ".join(f"{place}. {one.vi}" for place, one in enumerate(asked, start=1))
    answers = ", ".join(
        f"{points} {words.lower()}" for points, words in zip(scale().points, scale().answers, strict=True)
    )
    return f"Mỗi phiếu một dòng {len(asked)} chữ số, theo thứ tự câu hỏi: {order} Mức: {answers}; 0 là bỏ trống. Ví dụ 5450."
