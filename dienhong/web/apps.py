"""The Django application."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The public face and the desk's own screens."""

    name = "dienhong.web"
    verbose_name = "Cổng và bàn làm việc"
