"""The desk of the book of letters."""
