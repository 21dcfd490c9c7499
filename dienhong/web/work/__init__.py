"""Việc hôm nay: what is due, overdue or waiting, gathered from every book the reader's posts open."""
