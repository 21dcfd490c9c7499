"""What brings the registers together: home and the six doors, figures anybody may read, signing in, the work of today,
and the screens of the ground packages (documents, units, declared facts, the law's limits)."""
