"""Addresses of the book of beyond-level and crowd matters, and of the villages' weeks."""

from django.urls import path

from dienhong.petitions.escalations.views import acts, desk, village

app_name = "escalations"
urlpatterns = [
    path("", desk.listing, name="list"),
    path("thon-theo-tuan/", desk.grid, name="grid"),
    path("ghi/", acts.new, name="new"),
    path("khoa-so/", acts.close, name="close"),
    path("thon-toi/", village.weeks, name="village"),
    path("thon-toi/viec/", village.matter, name="village_matter"),
    path("thon-toi/ky/", village.sign, name="village_sign"),
    path("tuan/ghi-ho/", acts.on_behalf, name="on_behalf"),
    path("tuan/khoa-so/", acts.close_weeks, name="close_weeks"),
    path("tuan/<str:code>/", desk.show_week, name="week"),
    path("tuan/<str:code>/huy/", acts.void_week, name="week_void"),
    path("<str:code>/", desk.show, name="show"),
    path("<str:code>/sua/", acts.edit, name="edit"),
    path("<str:code>/huy/", acts.void, name="void"),
]
