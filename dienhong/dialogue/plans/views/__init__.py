"""Screens of the plan of dialogues."""
