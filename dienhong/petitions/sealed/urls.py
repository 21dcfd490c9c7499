"""Addresses of the seal on the desk."""

from django.urls import path

from dienhong.petitions.sealed import views

app_name = "sealed"
urlpatterns = [
    path("", views.keepers, name="keepers"),
    path("giao/", views.name, name="name"),
    path("<str:code>/thoi-giu/", views.end, name="end"),
    path("<str:code>/niem-phong/", views.seal, name="seal"),
    path("<str:code>/chuyen/", views.move, name="move"),
    path("<str:code>/khong-giao/", views.bar, name="bar"),
    path("<str:code>/mo/", views.read, name="read"),
]
