"""Addresses of the book of inspections on the desk."""

from django.urls import path

from dienhong.supervision.views import book, desk, findings, programmes

app_name = "supervision"
urlpatterns = [
    path("", desk.listing, name="list"),
    path("so/", book.book, name="book"),
    path("ghi/", desk.new, name="new"),
    path("khoa-so/", desk.close, name="close"),
    path("chuong-trinh/", programmes.listing, name="programmes"),
    path("chuong-trinh/ghi/", programmes.new, name="programme_new"),
    path("chuong-trinh/<str:code>/", programmes.show, name="programme_show"),
    path("chuong-trinh/<str:code>/sua/", programmes.edit, name="programme_edit"),
    path("chuong-trinh/<str:code>/huy/", programmes.void, name="programme_void"),
    path("<str:code>/", desk.show, name="show"),
    path("<str:code>/sua/", desk.edit, name="edit"),
    path("<str:code>/huy/", desk.void, name="void"),
    path("<str:code>/phat-hien/", findings.new, name="finding_new"),
    path("<str:code>/phat-hien/<int:order>/khac-phuc/", findings.corrected, name="finding_corrected"),
    path("<str:code>/phat-hien/<int:order>/lui-han/", findings.postpone, name="finding_postpone"),
    path("<str:code>/phat-hien/<int:order>/sua/", findings.edit, name="finding_edit"),
]
