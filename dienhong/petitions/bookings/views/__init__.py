"""Screens of the bookings."""
