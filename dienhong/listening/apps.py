"""The Django application."""

from django.apps import AppConfig


class ListeningConfig(AppConfig):
    """What people rate."""

    name = "dienhong.listening"
    verbose_name = "Đánh giá hài lòng"
