"""Addresses of dialogues on the public face; they are printed on papers and stay."""

from django.urls import path

from dienhong.dialogue.views.public import asking, demands, event, home, ledger

app_name = "talk"
urlpatterns = [
    path("", home.home, name="home"),
    path("loi-hua/", ledger.ledger, name="ledger"),
    path("loi-hua/<str:code>/", ledger.promise, name="promise"),
    path("yeu-cau/gui/", demands.propose, name="propose"),
    path("yeu-cau/<str:code>/", demands.demand, name="demand"),
    path("yeu-cau/<str:code>/to-ky/", demands.sheet, name="sheet"),
    path("cau-hoi/theo-doi/", asking.follow, name="follow"),
    path("cuoc/<str:code>/", event.event, name="event"),
    path("cuoc/<str:code>/gui-cau-hoi/", asking.ask, name="ask"),
    path("cuoc/<str:code>/hoi-truong/", event.live, name="live"),
]
