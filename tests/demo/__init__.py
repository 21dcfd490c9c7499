"""The demo commune: what the command loads, and what it refuses."""
