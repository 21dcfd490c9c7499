"""Addresses of directives, tasks and briefings on the desk."""

from django.urls import path

from dienhong.directives.views import books, briefings, desk, tasks

app_name = "directives"
urlpatterns = [
    path("", desk.listing, name="list"),
    path("so/", books.book, name="book"),
    path("ghi/", desk.new, name="new"),
    path("khoa-so/", desk.close, name="close"),
    path("nhiem-vu/", tasks.listing, name="tasks"),
    path("nhiem-vu/so/", books.task_book, name="task_book"),
    path("nhiem-vu/ghi/", tasks.new, name="task_new"),
    path("nhiem-vu/khoa-so/", tasks.close, name="task_close"),
    path("nhiem-vu/<str:code>/", tasks.show, name="task_show"),
    path("nhiem-vu/<str:code>/sua/", tasks.edit, name="task_edit"),
    path("nhiem-vu/<str:code>/xong/", tasks.done, name="task_done"),
    path("nhiem-vu/<str:code>/lui-han/", tasks.postpone, name="task_postpone"),
    path("nhiem-vu/<str:code>/mo-lai/", tasks.reopen, name="task_reopen"),
    path("nhiem-vu/<str:code>/huy/", tasks.void, name="task_void"),
    path("giao-ban/", briefings.listing, name="briefings"),
    path("giao-ban/so/", books.briefing_book, name="briefing_book"),
    path("giao-ban/ghi/", briefings.new, name="briefing_new"),
    path("giao-ban/khoa-so/", briefings.close, name="briefing_close"),
    path("giao-ban/<str:code>/", briefings.show, name="briefing_show"),
    path("giao-ban/<str:code>/sua/", briefings.edit, name="briefing_edit"),
    path("giao-ban/<str:code>/huy/", briefings.void, name="briefing_void"),
    path("<str:code>/", desk.show, name="show"),
    path("<str:code>/sua/", desk.edit, name="edit"),
    path("<str:code>/huy/", desk.void, name="void"),
    path("<str:code>/cu-the-hoa/", desk.localise, name="localise"),
    path("<str:code>/cu-the-hoa/<str:document>/go/", desk.unlocalise, name="unlocalise"),
]
