"""The words of the book: who received, in which kind of session, what was asked and how it was handled."""

from django.db import models


class Host(models.TextChoices):
    """Who holds the session. All three receive at the people's committee's office (Law 42/2013 art. 15)."""

    COMMITTEE = "committee", "UBND xã"
    PARTY = "party", "Đảng ủy xã"
    COUNCIL = "council", "HĐND xã"


class SessionKind(models.TextChoices):
    """Regular: the assigned official, every working day; periodic: the head, by the calendar; ad hoc: when it is urgent."""

    REGULAR = "regular", "Thường xuyên"
    PERIODIC = "periodic", "Định kỳ"
    AD_HOC = "ad_hoc", "Đột xuất"


class Classification(models.TextChoices):
    """What a visit is about, by its content and not by its title."""

    COMPLAINT = "complaint", "Khiếu nại"
    DENUNCIATION = "denunciation", "Tố cáo"
    RECOMMENDATION = "recommendation", "Kiến nghị"
    FEEDBACK = "feedback", "Phản ánh"


class Handling(models.TextChoices):
    """What was done with the matter, in the words of the book."""

    ACCEPT = "accept", "Thụ lý để giải quyết"
    RETURN_GUIDE = "return_guide", "Trả lại đơn và hướng dẫn"
    TRANSFER = "transfer", "Chuyển đơn đến cơ quan khác"
    ANSWERED = "answered", "Đã trả lời tại chỗ"
