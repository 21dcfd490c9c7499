"""What is found though no register holds it: pages that are always there, the six doors, and what each figure means."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.urls import get_script_prefix, reverse
from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

from dienhong.indicators.definitions import catalogue
from dienhong.page.frame import address
from dienhong.web.doors import DOORS
from dienhong.web.finding import folded

#: Address name, title, what one does there; a page whose register is not installed is not offered.
PAGES = (
    ("web:sittings", gettext_noop("Lịch tiếp công dân"), gettext_noop("Ngày, giờ, nơi tiếp dân của lãnh đạo xã; đăng ký giờ")),
    ("disclosed:list", gettext_noop("Nội dung công khai"), gettext_noop("Những gì xã phải báo cho dân biết")),
    ("disclosed:plans", gettext_noop("Kế hoạch công khai"), gettext_noop("Xã định báo những gì trong năm, khi nào")),
    ("quarters:index", gettext_noop("Danh mục công khai từng quý"), gettext_noop("Những gì xã đã công khai trong mỗi quý")),
    ("disclosed:correction_find", gettext_noop("Xem đề nghị đính chính"), gettext_noop("Đề nghị đã gửi được trả lời thế nào")),
    ("online:guide", gettext_noop("Gửi đơn, phản ánh, kiến nghị"), gettext_noop("Khiếu nại, kiến nghị, phản ánh gửi qua mạng")),
    ("online:follow", gettext_noop("Theo dõi đơn"), gettext_noop("Xem đơn đến đâu bằng mã và khóa trên giấy biên nhận")),
    ("talk:home", gettext_noop("Đối thoại với Nhân dân"), gettext_noop("Cuộc sắp tới, gửi câu hỏi, sổ lời hứa")),
    ("talk:ledger", gettext_noop("Sổ lời hứa"), gettext_noop("Việc xã đã hứa tại đối thoại: ai làm, hạn nào, xong chưa")),
    ("talk:propose", gettext_noop("Yêu cầu đối thoại"), gettext_noop("Cử tri đề nghị xã tổ chức đối thoại")),
    ("talk:follow", gettext_noop("Theo dõi câu hỏi đối thoại"), gettext_noop("Xem câu hỏi đã gửi được trả lời chưa")),
    ("rated:list", gettext_noop("Đánh giá sự hài lòng"), gettext_noop("Chấm điểm phục vụ của xã, xem kết quả")),
    ("web:open_data", gettext_noop("Dữ liệu mở"), gettext_noop("Tải bảng số liệu của xã; giao diện cho người lập trình")),
    ("web:feeds", gettext_noop("Theo dõi tin"), gettext_noop("Nhận tin mới công khai của xã, của thôn")),
    ("web:figures", gettext_noop("Số liệu công khai"), gettext_noop("Các số đếm từ sổ và báo cáo đã chốt")),
)  # fmt: skip


@dataclass(frozen=True)
class Standing:
    """A page: its title, address and what it is about."""

    title: str
    url: str
    about: str


def standing(words: list[str]) -> list[Standing]:
    """Those in which every folded word stands, as people read them; first where all stand in the title."""
    pages = _every(get_language() or "", settings.ROOT_URLCONF, get_script_prefix())
    found = [one for one in pages if _says(one.words, words)]
    return [one.page for one in sorted(found, key=lambda one: not _says(one.title, words))]


@dataclass(frozen=True)
class _Known:
    """A page with its folded words: those of the title, and all with the Vietnamese ones beside."""

    page: Standing
    title: str
    words: str


def _says(inside: str, words: list[str]) -> bool:
    return all(f" {word}" in inside for word in words)


@lru_cache(maxsize=8)
def _every(_language: str, _urlconf: str, _prefix: str) -> tuple[_Known, ...]:
    """Each page in the language spoken now; they are the same for everybody who reads it."""
    return tuple(
        _Known(page, f" {folded(page.title)}", f" {folded(f'{page.title} {page.about} {vi}')}")
        for page, vi in _pages()
        if page.url
    )


def _pages() -> Iterator[tuple[Standing, str]]:
    for name, title, about in PAGES:
        yield Standing(_(title), address(name), _(about)), f"{title} {about}"
    for door in DOORS:
        title = door.principle.label_vi
        yield Standing(_(title), reverse("web:principle", args=[door.slug]), _(door.lead)), f"{title} {door.lead}"
    for one in catalogue():
        url = reverse("web:current_figure", args=[one.id])
        yield Standing(_(one.vi), url, _(one.definition_vi)), f"{one.vi} {one.definition_vi}"
