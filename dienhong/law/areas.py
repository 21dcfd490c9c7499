"""The fields of work that time limits belong to, in the order in which a commune reads them."""

from __future__ import annotations

from collections.abc import Iterable

from dienhong.law.limit_table import Limit

_AREAS = (
    ("petitions.reception.", "Tiếp công dân"),
    ("petitions.complaint.", "Khiếu nại"),
    ("petitions.denunciation.", "Tố cáo"),
    ("petitions.", "Kiến nghị, phản ánh, lưu đơn"),
    ("dialogue.", "Đối thoại"),
    ("disclosure.", "Công khai, cung cấp thông tin"),
    ("consultation.", "Lấy ý kiến Nhân dân"),
    ("village.", "Thôn, tổ dân phố, hương ước"),
    ("supervision.", "Nhân dân giám sát"),
    ("reports.", "Báo cáo"),
    ("privacy.", "Dữ liệu cá nhân"),
)


def area_of(limit_id: str) -> str:
    """The Vietnamese name of the field a limit belongs to; empty for one that belongs to none."""
    return next((name for prefix, name in _AREAS if limit_id.startswith(prefix)), "")


def by_area(limits: Iterable[Limit]) -> list[tuple[str, list[Limit]]]:
    """The limits under the names of their fields; fields without a limit are left out."""
    listed = list(limits)
    grouped = ((name, [limit for limit in listed if area_of(limit.id) == name]) for _prefix, name in _AREAS)
    return [(name, found) for name, found in grouped if found]
