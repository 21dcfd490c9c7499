"""Addresses of the questions on the desk."""

from django.urls import path

from dienhong.dialogue.asked.views import acts, desk, intake

app_name = "asked"
urlpatterns = [
    path("", desk.listing, name="list"),
    path("ghi/", intake.take_in, name="new"),
    path("khoa-so/", acts.close, name="close"),
    path("<str:code>/", desk.show, name="show"),
    path("<str:code>/giay-hen/", intake.slip, name="slip"),
    path("<str:code>/dang/", acts.show, name="show_it"),
    path("<str:code>/ghep/", acts.join, name="join"),
    path("<str:code>/bo-ghep/", acts.part, name="part"),
    path("<str:code>/khong-dang/", acts.decline, name="decline"),
    path("<str:code>/tra-loi/", acts.answer, name="answer"),
    path("<str:code>/hua/", acts.promise, name="promise"),
    path("<str:code>/huy/", acts.void, name="void"),
]
