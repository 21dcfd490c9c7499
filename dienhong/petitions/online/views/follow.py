"""`/don-thu/theo-doi/`: a letter by code and key, without account, session or cookie.

The page is the answer to the POST that brought code and key; what is done on it carries a signed token that opens this letter for
half an hour. An unknown code, a wrong key and a letter struck from the book get one answer after one and the same work.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import BadRequest
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from dienhong.law.citations import cite_vi
from dienhong.law.verdict import Refused, Verdict
from dienhong.page.acts import said
from dienhong.page.busy import Busy
from dienhong.page.clock import real_now
from dienhong.page.limiter import ALLOWED, Turn, address_of, key_of, take_turn
from dienhong.page.once import new_token, once
from dienhong.page.permissions import public_view
from dienhong.page.request import PageRequest
from dienhong.petitions.online import actions, rules
from dienhong.petitions.online.ahead import to_sign
from dienhong.petitions.online.denouncing import TITLE, if_overdue, only_tells, unpromised
from dienhong.petitions.online.models import LetterPhoto, SenderContact, WordKind
from dienhong.petitions.online.progress import now_of, progress
from dienhong.petitions.online.receipt_forms import AddForm, JudgeForm, OpenForm, WithdrawForm
from dienhong.petitions.online.state import opened_code, opened_token, photo_of, photo_token
from dienhong.petitions.papers.axes import PLEAS
from dienhong.petitions.papers.models import Petition
from dienhong.petitions.papers.rules.settling import can_reopen
from dienhong.petitions.papers.states import State
from dienhong.petitions.sittings.queries import announced
from dienhong.petitions.states import Host
from dienhong.records.attachments import path_of
from dienhong.records.receipts import code_of, opens

WRONG = gettext_lazy(
    "Mã đơn hoặc khóa chưa đúng. Hãy xem lại giấy biên nhận; mất khóa thì đến Bộ phận tiếp công dân xin cấp khóa mới."
)
AHEAD = timedelta(days=60)


@csrf_exempt
@public_view
@never_cache
@sensitive_post_parameters("key")
def follow(request: PageRequest) -> HttpResponse:
    """The two boxes, and the letter they open."""
    if request.method != "POST":
        return render(request, "petitions/online/open.html", {"form": OpenForm()})
    form = OpenForm(request.POST)
    if not form.is_valid():
        return render(request, "petitions/online/open.html", {"form": form}, status=422)
    code, key = code_of(form.cleaned_data["code"]), form.cleaned_data["key"]
    turn = _turn(request, code)
    if turn.until is not None:
        clock = timezone.localtime(turn.until)
        form.add_error(
            None,
            _("Đã thử sai %(times)d lần trong một giờ. Hãy thử lại từ %(hour)02d giờ %(minute)02d.")
            % {"times": ALLOWED, "hour": clock.hour, "minute": clock.minute},
        )
        return render(request, "petitions/online/open.html", {"form": form}, status=429)
    # The letter is fetched for a right key only: fetching one takes longer than finding none.
    petition = Petition.objects.filter(pk=code).first() if opens(code, key) else None
    if petition is None or not petition.standing:
        form.add_error(None, str(WRONG))
        return render(request, "petitions/online/open.html", {"form": form}, status=422)
    turn.give_back()
    return _page(request, petition)


def _turn(request: PageRequest, code: str) -> Turn:
    """In the wall's time: the demo commune's day stands still, its hours do not."""
    return take_turn([key_of("receipt", address_of(request)), key_of("receipt code", code)], real_now())


@dataclass(frozen=True)
class Doing:
    """One thing a sender can do here: its form, its act, what is said when it is done."""

    form: Callable[..., forms.Form]
    act: Callable[[str, dict[str, Any], PageRequest], object]
    done: Any


ACTS: dict[str, Doing] = {
    "bo-sung": Doing(
        AddForm,
        lambda code, data, request: actions.add(code, words=data["words"], photos=data["photos"], at=request.now),
        gettext_lazy("Đã gửi phần bổ sung vào đơn này."),
    ),
    "rut": Doing(
        WithdrawForm,
        lambda code, data, request: actions.ask_withdrawal(code, words=data["words"], at=request.now),
        gettext_lazy("Đã ghi việc bà con xin rút đơn."),
    ),
    "y-kien": Doing(
        JudgeForm,
        lambda code, data, request: actions.judge(
            code, judgement=data["judgement"], words=data["words"], at=request.now
        ),
        gettext_lazy("Đã ghi ý kiến của bà con về kết quả."),
    ),
    "thoi-thu": Doing(
        forms.Form,
        lambda code, data, request: actions.stop_mail(code),
        gettext_lazy("Xã đã xóa nơi nhận tin; từ nay không báo tin về đơn này nữa."),
    ),
}


@csrf_exempt
@public_view
@never_cache
@require_POST
def act(request: PageRequest) -> HttpResponse:
    """One thing done on an opened letter, once; the page again with what became of it."""
    code = opened_code(request.POST.get("mo", ""))
    petition = Petition.objects.standing().filter(pk=code).first() if code else None
    doing = ACTS.get(request.POST.get("viec", ""))
    if doing is None:
        raise BadRequest("no such act")
    if petition is None:
        told = _(
            "Trang theo dõi mở đã quá nửa giờ. Hãy nhập lại mã và khóa; điều vừa ghi chưa được gửi, bấm Quay lại để chép."
        )
        return render(request, "petitions/online/open.html", {"form": OpenForm(), "problem": told}, status=403)
    form = _form(doing, request)
    if not form.is_valid():
        return _page(request, petition, failed=form, doing=request.POST["viec"], status=422)

    def carry_out() -> str:
        doing.act(petition.code, form.cleaned_data, request)
        return reverse("online:follow")

    try:
        once(request.POST.get("once", ""), request.now, carry_out)
    except Refused as refused:
        for reason in refused.verdict.reasons:
            form.add_error(None, str(reason))
        status = 503 if isinstance(refused, Busy) else 409
        return _page(request, petition, failed=form, doing=request.POST["viec"], status=status)
    petition.refresh_from_db()
    return _page(request, petition, done=str(doing.done))


def _form(doing: Doing, request: PageRequest) -> forms.Form:
    if doing.form is AddForm:
        return AddForm(request.POST, {"photos": request.FILES.getlist("photos")})
    return doing.form(request.POST)


@public_view
@require_safe
def photo(request: PageRequest, token: str) -> HttpResponse:
    """A photograph of what was done, for whoever opened the letter within the half hour."""
    pk = photo_of(token)
    found = LetterPhoto.objects.select_related("attachment").filter(pk=pk, of_fix=True).first() if pk else None
    if found is None:
        raise Http404("no such photograph")
    file = HttpResponse(path_of(found.attachment.sha256).read_bytes(), content_type=found.attachment.media_type)
    file["Cache-Control"] = "private, max-age=600"
    file["X-Robots-Tag"] = "noindex"
    return file


def _page(
    request: PageRequest,
    petition: Petition,
    *,
    done: str = "",
    failed: forms.Form | None = None,
    doing: str = "",
    status: int = 200,
) -> HttpResponse:
    shown, tells = progress(petition, request.today), only_tells(petition)
    if tells:
        shown = unpromised(shown, petition)
    may_now = _verdicts(petition)
    chair = announced(request.today, request.today + AHEAD).filter(host=Host.COMMITTEE)[:2]
    children = list(Petition.objects.standing().filter(parent=petition.code).order_by("code_year", "code_number"))
    standing = now_of(children)
    context = {
        "petition": petition,
        "title": _title(petition),
        "progress": shown,
        "today": request.today,
        "done": done,
        "token": opened_token(petition.code),
        "acts": [
            {
                "name": name,
                "label": label,
                "form": failed if name == doing and failed is not None else form(),
                "open": name == doing,
                "files": name == "bo-sung",
                "allowed": bool(may_now[name]),
                "why": said(may_now[name].reasons),
                "once": request.POST.get("once", "") if name == doing else new_token(),
            }
            for name, label, form in _offered(may_now)
        ],
        "failed": failed,
        "verdicts": petition.citizen_verdicts.all(),
        "words": petition.citizen_words.all(),
        "fixes": [
            {"photo": one, "url": reverse("online:photo", args=[photo_token(one.pk)])}
            for one in petition.photos.filter(of_fix=True)
        ],
        "children": [{"code": one.code, "now": standing[one.code]} for one in children],
        "was_split": petition.state == State.SPLIT,
        "first": petition.duplicate_of,
        "contact": SenderContact.objects.filter(pk=petition.code).exclude(email="", phone="").first(),
        "mail_once": new_token(),
        "sittings": list(chair) if shown.late and not petition.is_denunciation else [],
        "tells": tells,
        "signature": [cite_vi(cite)] if (cite := to_sign(petition)) else [],
        "denounces": petition.is_denunciation,
        "if_overdue": if_overdue(request.today) if petition.is_denunciation else None,
        "plea": (petition.kind or petition.titled) in PLEAS,
        "reopens": bool(may_now["y-kien"]) and _reopens(petition),
    }
    return render(request, "petitions/online/letter.html", context, status=status)


def _verdicts(petition: Petition) -> dict[str, Verdict]:
    """What may be done now, said before anything is typed."""
    asked = petition.citizen_words.filter(kind=WordKind.WITHDRAWAL).exists()
    judged = petition.citizen_verdicts.filter(decision=petition.decision).exists()
    return {
        "y-kien": rules.can_judge(petition, judgement="solved", words="", judged=judged),
        "bo-sung": rules.can_add(petition, words="…", photos=0, before=petition.citizen_words.count()),
        "rut": rules.can_ask_withdrawal(petition, asked=asked),
    }


def _reopens(petition: Petition) -> bool:
    """Whether a rejected answer would open it again: said before anything is chosen."""
    return bool(can_reopen(petition, times=petition.steps.filter(act="reopen").count(), words="…"))


def _offered(verdicts: dict[str, Verdict]) -> list[tuple[str, str, Callable[[], forms.Form]]]:
    """In the order of need: the verdict only where there is an answer."""
    found: list[tuple[str, str, Callable[[], forms.Form]]] = []
    if verdicts["y-kien"]:
        found.append(("y-kien", _("Cho biết việc đã được giải quyết chưa"), JudgeForm))
    return [*found, ("bo-sung", _("Gửi thêm vào đơn này"), AddForm), ("rut", _("Rút đơn"), WithdrawForm)]


def _title(petition: Petition) -> str:
    kind = str(_(petition.get_kind_display() if petition.kind else petition.get_titled_display() or "Đơn"))
    if only_tells(petition):
        kind = str(TITLE)
    return _("%(kind)s ở thôn %(village)s") % {"kind": kind, "village": petition.village} if petition.village else kind


letter_page = _page
"""The page of a letter for whoever proved by other means than the key that it is theirs (`mine`)."""
