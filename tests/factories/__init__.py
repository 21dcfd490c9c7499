"""Makers of test records; they go through the actions and hold no surprise."""
