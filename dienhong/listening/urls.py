"""Addresses of the ratings on the desk."""

from django.urls import path

from dienhong.listening.views import acts, desk

app_name = "listening"
urlpatterns = [
    path("", desk.listing, name="list"),
    path("mo/", acts.new, name="new"),
    path("khoa-so/", acts.close, name="close"),
    path("y-kien/<int:number>/", acts.comment, name="comment"),
    path("lo/<str:code>/", desk.batch, name="batch"),
    path("lo/<str:code>/lan-hai/", acts.match, name="match"),
    path("lo/<str:code>/huy/", acts.void_batch, name="void_batch"),
    path("<str:code>/", desk.show, name="show"),
    path("<str:code>/to-treo/", desk.poster, name="poster"),
    path("<str:code>/phat-ma/", acts.slips, name="slips"),
    path("<str:code>/phieu-giay/", acts.type_batch, name="type"),
    path("<str:code>/dong/", acts.shut, name="shut"),
    path("<str:code>/huy/", acts.void, name="void"),
]
