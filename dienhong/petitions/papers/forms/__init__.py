"""The shape of what is typed about a letter; no law here but the lists that the law's files offer."""
