"""The desk of rosters and duties."""
