"""Addresses of the book of dialogues on the desk."""

from django.urls import path

from dienhong.dialogue.views import book, desk, questions, results

app_name = "dialogue"
urlpatterns = [
    path("", desk.listing, name="list"),
    path("so/", book.book, name="book"),
    path("ghi/", desk.new, name="new"),
    path("khoa-so/", desk.close, name="close"),
    path("<str:code>/", desk.show, name="show"),
    path("<str:code>/sua/", desk.edit, name="edit"),
    path("<str:code>/cau-hoi/", questions.questions, name="questions"),
    path("<str:code>/cau-hoi/<int:number>/dang/", questions.show_question, name="show_question"),
    path("<str:code>/ket-luan/", questions.conclusion, name="conclusion"),
    path("<str:code>/cong-bo/", results.publish, name="result"),
    path("<str:code>/huy/", desk.void, name="void"),
]
