"""Screens of the ratings."""
