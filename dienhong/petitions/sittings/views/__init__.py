"""Screens of the calendar of receptions."""
