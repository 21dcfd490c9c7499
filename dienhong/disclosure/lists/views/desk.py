"""The list of an item on the desk: its kind, its rows by hand or by Excel, and how anybody will read it."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from dienhong.accounts.actors import actor_for
from dienhong.commune.queries import villages_on
from dienhong.disclosure.checks.forms import NothingForm
from dienhong.disclosure.checks.queries import pending_version
from dienhong.disclosure.lists import actions, queries, workbook
from dienhong.disclosure.lists.ending import beside, can_mark
from dienhong.disclosure.lists.forms import KindForm, RowForm, WorkbookForm
from dienhong.disclosure.lists.models import PeopleList, PeopleRow
from dienhong.disclosure.lists.rules import RowData, can_change, child_warning, never_warning
from dienhong.disclosure.lists.telling import list_of
from dienhong.disclosure.models import Item, Version
from dienhong.law.people_lists import ListKind, kinds_for, list_kind
from dienhong.law.verdict import Reason, Refused, Verdict
from dienhong.page.acts import Act, said
from dienhong.page.excel import XLSX, workbook_response
from dienhong.page.once import new_token
from dienhong.page.permissions import may, permission
from dienhong.page.request import PageRequest
from dienhong.page.submit import FormPage, revision_of, submit

PAGE = 50
LAW = "10/2022/QH15 art 11; 91/2025/QH15 art 16"


@permission("disclosure.read")
def show(request: PageRequest, code: str) -> HttpResponse:
    """The list in preparation, or the one told last, as anybody will read it."""
    item = get_object_or_404(Item, pk=code)
    version = pending_version(item) or item.versions.order_by("-number").first()
    sheet = list_of(version)
    kind = list_kind(sheet.kind, request.today) if sheet else None
    found = PeopleRow.objects.filter(sheet=sheet).order_by("order")
    page = Paginator(found, PAGE).get_page(request.GET.get("trang"))
    names = queries.village_names({row.village for row in page})
    keeps = may(request, "disclosure.people")
    told = sheet is not None and sheet.shown_from is not None
    rows = [
        {
            "row": row,
            "full": row.name if keeps else "",
            # Who only reads the book sees what everybody sees, and before it is told less.
            "name": row.shown_name(bool(sheet and sheet.masked) or not (keeps or told)),
            "village": names.get(row.village, ""),
        }
        for row in page
    ]
    context = {
        "item": item,
        "version": version,
        "sheet": sheet,
        "kind": kind,
        "columns": {field.id for field in kind.fields} if kind else (),
        "rows": rows,
        "page": page,
        "acts": _acts(request, item, version, sheet),
        "may_write": bool(_writable(request, item, sheet)) and sheet is not None,
        "goes": _goes(version) if sheet and not sheet.taken_down_on else (),
        "notes": said((never_warning(), child_warning())),
        "crumbs": [
            {"label": "Sổ công khai", "url": "/ban-lam-viec/cong-khai/"},
            {"label": code, "url": item.desk_path()},
        ],
    }
    return render(request, "disclosure/lists/desk.html", context)


@permission("disclosure.people")
def begin(request: PageRequest, code: str) -> HttpResponse:
    """Say which list the version in preparation carries."""
    item = get_object_or_404(Item, pk=code)
    kinds = kinds_for(item.content, item.sector, request.today)
    sheet = list_of(pending_version(item))
    start = {"kind": sheet.kind, "masked": sheet.masked} if sheet else {}
    form = KindForm(request.POST or None, kinds=kinds, initial=start)

    def act() -> str:
        told = form.cleaned_data
        actions.begin(code, **told, by=actor_for(request.posts), at=request.now, revision=revision_of(request))
        return reverse("people_lists:show", args=[code])

    verdict = _writable(request, item, sheet)
    if not kinds:
        verdict &= Verdict.no("Nội dung này không có loại danh sách nào phải nêu tên người.", "10/2022/QH15 art 11")
    page = FormPage(
        f"Danh sách có tên người của {code}",
        "Chọn loại",
        reverse("people_lists:show", args=[code]),
        law=LAW,
        intro="Mỗi loại chỉ có các cột cần thiết. Đổi loại thì các dòng đã ghi bị bỏ.",
    )
    return submit(request, form, page, act, done="Đã chọn loại.", revision=item.revision, verdict=verdict)


@permission("disclosure.people")
def add(request: PageRequest, code: str) -> HttpResponse:
    """One more row."""
    item, sheet, kind = _sheet(code, request)
    form = RowForm(request.POST or None, kind=kind, villages=_villages(request))

    def act() -> str:
        row = form.to_data()
        actions.add_row(code, row, by=actor_for(request.posts), at=request.now, revision=revision_of(request))
        return reverse("people_lists:show", args=[code])

    page = _row_page(f"Thêm vào danh sách {code}", "Thêm", code)
    verdict = _writable(request, item, sheet)
    return submit(request, form, page, act, done="Đã thêm.", revision=item.revision, verdict=verdict)


@permission("disclosure.people")
def correct(request: PageRequest, code: str, order: int) -> HttpResponse:
    """Another row in place of one."""
    item, sheet, kind = _sheet(code, request)
    form = RowForm(request.POST or None, kind=kind, villages=_villages(request), row=_row(code, order))

    def act() -> str:
        told = {"by": actor_for(request.posts), "at": request.now, "revision": revision_of(request)}
        actions.correct_row(code, order, form.to_data(), **told)  # type: ignore[arg-type]
        return reverse("people_lists:show", args=[code])

    page = _row_page(f"Sửa dòng {order} của danh sách {code}", "Ghi bản sửa", code)
    verdict = _writable(request, item, sheet)
    return submit(request, form, page, act, done="Đã ghi bản sửa.", revision=item.revision, verdict=verdict)


@permission("disclosure.people")
def drop(request: PageRequest, code: str, order: int) -> HttpResponse:
    """One row less."""
    item, sheet, _kind = _sheet(code, request)
    _row(code, order)

    def act() -> str:
        told = {"by": actor_for(request.posts), "at": request.now, "revision": revision_of(request)}
        actions.drop_row(code, order, **told)  # type: ignore[arg-type]
        return reverse("people_lists:show", args=[code])

    page = FormPage(f"Bỏ dòng {order} khỏi danh sách {code}", "Bỏ dòng", reverse("people_lists:show", args=[code]))
    verdict = _writable(request, item, sheet)
    form = NothingForm(request.POST or None)
    return submit(request, form, page, act, done="Đã bỏ dòng.", revision=item.revision, verdict=verdict)


@permission("disclosure.people")
@require_safe
def template(request: PageRequest, code: str) -> HttpResponse:
    """The empty workbook of this kind of list, with drop-downs."""
    _item, sheet, kind = _sheet(code, request)
    reply = HttpResponse(workbook.template(kind, [name for _code, name in _villages(request)]), content_type=XLSX)
    reply.headers["Content-Disposition"] = f'attachment; filename="mau-{sheet.kind}.xlsx"'
    return reply


@permission("disclosure.people")
def load(request: PageRequest, code: str) -> HttpResponse:
    """A filled template: tried first, then written, all or nothing."""
    item, sheet, _kind = _sheet(code, request)
    form = WorkbookForm(request.POST or None, request.FILES or None)
    back = reverse("people_lists:show", args=[code])
    page = FormPage(
        f"Nhập danh sách {code} từ Excel",
        "Đọc tệp",
        back,
        law=LAW,
        intro="Tải tệp mẫu, điền, rồi chọn tệp ở đây. Lần đầu nên chỉ thử: phần mềm đọc hết và báo từng dòng sai.",
        template="disclosure/lists/load.html",
        multipart=True,
        context={"template_url": reverse("people_lists:template", args=[code])},
    )
    verdict = _writable(request, item, sheet)
    if request.method == "POST" and form.is_valid() and verdict and not form.cleaned_data["write"]:
        return _tried(request, page, form, sheet, item.revision)

    def act() -> str:
        found, faults = _read(request, form, sheet)
        if faults:
            raise Refused(Verdict(tuple(Reason(words) for words in faults)))
        told = {"by": actor_for(request.posts), "at": request.now, "revision": revision_of(request)}
        actions.put_rows(code, found.rows, **told, verb="list_load")  # type: ignore[arg-type]
        return back

    return submit(request, form, page, act, done="Đã nhập danh sách.", revision=item.revision, verdict=verdict)


def _tried(request: PageRequest, page: FormPage, form: WorkbookForm, sheet: PeopleList, revision: int) -> HttpResponse:
    """The page again with what was read and what is wrong; nothing was written, no token was used."""
    found, faults = _read(request, form, sheet)
    context = {
        **page.context,
        "title": page.title,
        "intro": page.intro,
        "submit": page.submit,
        "cancel_url": page.cancel_url,
        "multipart": True,
        "form": WorkbookForm(),
        "once": new_token(),
        "revision": revision,
        "tried": True,
        "faults": faults,
        "count": len(found.rows),
    }
    return render(request, page.template, context)


@permission("disclosure.export")
@require_safe
def export(request: PageRequest, code: str) -> HttpResponse:
    """The list as anybody reads it, for the paper that hangs at the office and in the villages."""
    item = get_object_or_404(Item, pk=code)
    sheet = list_of(pending_version(item) or item.versions.order_by("-number").first())
    if sheet is None or sheet.erased_on or not (sheet.shown_from or may(request, "disclosure.people")):
        raise Http404
    kind = list_kind(sheet.kind, request.today)
    names = queries.village_names(sheet.rows.values_list("village", flat=True).distinct().order_by())
    fields = [field.id for field in kind.fields]
    rows = (
        [row.order, row.shown_name(sheet.masked), *(_cell(row, name, names) for name in fields)]
        for row in sheet.rows.order_by("order").iterator(chunk_size=500)
    )
    headings = ["STT", "Họ và tên", *(field.vi for field in kind.fields)]
    demo = bool(request.commune and request.commune.is_demo)
    return workbook_response(f"danh-sach-{code}.xlsx", item.title, headings, rows, demo=demo)


def _cell(row: PeopleRow, name: str, villages: dict[str, str]) -> object:
    return villages.get(row.village, "") if name == "village" else getattr(row, name)


def _read(request: PageRequest, form: WorkbookForm, sheet: PeopleList) -> tuple[workbook.Read, list[str]]:
    kind = list_kind(sheet.kind, request.today)
    names = {name: code for code, name in _villages(request)}
    found = workbook.read(form.cleaned_data["file"].read(), kind, names)
    # Every bad row at once, those that could not be read first: who mends a file does not want to send it twice.
    read = [(number, row) for number, row in zip(found.numbers, found.rows, strict=True) if number not in found.unread]
    verdict = Verdict(tuple(map(Reason, found.wrong)))
    if read:
        numbers, rows = zip(*read, strict=True)
        verdict &= actions.problems(rows, kind, on=request.today, numbers=numbers, masked=sheet.masked)
    return found, [str(reason) for reason in actions.few(verdict).reasons]


def _sheet(code: str, request: PageRequest) -> tuple[Item, PeopleList, ListKind]:
    item = get_object_or_404(Item, pk=code)
    sheet = list_of(pending_version(item))
    if sheet is None:
        raise Http404
    return item, sheet, list_kind(sheet.kind, request.today)


def _row(code: str, order: int) -> RowData:
    rows = actions.rows_of(code)
    if not 1 <= order <= len(rows):
        raise Http404
    return rows[order - 1]


def _villages(request: PageRequest) -> list[tuple[str, str]]:
    return list(villages_on(request.today).values_list("code", "name"))


def _row_page(title: str, verb: str, code: str) -> FormPage:
    notes = f"{never_warning()} {child_warning()}"
    return FormPage(title, verb, reverse("people_lists:show", args=[code]), law=LAW, intro=notes)


def _writable(request: PageRequest, item: Item, sheet: PeopleList | None) -> Verdict:
    return _mine(request) & can_change(item.step, erased=bool(sheet and sheet.erased_on))


def _mine(request: PageRequest) -> Verdict:
    allowed = may(request, "disclosure.people")
    return Verdict.yes() if allowed else Verdict.no("Chức vụ đang giữ chỉ được xem danh sách.")


def _goes(version: Version | None) -> list[str]:
    """What stands beside the list and goes with it, in words."""
    if version is None:
        return []
    words = [] if version.nameless or not (version.text or version.lines.exists()) else ["lời văn, bảng số liệu"]
    return [*words, *(f"tệp “{one.name}”" for one in version.files.all() if not one.nameless)]


def _acts(request: PageRequest, item: Item, version: Version | None, sheet: PeopleList | None) -> list[Act]:
    pending = version is not None and version.pending
    write = _writable(request, item, sheet if pending else None)
    begun = write & Verdict.no("Hãy chọn loại danh sách trước.") if write and not (pending and sheet) else write
    export_ = (
        Verdict.yes() if may(request, "disclosure.export") else Verdict.no("Chức vụ đang giữ không có quyền xuất.")
    )
    if sheet is None or sheet.erased_on:
        export_ &= Verdict.no("Chưa có dòng nào để in." if sheet is None else "Danh sách đã xóa tên.")
    elif not (sheet.shown_from or may(request, "disclosure.people")):
        export_ &= Verdict.no("Danh sách chưa công khai; chỉ văn phòng giữ sổ tải được.")
    return [
        Act.under(write, "Chọn loại danh sách", reverse("people_lists:begin", args=[item.code]), primary=sheet is None),
        Act.under(begun, "Thêm một dòng", reverse("people_lists:add", args=[item.code]), primary=sheet is not None),
        Act.under(begun, "Tải tệp mẫu", reverse("people_lists:template", args=[item.code])),
        Act.under(begun, "Nhập từ Excel", reverse("people_lists:load", args=[item.code])),
        Act.under(
            write if sheet or not pending else write & Verdict.no("Bản đang soạn không kèm danh sách."),
            "Bỏ danh sách khỏi bản này",
            reverse("people_lists:leave_out", args=[item.code]),
        ),
        Act.under(
            _mine(request) & can_mark(list_of(beside(item))),
            "Phần không có tên người",
            reverse("people_lists:nameless", args=[item.code]),
        ),
        Act.under(export_, "Tải để in", reverse("people_lists:export", args=[item.code])),
    ]
