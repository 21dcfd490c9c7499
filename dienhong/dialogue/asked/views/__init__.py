"""Screens of the questions on the desk."""
