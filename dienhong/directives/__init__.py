"""Văn bản chỉ đạo, nhiệm vụ, giao ban: what superiors direct (CD), which of our documents made it concrete and after how
many days, the tasks that follow with their evidence (NV), and the Party's briefings with cell secretaries and village
heads (GB). No law obliges these books; the six-month report counts them. A briefing is not a citizen reception."""
