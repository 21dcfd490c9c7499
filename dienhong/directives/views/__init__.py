"""Screens of directives, tasks and briefings."""
