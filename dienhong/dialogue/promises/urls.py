"""Addresses of the ledger of promises on the desk."""

from django.urls import path

from dienhong.dialogue.promises.views import acts, desk

app_name = "promises"
urlpatterns = [
    path("", desk.listing, name="list"),
    path("ghi/", acts.new, name="new"),
    path("chuong-trinh/", desk.agenda, name="agenda"),
    path("khoa-so/", acts.close, name="close"),
    path("<str:code>/", desk.show, name="show"),
    path("<str:code>/sua/", acts.edit, name="edit"),
    path("<str:code>/lui-han/", acts.put_off, name="renegotiate"),
    path("<str:code>/xong/", acts.keep, name="keep"),
    path("<str:code>/khong-thuc-hien/", acts.give_up, name="break"),
    path("<str:code>/dang/", acts.show, name="show_it"),
    path("<str:code>/huy/", acts.void, name="void"),
    path("<str:code>/tep/<int:number>/", desk.file, name="file"),
]
