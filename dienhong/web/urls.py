"""Addresses of the public face, of signing in, and of the desk's own screens."""

from django.urls import path

from dienhong.web.views import choices, figures, health, home, records, search, sign_in, sittings
from dienhong.web.views.desk import (
    closings,
    document_acts,
    documents,
    facts,
    find,
    indicators,
    lamps,
    limits,
    notices,
    today,
    units,
)

app_name = "web"
DESK = "ban-lam-viec/"
PUBLIC = [
    path("", home.home, name="home"),
    path("nguyen-tac/<slug:slug>/", home.principle, name="principle"),
    path("so-lieu/", figures.figures, name="figures"),
    path("so-lieu/hien-nay/<str:name>/", figures.current_figure, name="current_figure"),
    path("so-lieu/<str:code>/", figures.figure, name="figure"),
    path("lich-tiep-cong-dan/", sittings.calendar, name="sittings"),
    path("tim/", search.search, name="search"),
    path("r/<str:code>", records.record, name="record"),
    path("chu/", choices.reading, name="reading"),
    path("ngon-ngu/", choices.language, name="language"),
    path("dang-nhap/", sign_in.sign_in, name="sign_in"),
    path("dang-xuat/", sign_in.sign_out, name="sign_out"),
    path("suc-khoe", health.health, name="health"),
]
SCREENS = [
    path(DESK, today.desk, name="desk"),
    path(f"{DESK}tim/", find.find, name="find"),
    path(f"{DESK}van-ban/", documents.listing, name="documents"),
    path(f"{DESK}van-ban/ghi/", document_acts.new, name="document_new"),
    path(f"{DESK}van-ban/khoa-so/", document_acts.close, name="documents_close"),
    path(f"{DESK}van-ban/<str:code>/", documents.show, name="document"),
    path(f"{DESK}van-ban/<str:code>/sua/", document_acts.correct, name="document_correct"),
    path(f"{DESK}van-ban/<str:code>/huy/", document_acts.void, name="document_void"),
    path(f"{DESK}van-ban/<str:code>/tep/", document_acts.attach, name="document_attach"),
    path(f"{DESK}van-ban/<str:code>/tep/<int:number>/", document_acts.file, name="document_file"),
    path(f"{DESK}don-vi/", units.listing, name="units"),
    path(f"{DESK}don-vi/ghi/", units.new, name="unit_new"),
    path(f"{DESK}don-vi/<str:code>/", units.show, name="unit"),
    path(f"{DESK}don-vi/<str:code>/chuc-vu/", units.seat, name="unit_seat"),
    path(f"{DESK}don-vi/<str:code>/huy/", units.void, name="unit_void"),
    path(f"{DESK}so-khai/", facts.listing, name="facts"),
    path(f"{DESK}so-khai/khai/", facts.declare, name="fact_declare"),
    path(f"{DESK}so-khai/<str:code>/", facts.show, name="fact"),
    path(f"{DESK}so-khai/<str:code>/huy/", facts.void, name="fact_void"),
    path(f"{DESK}khoa-so/<str:code>/", closings.show, name="closing"),
    path(f"{DESK}thong-bao/", notices.listing, name="notices"),
    path(f"{DESK}thong-bao/<int:number>/", notices.show, name="notice"),
    path(f"{DESK}thong-bao/<int:number>/gui-lai/", notices.retry, name="notice_retry"),
    path(f"{DESK}dieu-luat/", limits.show_limits, name="limits"),
    path(f"{DESK}dieu-luat/van-ban/", limits.show_instruments, name="instruments"),
    path(f"{DESK}dieu-luat/viec-dinh-ky/", limits.show_duties, name="duties"),
    path(f"{DESK}den-nhiem-vu/", lamps.show, name="lamps"),
    path(f"{DESK}chi-tieu/", indicators.listing, name="indicators"),
    path(f"{DESK}chi-tieu/<str:name>/", indicators.show, name="indicator"),
]
urlpatterns = [*PUBLIC, *SCREENS]
