"""Lists that name people, under an item of disclosure: white-listed columns, masks, objections, taken down by themselves."""
