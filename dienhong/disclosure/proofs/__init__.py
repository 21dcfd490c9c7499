"""The proof that an item was told: what hung where from when to when, what was broadcast, which village head passed it on."""
