"""Giấy tờ của việc tiếp công dân: refusals with their notice (Mẫu 01/TCD), receipts for documents (Mẫu 02/TCD), and the
conclusion of a head's reception. Decree 154/2026/NĐ-CP obliges them from 2026-07-01; the forms before were not read."""
