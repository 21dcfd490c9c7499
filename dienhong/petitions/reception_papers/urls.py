"""Addresses of the papers of receptions on the desk."""

from django.urls import path

from dienhong.petitions.reception_papers.views import acts, desk, files

app_name = "reception_papers"
urlpatterns = [
    path("", desk.refusals, name="list"),
    path("bien-nhan/", desk.receipts, name="receipts"),
    path("tu-choi/ghi/", acts.refuse, name="refuse"),
    path("bien-nhan/ghi/", acts.receive, name="receive"),
    path("khoa-so/", acts.close_refusals, name="close"),
    path("bien-nhan/khoa-so/", acts.close_receipts, name="close_receipts"),
    path("ket-luan/<str:code>/", files.conclusion, name="conclusion"),
    path("<str:code>/", desk.show, name="show"),
    path("<str:code>/thong-bao/", acts.issue, name="issue"),
    path("<str:code>/huy/", acts.void, name="void"),
    path("<str:code>/du-thao/", files.draft, name="draft"),
    path("<str:code>/du-thao-du-so/", files.draft_with_number, name="draft_with_number"),
]
