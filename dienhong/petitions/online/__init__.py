"""The citizen's side of the book of letters: guided intake in plain words, a receipt with code and key, a page to follow by
them without account, and what the sender says to the answer. A denouncer's name goes under the seal and nowhere else."""
