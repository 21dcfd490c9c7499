"""Open data: the tables of all registers put together, the read API, the files, the catalogue."""
