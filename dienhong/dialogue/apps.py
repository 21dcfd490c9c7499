"""The Django application."""

from django.apps import AppConfig


class DialogueConfig(AppConfig):
    """Dialogues with the people."""

    name = "dienhong.dialogue"
    verbose_name = "Đối thoại"
