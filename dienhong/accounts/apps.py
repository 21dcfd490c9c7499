"""The Django application."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Accounts, posts and the table of roles."""

    name = "dienhong.accounts"
    verbose_name = "Tài khoản"
