"""The desk of tasks: list, one task, give, correct, finish with evidence, reopen, void, close."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from dienhong.accounts.actors import actor_for
from dienhong.directives import actions, queries, rules
from dienhong.directives.columns import LAMPS, TASK_ORDER, task_columns, views_of
from dienhong.directives.forms import FinishForm, PostponeForm, ReopenForm, TaskFilter, TaskForm
from dienhong.directives.models import Task
from dienhong.directives.rules import TaskData
from dienhong.directives.views.frame import VERBS, ListPage, allowed, head, list_response
from dienhong.law.dates_vi import date_vi, weekday_vi
from dienhong.law.verdict import Verdict
from dienhong.page.acts import Act
from dienhong.page.closing import close_page, strip
from dienhong.page.document_field import document_links
from dienhong.page.history import history_for
from dienhong.page.listing import Empty
from dienhong.page.permissions import permission
from dienhong.page.request import PageRequest
from dienhong.page.submit import FormPage, revision_of, submit
from dienhong.page.voiding import void_page, void_verdict

TITLE = "Sổ theo dõi nhiệm vụ"
UNIT = "nhiệm vụ"
BASIS = "Nhiệm vụ giao cho chức vụ hoặc đơn vị, từ một văn bản; chỉ ghi xong khi có chứng cứ."
EMPTY = "Nhiệm vụ giao từ một văn bản chỉ đạo hay văn bản của xã thì ghi vào đây: giao cho ai, hạn nào, chứng cứ nào khi xong."


@permission("directives.read")
def listing(request: PageRequest) -> HttpResponse:
    """The tasks, the earliest term first."""
    filters = TaskFilter(request.GET or None)
    record = allowed(request, "record")
    page = ListPage(
        title=TITLE,
        basis=BASIS,
        entries=queries.filtered_tasks(queries.tasks(), on=request.today, **filters.asked),
        columns=task_columns(request.today),
        order=TASK_ORDER,
        unit=UNIT,
        caption="Các nhiệm vụ",
        filename="so-nhiem-vu.xlsx",
        filters=filters,
        views=views_of(request, "tasks", "tasks"),
        strip=strip(
            request, "NV", unit=UNIT, close_url=reverse("directives:task_close"), permission="directives.close"
        ),
        act=Act.under(record, "Giao nhiệm vụ", reverse("directives:task_new"), primary=True),
        empty=Empty(
            EMPTY,
            action_url=reverse("directives:task_new") if record else "",
            action_label="Giao nhiệm vụ đầu tiên",
        ),
    )
    return list_response(request, page)


@permission("directives.read")
def show(request: PageRequest, code: str) -> HttpResponse:
    """One task: term, evidence, where it comes from, what may be done."""
    task = get_object_or_404(Task, pk=code)
    state = task.state_on(request.today)
    standing = void_verdict(task)
    correct = allowed(request, "correct") & standing
    unfinished = Verdict.no(f"Nhiệm vụ đã ghi xong ngày {date_vi(task.done_on)}.") if task.done_on else Verdict.yes()
    context = {
        "record": head(task, task.title, state={"state": LAMPS[state], "text": str(state.label)}),
        "facts": _facts(task),
        "acts": [
            Act.under(
                correct & unfinished,
                "Ghi đã xong",
                reverse("directives:task_done", args=[code]),
                primary=not task.done_on,
            ),
            Act.under(
                correct & rules.can_reopen(done_on=task.done_on),
                "Mở lại",
                reverse("directives:task_reopen", args=[code]),
            ),
            Act.under(correct & unfinished, "Lùi hạn", reverse("directives:task_postpone", args=[code])),
            Act.under(correct, "Sửa bản ghi", reverse("directives:task_edit", args=[code])),
            Act.under(allowed(request, "void") & standing, "Hủy bản ghi", reverse("directives:task_void", args=[code])),
        ],
        "links": document_links((("Từ văn bản", task.source), ("Chứng cứ", task.evidence_document))),
        "history": history_for(request, task, VERBS),
        "crumbs": [
            {"label": "Sổ văn bản chỉ đạo", "url": reverse("directives:list")},
            {"label": TITLE, "url": reverse("directives:tasks")},
        ],
    }
    return render(request, "page/record.html", context)


@permission("directives.record")
def new(request: PageRequest) -> HttpResponse:
    """Give a task; `?nguon=CD-…` says where it comes from."""
    form = TaskForm(request.POST or None, initial={"source": request.GET.get("nguon", "")[:24]})

    def act() -> str:
        return actions.assign_task(
            form.to_data(), by=actor_for(request.posts), at=request.now, looked=form.cleaned_data["looked"]
        ).desk_path()

    return submit(request, form, _page("Giao nhiệm vụ", "Ghi vào sổ", reverse("directives:tasks")), act)


@permission("directives.correct")
def edit(request: PageRequest, code: str) -> HttpResponse:
    """Correct what a task asks."""
    task = get_object_or_404(Task, pk=code)
    form = TaskForm(request.POST or None, initial={name: getattr(task, name) for name in TaskData.__dataclass_fields__})

    def act() -> str:
        return actions.correct_task(
            code,
            form.to_data(),
            revision=revision_of(request),
            by=actor_for(request.posts),
            at=request.now,
            looked=form.cleaned_data["looked"],
        ).desk_path()

    return submit(
        request,
        form,
        _page(f"Sửa {code}", "Ghi bản sửa", task.desk_path()),
        act,
        done="Đã ghi bản sửa; bản trước còn trong lịch sử.",
        revision=task.revision,
        verdict=void_verdict(task),
    )


@permission("directives.correct")
def done(request: PageRequest, code: str) -> HttpResponse:
    """Enter that a task is done, with its evidence."""
    task = get_object_or_404(Task, pk=code)
    form = FinishForm(request.POST or None, initial={"done_on": request.today})

    def act() -> str:
        return actions.finish_task(
            code, **form.cleaned_data, revision=revision_of(request), by=actor_for(request.posts), at=request.now
        ).desk_path()

    page = _page(f"Ghi {code} đã xong", "Ghi đã xong", task.desk_path(), intro=task.title)
    return submit(request, form, page, act, done="Đã ghi xong.", revision=task.revision, verdict=void_verdict(task))


@permission("directives.correct")
def postpone(request: PageRequest, code: str) -> HttpResponse:
    """Agree on a later term, with its reason."""
    task = get_object_or_404(Task, pk=code)
    form = PostponeForm(request.POST or None, initial={"decided_on": request.today})
    verdict = void_verdict(task) & rules.can_postpone(
        done_on=task.done_on, due_on=task.due_on, decided_on=request.today, on=request.today
    )

    def act() -> str:
        return actions.postpone_task(
            code, **form.cleaned_data, revision=revision_of(request), by=actor_for(request.posts), at=request.now
        ).desk_path()

    page = _page(f"Lùi hạn {code}", "Lùi hạn", task.desk_path(), intro=f"{task.title}. Hạn cũ vẫn giữ trong sổ.")
    return submit(request, form, page, act, done="Đã lùi hạn.", revision=task.revision, verdict=verdict)


@permission("directives.correct")
def reopen(request: PageRequest, code: str) -> HttpResponse:
    """Open a finished task again."""
    task = get_object_or_404(Task, pk=code)
    form = ReopenForm(request.POST or None)
    verdict = void_verdict(task) & rules.can_reopen(done_on=task.done_on)

    def act() -> str:
        return actions.reopen_task(
            code,
            reason=form.cleaned_data["reason"],
            revision=revision_of(request),
            by=actor_for(request.posts),
            at=request.now,
        ).desk_path()

    page = _page(
        f"Mở lại {code}", "Mở lại", task.desk_path(), intro=f"{task.title}. Chứng cứ đã ghi vẫn còn trong lịch sử."
    )
    return submit(request, form, page, act, done="Đã mở lại.", revision=task.revision, verdict=verdict)


@permission("directives.void")
def void(request: PageRequest, code: str) -> HttpResponse:
    """Void a task with a reason."""
    return void_page(request, get_object_or_404(Task, pk=code))


@permission("directives.close")
def close(request: PageRequest) -> HttpResponse:
    """Close the book of tasks, by their terms."""
    return close_page(request, "NV", back_url=reverse("directives:tasks"))


def _page(title: str, button: str, cancel: str, *, intro: str = "") -> FormPage:
    return FormPage(title=title, submit=button, cancel_url=cancel, intro=intro)


def _facts(task: Task) -> list[dict[str, Any]]:
    facts = [
        {"label": "Giao cho", "text": task.owner},
        {"label": "Hạn", "text": date_vi(task.due_on), "sub": weekday_vi(task.due_on)},
        {"label": "Ngày xong", "text": date_vi(task.done_on) if task.done_on else "", "sub": _on_time(task)},
        {"label": "Chứng cứ", "text": task.evidence or task.evidence_document},
    ]
    for one in task.postponements.all():
        when = "" if one.in_time else ", khi đã quá hạn"
        text = f"{date_vi(one.due_before)} sang {date_vi(one.due_on)}"
        facts.append({"label": f"Lùi hạn {date_vi(one.decided_on)}", "text": text, "sub": f"{one.reason}{when}"})
    if task.reopened:
        facts.append({"label": "Mở lại vì", "text": task.reopened})
    return facts


def _on_time(task: Task) -> str:
    if task.done_on is None:
        return ""
    late = (task.done_on - task.due_on).days
    return f"muộn {late} ngày" if late > 0 else "đúng hạn"
