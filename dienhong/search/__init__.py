"""What anybody may find: one row a public thing, folded and exact, written by the act that makes it public."""
