"""The desk of the book of inspections; what is internal to the Party is not found by others."""
