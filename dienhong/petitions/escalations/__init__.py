"""Khiếu kiện vượt cấp, tụ điểm đông người, and the week of each village in which there was none: a zero in a report is
believed only when every village said so, week by week. A matter is kept without anybody's name: it watches no person."""
