"""Addresses of the reports to the council's sessions, under ban-lam-viec/cong-khai/bao-cao-hdnd/ky-hop/."""

from django.urls import path

from dienhong.disclosure.council import views

app_name = "council"
urlpatterns = [
    path("", views.listing, name="list"),
    path("ghi/", views.new, name="new"),
    path("khoa-so/", views.close, name="close"),
    path("<str:code>/", views.show, name="show"),
    path("<str:code>/dem-lai/", views.count, name="count"),
    path("<str:code>/da-gui/", views.sent, name="sent"),
    path("<str:code>/bao-cao.docx", views.word, name="word"),
    path("<str:code>/huy/", views.void, name="void"),
]
