"""Addresses of the citizen's pages about letters. None ever holds a key."""

from django.urls import path

from dienhong.petitions.online.views import follow, guide, mine, prove

app_name = "online"
urlpatterns = [
    path("gui/", guide.guide, name="guide"),
    path("theo-doi/", follow.follow, name="follow"),
    path("theo-doi/viec/", follow.act, name="act"),
    path("cua-toi/", mine.mine, name="mine"),
    path("xac-nhan-thu/<str:token>/", prove.prove, name="prove"),
    path("anh/<str:token>/", follow.photo, name="photo"),
]
