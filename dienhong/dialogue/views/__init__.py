"""Screens of the book of dialogues."""
