"""Addresses of the bookings on the desk."""

from django.urls import path

from dienhong.petitions.bookings.views import acts, desk

app_name = "bookings"
urlpatterns = [
    path("", desk.listing, name="list"),
    path("buoi/<str:sitting>/", desk.sheet, name="sheet"),
    path("buoi/<str:sitting>/ghi-so/", acts.receive, name="receive"),
    path("<str:code>/", desk.show, name="show"),
    path("<str:code>/da-den/", acts.came, name="came"),
    path("<str:code>/khong-den/", acts.absent, name="absent"),
    path("<str:code>/da-bao/", acts.told, name="told"),
    path("<str:code>/doi-gio/", acts.move, name="move"),
    path("<str:code>/bo/", acts.give_up, name="give_up"),
    path("<str:code>/huy/", acts.void, name="void"),
]
