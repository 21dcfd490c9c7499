"""Addresses of the search for personal data on the desk, under the item's code."""

from django.urls import path

from dienhong.disclosure.checks.views import desk

app_name = "checks"
urlpatterns = [
    path("<str:code>/", desk.show, name="show"),
    path("<str:code>/ra/", desk.search, name="search"),
    path("<str:code>/<int:number>/", desk.decide, name="decide"),
    path("<str:code>/<int:number>/hien/", desk.reveal, name="reveal"),
]
