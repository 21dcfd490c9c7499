"""Đèn nhiệm vụ: what the law asks of the heads week by week, month by month, and whether it was done. Every lamp stands on
an indicator; none compares one person or village with another."""
