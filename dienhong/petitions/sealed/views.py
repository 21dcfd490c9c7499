"""The desk of the seal: seal an identity, open it, name who may. An opened identity stands in one answer and in no other."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters

from dienhong.accounts.actors import actor_for
from dienhong.accounts.models import Post
from dienhong.accounts.roles import roles
from dienhong.law.citations import cite_vi
from dienhong.law.dates_vi import date_vi
from dienhong.law.verdict import Refused, Verdict
from dienhong.page.acts import Act, said
from dienhong.page.listing import Cell, Column, Empty, build
from dienhong.page.permissions import may, permission
from dienhong.page.request import PageRequest
from dienhong.page.submit import FormPage, submit
from dienhong.petitions.papers.views.frame import petition_for, petition_known
from dienhong.petitions.sealed import actions, rules
from dienhong.petitions.sealed.forms import BarForm, EndForm, IdentityForm, KeeperForm, ReadForm
from dienhong.petitions.sealed.models import SealKeeper

ORDER = ("-from_on", "-code_year", "-code_number")
INTRO = (
    "Danh tính người tố cáo chỉ nằm ở đây, niêm phong bằng một khóa để ngoài cơ sở dữ liệu và ngoài mọi bản sao lưu. Không "
    "quá hai chức vụ được mở; mỗi lần mở đều ghi vào lịch sử của đơn."
)
KEEPERS: tuple[Column, ...] = (
    Column("ma", "Mã", lambda k: Cell(k.code, "code"), ("code_year", "code_number")),
    Column("chuc-vu", "Chức vụ", lambda k: Cell(k.post, "strong"), ("post",)),
    Column("van-ban", "Văn bản giao", lambda k: Cell(k.document, "code", f"/r/{k.document}")),
    Column("tu", "Từ ngày", lambda k: Cell(date_vi(k.from_on), "date"), ("from_on",)),
    Column("den", "Đến hết ngày", lambda k: Cell(date_vi(k.to_on) if k.to_on else "đang giữ", "date"), ("to_on",)),
)


@permission("sealed.keepers")
def keepers(request: PageRequest) -> HttpResponse:
    """Who may open the seal, and who could before."""
    naming = (
        Verdict.yes() if may(request, "sealed.name") else Verdict.no("Việc giao giữ niêm phong thuộc Chủ tịch UBND xã.")
    )
    table = build(
        request,
        SealKeeper.objects.all(),
        KEEPERS,
        unit="lần giao",
        caption="Người giữ niêm phong",
        row_url=lambda one: reverse("sealed:end", args=[one.code]),
        default_order=ORDER,
        empty=Empty(
            "Chưa giao chức vụ nào: danh tính đã niêm phong thì chưa ai mở được.",
            law=cite_vi(rules.SECRECY),
            action_url=reverse("sealed:name"),
            action_label="Giao giữ niêm phong",
        ),
    )
    context = {
        "register": {"title": "Người giữ niêm phong", "basis": cite_vi(rules.SECRECY)},
        "acts": [Act.under(naming, "Giao giữ niêm phong", reverse("sealed:name"), primary=True)],
        "listing": table,
        "note": INTRO,
    }
    return render(request, "page/register_list.html", context)


@permission("sealed.name")
def name(request: PageRequest) -> HttpResponse:
    """Name a post by a document."""
    posts = [
        (post.account_id, f"{post.title} ({roles()[post.role].vi})") for post in actions.posts_that_may(request.today)
    ]
    form = KeeperForm(request.POST or None, posts=posts, initial={"from_on": request.today})
    page = FormPage(
        title="Giao giữ niêm phong", submit="Giao", cancel_url=reverse("sealed:keepers"), law=rules.SECRECY, intro=INTRO
    )

    def act() -> str:
        data = form.cleaned_data
        actions.name_keeper(
            data["account"],
            document=data["document"],
            from_on=data["from_on"],
            by=actor_for(request.posts),
            at=request.now,
        )
        return reverse("sealed:keepers")

    return submit(request, form, page, act, done="Đã giao giữ niêm phong.")


@permission("sealed.name")
def end(request: PageRequest, code: str) -> HttpResponse:
    """End a keeper's term."""
    keeper = get_object_or_404(SealKeeper, pk=code)
    form = EndForm(request.POST or None, initial={"to_on": request.today})
    over = Verdict.no("Nhiệm kỳ này đã kết thúc rồi.") if keeper.to_on else Verdict.yes()
    page = FormPage(
        title=f"Thôi giữ niêm phong: {keeper.post}", submit="Ghi ngày kết thúc", cancel_url=reverse("sealed:keepers")
    )

    def act() -> str:
        actions.end_keeper(code, to_on=form.cleaned_data["to_on"], by=actor_for(request.posts), at=request.now)
        return reverse("sealed:keepers")

    return submit(request, form, page, act, done="Đã ghi ngày kết thúc.", verdict=over)


@sensitive_post_parameters()
@permission("sealed.seal")
def seal(request: PageRequest, code: str) -> HttpResponse:
    """Seal who sent a denunciation."""
    petition = petition_for(request, code)
    form = IdentityForm(request.POST or None)
    page = FormPage(
        title=f"Niêm phong danh tính người tố cáo, {code}",
        submit="Niêm phong",
        cancel_url=petition.desk_path(),
        law=rules.SECRECY,
        intro="Ghi xong là niêm phong ngay; trang này không hiện lại những gì đã ghi. Ghi thêm lần nữa thì phần trước vẫn giữ.",
    )

    def act() -> str:
        actions.seal_sender(code, form.identity(), by=actor_for(request.posts), at=request.now)
        return petition.desk_path()

    reply = submit(
        request, form, page, act, done="Đã niêm phong danh tính người tố cáo.", verdict=rules.can_seal(petition)
    )
    return _not_kept(reply)


@permission("sealed.seal")
def move(request: PageRequest, code: str) -> HttpResponse:
    """Move the sender of what turned out to be a denunciation out of the book and under the seal."""
    petition = petition_for(request, code)
    verdict = rules.can_move(petition)
    form = forms.Form(request.POST or None)
    page = FormPage(
        title=f"Chuyển người gửi vào niêm phong, {code}",
        submit="Chuyển vào niêm phong",
        cancel_url=petition.desk_path(),
        template="page/confirm.html",
        context={
            "consequences": [
                "Họ tên, địa chỉ, giấy tờ, cách liên hệ của người gửi rời khỏi sổ đơn thư và vào phần niêm phong.",
                "Những gì lịch sử của đơn đã ghi trước đây được xóa; chuỗi lịch sử vẫn kiểm được.",
            ],
            "verdict": {"reasons": said(verdict.reasons), "warnings": said(verdict.warnings)},
        },
    )

    def act() -> str:
        actions.move_sender(code, by=actor_for(request.posts), at=request.now)
        return petition.desk_path()

    return submit(request, form, page, act, done="Đã chuyển người gửi vào niêm phong.", verdict=verdict)


@permission("sealed.seal")
def bar(request: PageRequest, code: str) -> HttpResponse:
    """Name an account that may have nothing to do with a denunciation."""
    petition = petition_for(request, code)
    posts = Post.objects.held_on(request.today).select_related("account").order_by("title", "id")
    form = BarForm(
        request.POST or None, accounts=[(post.account_id, f"{post.title}: {post.account.name}") for post in posts]
    )
    page = FormPage(
        title=f"Người không được giao xử lý, {code}",
        submit="Ghi",
        cancel_url=petition.desk_path(),
        law="25/2018/QH14 art 12",
        intro="Người bị tố cáo và người thân của người bị tố cáo không được giao đơn này, cũng không mở được niêm phong.",
    )

    def act() -> str:
        data = form.cleaned_data
        actions.bar_account(code, data["account"], data["why"], by=actor_for(request.posts), at=request.now)
        return petition.desk_path()

    return submit(request, form, page, act, done="Đã ghi người không được giao.", verdict=rules.can_seal(petition))


@permission("sealed.read")
def read(request: PageRequest, code: str) -> HttpResponse:
    """Open the seal: the reason first, then the identity in the answer to this sending and nowhere else."""
    petition = petition_known(request, code)
    form = ReadForm(request.POST or None)
    by = actor_for(request.posts)
    verdict = actions.verdict_of(petition, by, request.today)
    if request.method == "POST" and verdict and form.is_valid():
        try:
            opened = actions.read_sender(code, reason=form.cleaned_data["reason"], by=by, at=request.now)
        except Refused as refused:
            for reason in refused.verdict.reasons:
                form.add_error(None, str(reason))
        else:
            shown = {"code": code, "notes": opened, "back_url": petition.desk_path()}
            return _not_kept(render(request, "petitions/sealed/opened.html", shown))
    context = {
        "title": f"Mở niêm phong, {code}",
        "basis": cite_vi(rules.SECRECY),
        "consequences": [
            "Danh tính hiện một lần trong trang trả lời; đóng trang là hết, không lưu vào đâu.",
            "Lần mở này, chức vụ và lý do được ghi vào lịch sử của đơn và không xóa được.",
        ],
        "form": form,
        "submit": "Mở niêm phong",
        "cancel_url": petition.desk_path(),
        "verdict": {"reasons": said(verdict.reasons), "warnings": said(verdict.warnings)},
    }
    status = 409 if request.method == "POST" and not verdict else 422 if request.method == "POST" else 200
    return _not_kept(render(request, "page/confirm.html", context, status=status))


def _not_kept(reply: HttpResponse) -> HttpResponse:
    reply["Cache-Control"] = "no-store"
    return reply
