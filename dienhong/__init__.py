"""Diên Hồng: the registers of grassroots democracy of a commune."""
