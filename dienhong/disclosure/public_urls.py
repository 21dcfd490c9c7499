"""Addresses of what anybody reads and asks, under /cong-khai/; they stay as they are."""

from django.urls import path

from dienhong.disclosure.plan import public_views as plan
from dienhong.disclosure.views import asking, public, sheet

app_name = "disclosed"
urlpatterns = [
    path("", public.listing, name="list"),
    path("dinh-chinh/", asking.find, name="correction_find"),
    path("ke-hoach/", plan.index, name="plans"),
    path("ke-hoach/<int:year>/", plan.show, name="plan"),
    path("<str:code>/", public.item, name="item"),
    path("<str:code>/in/", sheet.sheet, name="sheet"),
    path("<str:code>/hoi/", asking.ask, name="ask"),
    path("<str:code>/hoi/da-gui/", asking.asked, name="asked"),
    path("<str:code>/dinh-chinh/", asking.correct, name="correct"),
    path("<str:code>/ban/<int:version>/loi-van.txt", public.text, name="text"),
    path("<str:code>/ban/<int:version>/so-lieu.csv", public.table, name="table"),
    path("<str:code>/ban/<int:version>/tep/<int:order>/", public.file, name="file"),
]
