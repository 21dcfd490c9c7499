"""What is counted, and how a number becomes a figure: definitions as data, one evaluation that gives the value and its
evidence from the same rows, and figures frozen with the whole list of entries behind them. No number is typed here."""
