"""The Django application."""

from django.apps import AppConfig


class OpsConfig(AppConfig):
    """Commands, and what they keep of their own work."""

    name = "dienhong.ops"
    verbose_name = "Vận hành"
