"""The Django application."""

from django.apps import AppConfig


class ComplianceConfig(AppConfig):
    """Duties of establishments and officials, on dated rosters."""

    name = "dienhong.compliance"
    verbose_name = "Thực hiện dân chủ ở các loại hình cơ sở"
