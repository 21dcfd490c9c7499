"""The Django application."""

from django.apps import AppConfig


class PageConfig(AppConfig):
    """What every screen shares."""

    name = "dienhong.page"
    verbose_name = "Trang"
