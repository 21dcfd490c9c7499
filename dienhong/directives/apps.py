"""The Django application."""

from django.apps import AppConfig


class DirectivesConfig(AppConfig):
    """Directives, tasks, briefings."""

    name = "dienhong.directives"
    verbose_name = "Văn bản chỉ đạo, nhiệm vụ, giao ban"
