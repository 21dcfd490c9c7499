"""Pages of the quarterly lists and of the report to the council."""
