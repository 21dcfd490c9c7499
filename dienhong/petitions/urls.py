"""Addresses of the reception book on the desk."""

from django.urls import path

from dienhong.petitions.views import book, desk

app_name = "petitions"
urlpatterns = [
    path("", desk.listing, name="list"),
    path("so/", book.book, name="book"),
    path("ghi/", desk.record, name="record"),
    path("khoa-so/", desk.close, name="close"),
    path("<str:code>/", desk.show, name="show"),
    path("<str:code>/sua/", desk.correct, name="correct"),
    path("<str:code>/huy/", desk.void, name="void"),
    path("<str:code>/luot/<int:order>/tra-loi/", desk.answer, name="answer"),
    path("<str:code>/luot/<int:order>/so-giay-to/", desk.reveal, name="reveal"),
]
