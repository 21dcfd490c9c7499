"""Screens of demands for a dialogue."""
