"""Screens of the book."""
