"""Addresses of the quarterly lists and of the report to the council on the desk, under ban-lam-viec/cong-khai/."""

from django.urls import path

from dienhong.disclosure.summaries.views import desk, report

app_name = "summaries"
urlpatterns = [
    path("bao-cao-hdnd/", report.report, name="report"),
    path("bao-cao-hdnd/bao-cao.docx", report.word, name="report_word"),
    path("danh-muc/", desk.listing, name="list"),
    path("danh-muc/khoa-so/", desk.close, name="close"),
    path("danh-muc/<int:year>/<int:number>/", desk.show, name="show"),
    path("danh-muc/<int:year>/<int:number>/lap/", desk.draw, name="draw"),
    path("danh-muc/<int:year>/<int:number>/niem-yet/", desk.post, name="post"),
    path("danh-muc/<str:code>/huy/", desk.void, name="void"),
]
