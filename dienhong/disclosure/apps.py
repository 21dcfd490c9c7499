"""The Django application."""

from django.apps import AppConfig


class DisclosureConfig(AppConfig):
    """What the commune discloses."""

    name = "dienhong.disclosure"
    verbose_name = "Công khai"
