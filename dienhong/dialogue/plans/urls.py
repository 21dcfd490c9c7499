"""Addresses of the plan of dialogues on the desk."""

from django.urls import path

from dienhong.dialogue.plans.views import acts, desk, hall, papers

app_name = "plans"
urlpatterns = [
    path("", desk.listing, name="list"),
    path("lap/", acts.new, name="new"),
    path("khoa-so/", acts.close, name="close"),
    path("nam/<int:number>/", papers.year, name="year"),
    path("<str:code>/", desk.show, name="show"),
    path("<str:code>/sua/", acts.edit, name="edit"),
    path("<str:code>/thong-bao/", acts.announce, name="announce"),
    path("<str:code>/khong-to-chuc/", acts.call_off, name="call_off"),
    path("<str:code>/mo/", acts.open_hall, name="open"),
    path("<str:code>/hoi-truong/", hall.hall, name="hall"),
    path("<str:code>/ket-thuc/", hall.close_hall, name="close_hall"),
    path("<str:code>/huy/", acts.void, name="void"),
    path("<str:code>/giay-thong-bao/", papers.notice, name="notice"),
    path("<str:code>/chuong-trinh/", papers.agenda, name="agenda"),
]
