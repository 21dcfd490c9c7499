"""Screens of the desk that belong to no register: today's work, and the ground packages."""
