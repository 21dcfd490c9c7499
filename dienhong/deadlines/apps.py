"""The Django application."""

from django.apps import AppConfig


class DeadlinesConfig(AppConfig):
    """Deadlines of entries."""

    name = "dienhong.deadlines"
    verbose_name = "Thời hạn"
