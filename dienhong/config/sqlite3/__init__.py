"""Django's SQLite with connections that outlive a request, and never outlive their file."""
