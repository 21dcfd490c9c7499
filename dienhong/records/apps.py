"""The Django application."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """Codes, history, closings and attachments."""

    name = "dienhong.records"
    verbose_name = "Bản ghi"
