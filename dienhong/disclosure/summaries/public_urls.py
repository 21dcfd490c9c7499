"""Addresses of the quarterly lists for anybody, under /cong-khai/danh-muc/."""

from django.urls import path

from dienhong.disclosure.summaries.views import public

app_name = "quarters"
urlpatterns = [
    path("", public.index, name="index"),
    path("<int:year>/<int:number>/", public.show, name="show"),
    path("<int:year>/<int:number>/in/", public.sheet, name="sheet"),
    path("<int:year>/<int:number>/danh-muc.docx", public.word, name="word"),
]
