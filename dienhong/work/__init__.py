"""Việc hôm nay: what is due, overdue or waiting, gathered from every book the reader's posts open. The desk shows it; the
morning writes it to those who do not open the desk."""
