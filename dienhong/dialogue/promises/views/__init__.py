"""Screens of the ledger of promises."""
