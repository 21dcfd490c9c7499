"""The Django application."""

from django.apps import AppConfig


class PetitionsConfig(AppConfig):
    """Citizen reception and petitions."""

    name = "dienhong.petitions"
    verbose_name = "Tiếp công dân, đơn thư"
