"""Addresses of the ratings for anybody, under /danh-gia/; those printed on paper stay as they are."""

from django.urls import path

from dienhong.listening.views import public

app_name = "rated"
urlpatterns = [
    path("", public.listing, name="list"),
    path("<slug:slug>/", public.rate, name="rate"),
    path("<slug:slug>/ket-qua/", public.result, name="result"),
]
