"""The Django application."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Papers cited and papers made."""

    name = "dienhong.documents"
    verbose_name = "Văn bản"
