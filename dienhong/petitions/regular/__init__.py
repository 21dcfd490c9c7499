"""The hours at which the commune receives citizens on every working day: the calendar of the heads is apart (`sittings`), and the
law wants both announced (Law 42/2013/QH13 art. 24 k 2)."""
