"""Addresses of the book of duties on the desk."""

from django.urls import path

from dienhong.compliance.views import desk, duties, rosters

app_name = "compliance"
urlpatterns = [
    path("", desk.listing, name="list"),
    path("tung-don-vi/", desk.duties, name="duties"),
    path("xuat/", desk.export_book, name="export"),
    path("khoa-so/", desk.close, name="close"),
    path("danh-sach/", rosters.listing, name="rosters"),
    path("danh-sach/lap/", rosters.new, name="roster_new"),
    path("danh-sach/<str:code>/", rosters.show, name="roster"),
    path("danh-sach/<str:code>/ky/", rosters.sign, name="sign"),
    path("danh-sach/<str:code>/them/", rosters.add_subject, name="add_subject"),
    path("danh-sach/<str:code>/huy/", rosters.void, name="roster_void"),
    path("<str:code>/", duties.show, name="duty"),
    path("<str:code>/da-lam/", duties.met, name="met"),
    path("<str:code>/sua/", duties.edit, name="edit"),
    path("<str:code>/bo-ghi/", duties.unmark, name="unmark"),
    path("<str:code>/huy/", duties.void, name="void"),
]
