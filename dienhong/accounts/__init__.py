"""Who may sign in, the post each holds and for which term, and what each role may do (`roles.toml`)."""
