"""Screens of the reception book."""
