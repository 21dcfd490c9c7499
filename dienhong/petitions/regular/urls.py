"""Addresses of the regular hours on the desk."""

from django.urls import path

from dienhong.petitions.regular import views

app_name = "regular_hours"
urlpatterns = [
    path("", views.listing, name="list"),
    path("khai/", views.declare, name="new"),
    path("<str:code>/", views.show, name="show"),
    path("<str:code>/huy/", views.void, name="void"),
]
