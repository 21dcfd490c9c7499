"""The Django application."""

from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    """Inspections, their programmes and findings."""

    name = "dienhong.supervision"
    verbose_name = "Kiểm tra, giám sát"
