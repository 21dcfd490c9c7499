"""Every address. Public ones are short Vietnamese words; the desk lies under /ban-lam-viec/."""

from importlib.util import find_spec

from django.urls import include, path

_ALL = [
    ("", "dienhong.web.urls"),
    ("ban-lam-viec/tiep-cong-dan/", "dienhong.petitions.urls"),
    ("ban-lam-viec/doi-thoai/", "dienhong.dialogue.urls"),
    ("ban-lam-viec/chi-dao/", "dienhong.directives.urls"),
    ("ban-lam-viec/kiem-tra-giam-sat/", "dienhong.supervision.urls"),
    ("ban-lam-viec/loai-hinh-co-so/", "dienhong.compliance.urls"),
    ("ban-lam-viec/bao-cao/", "dienhong.reports.urls"),
]
# TEMPORARY while the house is being built
urlpatterns = [path(a, include(m)) for a, m in _ALL if find_spec(m.rpartition(".")[0]) and find_spec(m)]
handler400 = "dienhong.page.errors.bad_request"
handler403 = "dienhong.page.errors.forbidden"
handler404 = "dienhong.page.errors.not_found"
handler500 = "dienhong.page.errors.server_error"
