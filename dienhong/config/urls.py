"""Every address. Public ones are short Vietnamese words; the desk lies under /ban-lam-viec/."""

from django.urls import include, path

from dienhong.web.opened.api import build, urls

opened_api = urls(build())

DESK = [
    path("cong-khai/bao-cao-hdnd/ky-hop/", include("dienhong.disclosure.council.urls")),
    path("cong-khai/", include("dienhong.disclosure.summaries.urls")),
    path("cong-khai/", include("dienhong.disclosure.urls")),
    path("tiep-cong-dan/", include("dienhong.petitions.urls")),
    path("giay-to-tiep-dan/", include("dienhong.petitions.reception_papers.urls")),
    path("dang-ky-tiep/", include("dienhong.petitions.bookings.urls")),
    path("vuot-cap-dong-nguoi/", include("dienhong.petitions.escalations.urls")),
    path("lich-tiep/", include("dienhong.petitions.sittings.urls")),
    path("gio-tiep-thuong-xuyen/", include("dienhong.petitions.regular.urls")),
    path("don-thu/", include("dienhong.petitions.papers.urls")),
    path("don-thu/", include("dienhong.petitions.online.urls")),
    path("niem-phong/", include("dienhong.petitions.sealed.urls")),
    path("doi-thoai/", include("dienhong.dialogue.urls")),
    path("ke-hoach-doi-thoai/", include("dienhong.dialogue.plans.urls")),
    path("cau-hoi-doi-thoai/", include("dienhong.dialogue.asked.urls")),
    path("yeu-cau-doi-thoai/", include("dienhong.dialogue.demands.urls")),
    path("loi-hua/", include("dienhong.dialogue.promises.urls")),
    path("chi-dao/", include("dienhong.directives.urls")),
    path("kiem-tra-giam-sat/", include("dienhong.supervision.urls")),
    path("loai-hinh-co-so/", include("dienhong.compliance.urls")),
    path("danh-sach/", include("dienhong.disclosure.lists.urls")),
    path("du-lieu-ca-nhan/", include("dienhong.disclosure.checks.urls")),
    path("bao-cao/", include("dienhong.reports.urls")),
    path("danh-gia/", include("dienhong.listening.urls")),
]
urlpatterns = [
    path("cong-khai/danh-muc/", include("dienhong.disclosure.summaries.public_urls")),
    path("cong-khai/", include("dienhong.disclosure.lists.public_urls")),
    path("cong-khai/", include("dienhong.disclosure.public_urls")),
    path("lich-tiep-cong-dan/", include("dienhong.petitions.bookings.public_urls")),
    path("danh-gia/", include("dienhong.listening.public_urls")),
    path("don-thu/", include("dienhong.petitions.online.public_urls")),
    path("doi-thoai/", include("dienhong.dialogue.public_urls")),
    path("api/", opened_api),
    path("ban-lam-viec/", include(DESK)),
    path("", include("dienhong.web.urls")),
]
handler400 = "dienhong.page.errors.bad_request"
handler403 = "dienhong.page.errors.forbidden"
handler404 = "dienhong.web.views.lost.not_found"
handler500 = "dienhong.page.errors.server_error"
