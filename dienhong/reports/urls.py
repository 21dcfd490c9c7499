"""Addresses of reports on the desk."""

from django.urls import path

from dienhong.reports.views import desk, edit, papers, workspace

app_name = "reports"
urlpatterns = [
    path("", desk.listing, name="list"),
    path("yeu-cau/", desk.request_report, name="request"),
    path("yeu-cau/<str:code>/lap/", desk.draft, name="draft"),
    path("so/<str:figure>/", papers.evidence, name="evidence"),
    path("<str:code>/", workspace.workspace, name="workspace"),
    path("<str:code>/muc/<str:key>/", edit.edit_section, name="section"),
    path("<str:code>/khoa-so/", workspace.close, name="close"),
    path("<str:code>/chot/", workspace.freeze_report, name="freeze"),
    path("<str:code>/sua-nhanh/", workspace.repair, name="repair"),
    path("<str:code>/giu/", workspace.keep, name="keep"),
    path("<str:code>/docx/", papers.docx, name="docx"),
    path("<str:code>/phu-luc/", papers.annex_xlsx, name="annex_xlsx"),
    path("<str:code>/lich-su/", desk.history, name="history"),
]
