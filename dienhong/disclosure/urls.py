"""Addresses of the book of disclosure on the desk."""

from django.urls import path

from dienhong.disclosure.asked.views import corrections, questions
from dienhong.disclosure.plan import views as plan
from dienhong.disclosure.proofs import views as proofs
from dienhong.disclosure.views import acts, book, desk, excel_in, village

app_name = "disclosure"
urlpatterns = [
    path("", desk.listing, name="list"),
    path("so/", book.book, name="book"),
    path("ghi/", acts.new, name="new"),
    path("nhap-excel/", excel_in.new_many, name="new_many"),
    path("khoa-so/", acts.close, name="close"),
    path("thon-toi/", village.board, name="village"),
    path("thon-toi/<str:code>/niem-yet/", village.post_up, name="village_post_up"),
    path("thon-toi/<str:code>/da-go/<int:number>/", village.take_down, name="village_take_down"),
    path("thon-toi/<str:code>/truyen-dat/", village.relay, name="village_relay"),
    path("thon-toi/<str:code>/bo-truyen-dat/<int:number>/", village.undo, name="village_undo"),
    path("ke-hoach/", plan.listing, name="plans"),
    path("ke-hoach/lap/", plan.new, name="plan_new"),
    path("ke-hoach/khoa-so/", plan.close, name="plan_close"),
    path("ke-hoach/<str:code>/", plan.show, name="plan"),
    path("ke-hoach/<str:code>/sua/", plan.edit, name="plan_edit"),
    path("ke-hoach/<str:code>/phe-duyet/", plan.approve, name="plan_approve"),
    path("ke-hoach/<str:code>/huy/", plan.void, name="plan_void"),
    path("dinh-chinh/", corrections.requests, name="requests"),
    path("dinh-chinh/khoa-so/", corrections.close_requests, name="requests_close"),
    path("dinh-chinh/<str:code>/", corrections.request_page, name="request"),
    path("dinh-chinh/<str:code>/tra-loi/", corrections.answer, name="request_answer"),
    path("dinh-chinh/<str:code>/huy/", corrections.void_request, name="request_void"),
    path("cau-hoi/", questions.questions, name="questions"),
    path("cau-hoi/khoa-so/", questions.close_questions, name="questions_close"),
    path("cau-hoi/<str:code>/", questions.question, name="question"),
    path("cau-hoi/<str:code>/hien/", questions.show, name="question_show"),
    path("cau-hoi/<str:code>/tra-loi/", questions.reply, name="question_reply"),
    path("cau-hoi/<str:code>/khong-hien/", questions.hide, name="question_hide"),
    path("cau-hoi/<str:code>/huy/", questions.void_question, name="question_void"),
    path("<str:code>/", desk.show, name="show"),
    path("<str:code>/sua/", acts.edit, name="edit"),
    path("<str:code>/ra-soat/", acts.mark, name="mark"),
    path("<str:code>/duyet/", acts.clear, name="clear"),
    path("<str:code>/cong-khai/", acts.publish, name="publish"),
    path("<str:code>/ban-moi/", acts.renew, name="renew"),
    path("<str:code>/thay-doi/", acts.changed, name="changed"),
    path("<str:code>/go/", acts.withdraw, name="withdraw"),
    path("<str:code>/go-ban-cu/", acts.old_versions, name="old_versions"),
    path("<str:code>/huy/", acts.void, name="void"),
    path("<str:code>/tep/<int:number>/", desk.file, name="file"),
    path("<str:code>/anh/<str:sha256>/", desk.photo, name="photo"),
    path("<str:code>/niem-yet/", proofs.post_up, name="post_up"),
    path("<str:code>/go-niem-yet/", proofs.take_down, name="take_down"),
    path("<str:code>/phat-thanh/", proofs.broadcast, name="broadcast"),
    path("<str:code>/phat-thanh/<int:number>/dung/", proofs.end_broadcast, name="end_broadcast"),
    path("<str:code>/truyen-dat/", proofs.relay, name="relay"),
    path("<str:code>/hinh-thuc-khac/", proofs.tell, name="tell"),
    path("<str:code>/de-nghi-dinh-chinh/", corrections.new_request, name="request_new"),
]
