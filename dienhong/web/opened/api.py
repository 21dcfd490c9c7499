"""The read API under /api/: for each open table a list walked by a cursor and a single row, described by OpenAPI.

Anybody may ask, from any site; no cookie, no key, no act. An answer bears an ETag and is asked for anew each time, so that
what the commune withdraws is gone with the next request.
"""

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils.cache import get_conditional_response
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI, Path, Query, Schema, Status
from ninja.errors import ValidationError
from pydantic import Field, create_model

from dienhong.page.open_data import LONGEST_NUMBER, Kind, OpenColumn, OpenTable
from dienhong.page.permissions import public_view
from dienhong.web.opened.tables import open_tables

MOST, USUAL = 500, 100
LONGEST_KEY = 80
READING = ("GET", "HEAD", "OPTIONS")
GONE = "Không có dòng này, hoặc đã được gỡ."
# A number that is whole stays so, as in the JSON file.
TYPES: dict[Kind, Any] = {Kind.NUMBER: int | float, Kind.WHOLE: int, Kind.FLAG: bool}
FORMATS = {Kind.DAY: "date", Kind.ADDRESS: "uri-reference"}
ABOUT = (
    "Dữ liệu mở của xã, chỉ đọc. Không cần khóa, không cookie, gọi được từ mọi trang. Đi hết một bảng: gọi lại với `after` bằng "
    "`next` của lần trước cho đến khi `next` là null. Gửi lại ETag trong If-None-Match để khỏi tải lại điều chưa đổi."
)


class Problem(Schema):
    """What is wrong, in Vietnamese."""

    detail: str


def build() -> NinjaAPI:
    """The API of this release."""
    api = NinjaAPI(
        title="Diên Hồng: dữ liệu mở của xã",
        version="1",
        description=ABOUT,
        docs_url=None,  # our own page says it, without scripts of others
        openapi_url="/openapi.json",
        urls_namespace="api",
    )

    @api.exception_handler(ValidationError)
    def refused(request: HttpRequest, wrong: Any) -> HttpResponse:
        places = sorted({str(one["loc"][-1]) for one in wrong.errors})
        return api.create_response(request, {"detail": f"Giá trị không đúng: {', '.join(places)}."}, status=422)

    @api.exception_handler(Http404)
    def absent(request: HttpRequest, _wrong: Any) -> HttpResponse:
        return api.create_response(request, {"detail": GONE}, status=404)

    for table in open_tables().values():
        _add(api, table)
    return api


def urls(api: NinjaAPI) -> tuple[list[Any], str, str]:
    """The API's addresses, each open to everybody and with what every answer of it bears."""
    patterns, app, namespace = api.urls
    for pattern in patterns:
        if pattern.callback is not None:
            pattern.callback = opened(pattern.callback)
    return patterns, app, namespace


def opened(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Readable from any site, revalidated by ETag; a browser that asks beforehand is told so."""

    @csrf_exempt
    @public_view
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "OPTIONS":
            reply = HttpResponse(status=204)
            reply.headers["Access-Control-Allow-Headers"] = "If-None-Match"
            reply.headers["Access-Control-Max-Age"] = "86400"
        elif request.method not in READING:  # the description and the root would answer any method
            reply = HttpResponseNotAllowed(READING)
        else:
            head = request.method == "HEAD"
            if head:
                request.method = "GET"
            reply = view(request, *args, **kwargs)
            if reply.status_code == 200:
                etag = f'"{hashlib.sha256(reply.content).hexdigest()[:32]}"'
                reply = get_conditional_response(request, etag=etag, response=reply) or reply
                reply.headers["ETag"] = etag
            if head:
                request.method = "HEAD"
        reply.headers["Access-Control-Allow-Origin"] = "*"
        reply.headers["Access-Control-Allow-Methods"] = ", ".join(READING)
        reply.headers["Access-Control-Expose-Headers"] = "ETag"
        reply.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        reply.headers["Cache-Control"] = "no-cache"
        return reply

    return answer


def _add(api: NinjaAPI, table: OpenTable) -> None:
    name = "".join(part.capitalize() for part in table.slug.split("-"))
    fields: dict[str, Any] = {one.name: _field(one) for one in table.columns}
    row: Any = create_model(f"{name}Row", __base__=Schema, **fields)
    page: Any = create_model(
        f"{name}Page",
        __base__=Schema,
        items=(list[row], Field(description="Các dòng, theo thứ tự khóa.")),
        next=(str | None, Field(description="Gửi lại trong `after` để lấy các dòng tiếp; null ở trang cuối.")),
    )

    longest = LONGEST_NUMBER if table.key_pattern == "[0-9]" else LONGEST_KEY
    onward_pattern, key_pattern = f"^{table.key_pattern}*$", f"^{table.key_pattern}+$"

    def walk(
        request: HttpRequest,
        after: Annotated[str, Query(max_length=longest, pattern=onward_pattern, description="Khóa để đi tiếp.")] = "",
        limit: Annotated[int, Query(ge=1, le=MOST, description="Số dòng mỗi trang.")] = USUAL,
    ) -> Any:
        items, onward = table.page(request, after, limit)  # type: ignore[arg-type]
        return Status(200, {"items": items, "next": onward or None})

    def one(
        request: HttpRequest,
        key: Annotated[str, Path(max_length=longest, pattern=key_pattern, description=str(table.columns[0].vi))],
    ) -> Any:
        found = table.one(request, key)  # type: ignore[arg-type]
        return Status(200, found) if found is not None else Status(404, {"detail": GONE})

    said = {"summary": str(table.vi), "description": str(table.about), "tags": [str(table.vi)]}
    lists = api.get(
        f"/{table.slug}",
        response={200: page, 422: Problem},
        url_name=table.slug,
        operation_id=f"list_{name}",
        **said,  # type: ignore[arg-type]
    )
    gets = api.get(
        f"/{table.slug}/{{key}}",
        response={200: row, 404: Problem, 422: Problem},
        url_name=f"{table.slug}-row",
        operation_id=f"get_{name}",
        **said,  # type: ignore[arg-type]
    )
    lists(walk)
    gets(one)


def _field(column: OpenColumn) -> tuple[Any, Any]:
    kind: Any = TYPES.get(column.kind, str)
    told = f"{column.vi}. {column.about}".strip() if column.about else str(column.vi)
    extra: Any = {"format": FORMATS[column.kind]} if column.kind in FORMATS else None
    return (kind | None if column.may_lack else kind), Field(description=told, json_schema_extra=extra)
