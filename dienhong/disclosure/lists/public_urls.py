"""Public addresses of a list and of what is said against it, under /cong-khai/."""

from django.urls import path

from dienhong.disclosure.lists.views import public

app_name = "lists"
urlpatterns = [
    path("y-kien-danh-sach/", public.follow, name="follow"),
    path("<str:code>/danh-sach/", public.listing, name="list"),
    path("<str:code>/danh-sach/y-kien/", public.object_page, name="object"),
]
