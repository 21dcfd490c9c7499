"""Lịch tiếp công dân: when and where the three hosts will receive, announced at least five working days ahead (Law
42/2013/QH13 art. 24). A sitting is a promise; the reception that keeps it is an entry of the book (TCD)."""
