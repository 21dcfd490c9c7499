"""The report: a superior's request, a draft whose words are typed and whose numbers come from the registers, its
proofreading, its freezing, and the paper. No number is typed here: each one is a token that opens its entries."""
