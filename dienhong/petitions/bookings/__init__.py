"""Đăng ký tiếp công dân: a resident keeps an hour of a published sitting, without account. No law asks anybody to book:
whoever comes without one is received all the same, and the pages say so."""
