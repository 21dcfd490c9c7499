"""Addresses of the bookings for anybody, under /lich-tiep-cong-dan/."""

from django.urls import path

from dienhong.petitions.bookings.views import public

app_name = "booking"
urlpatterns = [
    path("dang-ky/<str:code>/", public.book, name="book"),
    path("phieu-hen/", public.ticket, name="ticket"),
]
