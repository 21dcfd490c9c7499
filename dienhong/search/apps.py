"""The Django application."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """What anybody may find."""

    name = "dienhong.search"
    verbose_name = "Tìm kiếm"
