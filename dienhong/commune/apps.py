"""The Django application."""

from django.apps import AppConfig


class CommuneConfig(AppConfig):
    """The place and its frame."""

    name = "dienhong.commune"
    verbose_name = "Xã"
