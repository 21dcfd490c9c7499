"""Screens of the papers of receptions."""
