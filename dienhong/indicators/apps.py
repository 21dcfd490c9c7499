"""The Django application."""

from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    """Definitions, figures and their evidence."""

    name = "dienhong.indicators"
    verbose_name = "Chỉ tiêu"
