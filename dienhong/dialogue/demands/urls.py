"""Addresses of the demands on the desk."""

from django.urls import path

from dienhong.dialogue.demands.views import acts, desk

app_name = "demands"
urlpatterns = [
    path("", desk.listing, name="list"),
    path("mo/", acts.new, name="new"),
    path("khoa-so/", acts.close, name="close"),
    path("<str:code>/", desk.show, name="show"),
    path("<str:code>/mo/", acts.open_it, name="open"),
    path("<str:code>/to-ky/", acts.sheet, name="sheet"),
    path("<str:code>/gach-dong/", acts.strike, name="strike"),
    path("<str:code>/nhan-du/", acts.take, name="take"),
    path("<str:code>/ket-thuc/", acts.end, name="end"),
    path("<str:code>/huy/", acts.void, name="void"),
]
