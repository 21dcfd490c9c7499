"""The place and its frame: the commune and where it comes from, its villages, bodies and members, establishments,
declared facts with their documents, and its local days off."""
