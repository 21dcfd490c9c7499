"""The kinds of things that anybody finds: what registers call them when they put them into the index, and their words."""

from django.utils.translation import gettext_noop

KINDS = {
    "disclosure": gettext_noop("Nội dung công khai"),
    "quarter": gettext_noop("Danh mục quý"),
    "dialogue": gettext_noop("Cuộc đối thoại"),
    "result": gettext_noop("Kết quả đối thoại"),
    "demand": gettext_noop("Yêu cầu đối thoại"),
    "question": gettext_noop("Hỏi đáp"),
    "promise": gettext_noop("Lời hứa"),
    "survey": gettext_noop("Đánh giá sự hài lòng"),
    "report": gettext_noop("Báo cáo"),
}
#: What is no entry of a register: figures, the six doors, pages of this site.
PAGES = "trang"
PAGES_LABEL = gettext_noop("Số liệu và trang")
