"""What everybody reads of dialogues: the next one, what was promised and what became of it, a question by code and key."""
