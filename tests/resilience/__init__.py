"""kill -9: the program dies at any instant, and the registers stay whole. Real processes on a real database file."""
