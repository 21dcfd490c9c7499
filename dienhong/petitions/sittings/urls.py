"""Addresses of the calendar of receptions on the desk."""

from django.urls import path

from dienhong.petitions.sittings.views import acts, desk, month

app_name = "sittings"
urlpatterns = [
    path("", desk.listing, name="list"),
    path("thang/", month.month, name="month"),
    path("to-niem-yet/", month.sheet, name="sheet"),
    path("lap/", acts.new, name="new"),
    path("lap-theo-quy-tac/", acts.series, name="series"),
    path("cong-bo/", acts.publish, name="publish"),
    path("khoa-so/", acts.close, name="close"),
    path("<str:code>/", desk.show, name="show"),
    path("<str:code>/sua/", acts.edit, name="edit"),
    path("<str:code>/hoan/", acts.postpone, name="postpone"),
    path("<str:code>/bo/", acts.cancel, name="cancel"),
    path("<str:code>/gan-buoi-tiep/", acts.hold, name="hold"),
    path("<str:code>/huy/", acts.void, name="void"),
]
