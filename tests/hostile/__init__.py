"""Files and words that somebody means ill with, made by code, against every door they could come through."""
