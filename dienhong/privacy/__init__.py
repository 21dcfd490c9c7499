"""What may be seen of every column: each field of every model has a class, and personal values have masks."""
