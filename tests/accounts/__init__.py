"""Accounts, posts, roles."""
