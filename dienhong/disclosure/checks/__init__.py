"""Before a version is told: what in it may identify a person, and what an officer decided about each such place."""
