"""The desk of the search for personal data."""
