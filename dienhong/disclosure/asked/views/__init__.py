"""Screens of what residents ask."""
