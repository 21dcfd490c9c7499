"""Lists with people in them: what anybody reads for a time, and the desk that keeps them."""
