"""The Django application."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Requests, reports, their proofreading and freezing."""

    name = "dienhong.reports"
    verbose_name = "Báo cáo"
