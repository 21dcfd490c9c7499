"""The words by which a letter is told: where it came from, and the five axes that say what it is, each on its own."""

from django.db import models


class Channel(models.TextChoices):
    """How the letter came in."""

    POST = "post", "Bưu chính"
    IN_PERSON = "in_person", "Nộp trực tiếp, bộ phận tiếp nhận"
    PHONE = "phone", "Điện thoại"
    BOX = "box", "Hộp thư góp ý"
    RECEPTION = "reception", "Nộp tại buổi tiếp công dân"
    ELECTED = "elected", "Đại biểu Quốc hội, HĐND chuyển"
    FRONT = "front", "MTTQ, đoàn thể chuyển"
    PRESS = "press", "Báo chí chuyển"
    AGENCY = "agency", "Cơ quan khác chuyển"
    LEADER = "leader", "Lãnh đạo Đảng, Nhà nước chuyển"
    ONLINE = "online", "Cổng trực tuyến"


class Content(models.TextChoices):
    """Axis A: what the letter is, by what it asks for and not by its title."""

    COMPLAINT = "complaint", "Khiếu nại"
    DENUNCIATION = "denunciation", "Tố cáo"
    RECOMMENDATION = "recommendation", "Kiến nghị"
    FEEDBACK = "feedback", "Phản ánh"
    MIXED = "mixed", "Nhiều nội dung khác nhau"


MAY_DENOUNCE = (Content.DENUNCIATION, Content.MIXED)
"""Kinds under which a letter denounces, or may: of several things one may be a denunciation."""


class Competence(models.TextChoices):
    """Axis C: ours, or whose."""

    OURS = "ours", "Thuộc thẩm quyền của xã"
    ADMINISTRATIVE = "administrative", "Cơ quan hành chính khác"
    ELECTED = "elected", "Cơ quan dân cử"
    JUDICIAL = "judicial", "Cơ quan tố tụng, thi hành án"
    FRONT = "front", "MTTQ, đoàn thể, tôn giáo"
    UNIT = "unit", "Đơn vị sự nghiệp, doanh nghiệp nhà nước"
    LOWER = "lower", "Cấp dưới"
    HIGHER = "higher", "Cấp trên"


class Settled(models.TextChoices):
    """Whether somebody had settled the matter before the letter came."""

    NEVER = "never", "Chưa giải quyết xong"
    ONCE = "once", "Đã giải quyết lần đầu"
    OFTEN = "often", "Đã giải quyết nhiều lần"


class Outcome(models.TextChoices):
    """What a settlement found, in the law's words."""

    RIGHT = "right", "Đúng toàn bộ"
    PARTLY = "partly", "Đúng một phần"
    WRONG = "wrong", "Sai toàn bộ"
    ANSWERED = "answered", "Đã trả lời"


class BarReason(models.TextChoices):
    """Why an account may have nothing to do with a denunciation."""

    ACCUSED = "accused", "Bị tố cáo"
    LEADER = "leader", "Giữ chức vụ bị tố cáo"
    RELATIVE = "relative", "Người thân của người bị tố cáo"
    HANDLER = "handler", "Đã bị tố cáo trong việc xử lý"


PLEAS = (Content.RECOMMENDATION, Content.FEEDBACK)
"""Kiến nghị and phản ánh: the law treats them as one."""
