"""What is found though no register holds it: pages that are always there, the six doors, and what each figure means."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from dienhong.indicators.definitions import catalogue
from dienhong.page.frame import address
from dienhong.web.doors import DOORS
from dienhong.web.finding import folded

#: Address name, title, what one does there; a page whose register is not installed is not offered.
PAGES = (
    ("web:sittings", gettext_noop("Lịch tiếp công dân"), gettext_noop("Ngày, giờ, nơi tiếp dân của lãnh đạo xã; đăng ký giờ")),
    ("disclosed:list", gettext_noop("Nội dung công khai"), gettext_noop("Những gì xã phải báo cho dân biết")),
    ("online:guide", gettext_noop("Gửi đơn, phản ánh, kiến nghị"), gettext_noop("Khiếu nại, kiến nghị, phản ánh gửi qua mạng")),
    ("online:follow", gettext_noop("Theo dõi đơn"), gettext_noop("Xem đơn đến đâu bằng mã và khóa trên giấy biên nhận")),
    ("talk:home", gettext_noop("Đối thoại với Nhân dân"), gettext_noop("Cuộc sắp tới, gửi câu hỏi, sổ lời hứa")),
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
    found = [(page, extra) for page, extra in _every() if _says(f"{page.title} {page.about} {extra}", words)]
    return [page for page, _extra in sorted(found, key=lambda pair: not _says(pair[0].title, words))]


def _says(text: str, words: list[str]) -> bool:
    inside = f" {folded(text)}"
    return all(f" {word}" in inside for word in words)


def _every() -> list[tuple[Standing, str]]:
    """Each page in the reader's language, and its Vietnamese words beside it."""
    pages = [(Standing(_(title), address(name), _(about)), f"{title} {about}") for name, title, about in PAGES]
    for door in DOORS:
        title = door.principle.label_vi
        url = reverse("web:principle", args=[door.slug])
        pages.append((Standing(_(title), url, _(door.lead)), f"{title} {door.lead}"))
    for one in catalogue():
        url = reverse("web:current_figure", args=[one.id])
        pages.append((Standing(_(one.vi), url, _(one.definition_vi)), f"{one.vi} {one.definition_vi}"))
    return [pair for pair in pages if pair[0].url]
