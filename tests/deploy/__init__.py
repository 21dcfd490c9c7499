"""What an administrator copies to a host."""
