"""Screens of beyond-level and crowd matters."""
