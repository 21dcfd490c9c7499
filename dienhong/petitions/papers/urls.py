"""Addresses of the book of letters on the desk. Acts of the table of states bear the names of its rows."""

from django.urls import path

from dienhong.petitions.papers.views import classifying, desk, intake, prints, sheet
from dienhong.petitions.papers.views.acts import ACTS, act_view

app_name = "papers"
urlpatterns = [
    path("", desk.listing, name="list"),
    path("vu-viec/", desk.cases, name="cases"),
    path("so/", desk.book, name="book"),
    path("ghi/", intake.receive, name="receive"),
    path("nhap-excel/", sheet.receive_many, name="receive_many"),
    path("khoa-so/", desk.close_book, name="close_book"),
    path("<str:code>/", desk.show, name="show"),
    path("<str:code>/sua/", intake.correct, name="correct"),
    path("<str:code>/phan-loai/", classifying.classify, name="classify"),
    path("<str:code>/tach/", classifying.split, name="split"),
    path("<str:code>/nguoi-ky/", intake.represent, name="name_representatives"),
    path("<str:code>/so-giay-to/", desk.reveal, name="reveal"),
    path("<str:code>/giay/<slug:name>/", prints.download, name="print"),
    path("<str:code>/huy/", desk.void, name="void"),
    *(path(f"<str:code>/{page.slug}/", act_view(act), name=act) for act, page in ACTS.items()),
]
