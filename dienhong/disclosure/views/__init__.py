"""Screens of the book: the public face and the desk."""
