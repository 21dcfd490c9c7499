"""May this act be done on this letter? Pure questions with their articles; what was only inferred warns and never refuses."""
