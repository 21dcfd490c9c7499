"""Addresses of the officer's side of what senders send, under the letter they belong to."""

from django.urls import path

from dienhong.petitions.online.views import desk

app_name = "online_desk"
urlpatterns = [
    path("<str:code>/bien-nhan/", desk.give_receipt, name="receipt"),
    path("<str:code>/loi-nguoi-gui/", desk.see, name="see"),
    path("<str:code>/anh/", desk.show_fix, name="show_fix"),
    path("<str:code>/anh/<int:number>/", desk.photo, name="photo"),
    path("<str:code>/y-kien/", desk.judge, name="judge"),
]
