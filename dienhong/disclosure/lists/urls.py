"""Addresses of lists with people in them on the desk, under the item's code; and of objections, under their own."""

from django.urls import path

from dienhong.disclosure.lists.views import desk, ending, objections

app_name = "people_lists"
urlpatterns = [
    path("y-kien/", objections.listing, name="objections"),
    path("y-kien/<str:code>/", objections.show, name="objection"),
    path("y-kien/<str:code>/quyet-dinh/", objections.decide, name="decide"),
    path("<str:code>/", desk.show, name="show"),
    path("<str:code>/loai/", desk.begin, name="begin"),
    path("<str:code>/bo/", ending.leave_out, name="leave_out"),
    path("<str:code>/khi-het-han/", ending.nameless, name="nameless"),
    path("<str:code>/them/", desk.add, name="add"),
    path("<str:code>/dong/<int:order>/", desk.correct, name="correct"),
    path("<str:code>/dong/<int:order>/bo/", desk.drop, name="drop"),
    path("<str:code>/mau.xlsx", desk.template, name="template"),
    path("<str:code>/nhap/", desk.load, name="load"),
    path("<str:code>/in.xlsx", desk.export, name="export"),
    path("<str:code>/y-kien/", objections.receive, name="receive"),
]
