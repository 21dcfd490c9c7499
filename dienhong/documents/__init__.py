"""Papers: those that are cited (numbers, dates, issuers, status in law) and those that are made (house styles, .docx)."""
