"""Every address. Public ones are short Vietnamese words; the desk lies under /ban-lam-viec/."""

from django.urls import include, path

from dienhong.web.opened.api import build, urls

opened_api = urls(build())

urlpatterns = [
    path("ban-lam-viec/cong-khai/", include("dienhong.disclosure.summaries.urls")),
    path("ban-lam-viec/cong-khai/", include("dienhong.disclosure.urls")),
    path("ban-lam-viec/tiep-cong-dan/", include("dienhong.petitions.urls")),
    path("ban-lam-viec/giay-to-tiep-dan/", include("dienhong.petitions.reception_papers.urls")),
    path("lich-tiep-cong-dan/", include("dienhong.petitions.bookings.public_urls")),
    path("ban-lam-viec/dang-ky-tiep/", include("dienhong.petitions.bookings.urls")),
    path("ban-lam-viec/vuot-cap-dong-nguoi/", include("dienhong.petitions.escalations.urls")),
    path("ban-lam-viec/lich-tiep/", include("dienhong.petitions.sittings.urls")),
    path("ban-lam-viec/don-thu/", include("dienhong.petitions.papers.urls")),
    path("ban-lam-viec/don-thu/", include("dienhong.petitions.online.urls")),
    path("ban-lam-viec/niem-phong/", include("dienhong.petitions.sealed.urls")),
    path("ban-lam-viec/doi-thoai/", include("dienhong.dialogue.urls")),
    path("ban-lam-viec/ke-hoach-doi-thoai/", include("dienhong.dialogue.plans.urls")),
    path("ban-lam-viec/cau-hoi-doi-thoai/", include("dienhong.dialogue.asked.urls")),
    path("ban-lam-viec/yeu-cau-doi-thoai/", include("dienhong.dialogue.demands.urls")),
    path("ban-lam-viec/loi-hua/", include("dienhong.dialogue.promises.urls")),
    path("ban-lam-viec/chi-dao/", include("dienhong.directives.urls")),
    path("ban-lam-viec/kiem-tra-giam-sat/", include("dienhong.supervision.urls")),
    path("ban-lam-viec/loai-hinh-co-so/", include("dienhong.compliance.urls")),
    path("ban-lam-viec/danh-sach/", include("dienhong.disclosure.lists.urls")),
    path("ban-lam-viec/du-lieu-ca-nhan/", include("dienhong.disclosure.checks.urls")),
    path("ban-lam-viec/bao-cao/", include("dienhong.reports.urls")),
    path("cong-khai/", include("dienhong.disclosure.lists.public_urls")),
    path("ban-lam-viec/danh-gia/", include("dienhong.listening.urls")),
    path("danh-gia/", include("dienhong.listening.public_urls")),
    path("don-thu/", include("dienhong.petitions.online.public_urls")),
    path("doi-thoai/", include("dienhong.dialogue.public_urls")),
    path("cong-khai/danh-muc/", include("dienhong.disclosure.summaries.public_urls")),
    path("cong-khai/", include("dienhong.disclosure.public_urls")),
    path("api/", opened_api),
    path("", include("dienhong.web.urls")),
]
handler400 = "dienhong.page.errors.bad_request"
handler403 = "dienhong.page.errors.forbidden"
handler404 = "dienhong.page.errors.not_found"
handler500 = "dienhong.page.errors.server_error"
