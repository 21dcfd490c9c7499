"""The commune and its frame."""
