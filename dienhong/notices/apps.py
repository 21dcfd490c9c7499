"""The Django application."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """Notices: the outbox."""

    name = "dienhong.notices"
    verbose_name = "Thông báo"
