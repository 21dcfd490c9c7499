"""Kế hoạch đối thoại: dialogues before they are held. Law 72/2025/QH15 art. 43 wants time, place, content and the way to take
part announced days before; what is announced here is what the people read, and what questions are sent for."""
