"""Who owes what by when, under which rule, and whether it was met: the law's clocks that have a life of their own (they are
extended, suspended, met by an act). A clock that only runs (the answer after a reception) is computed where it is shown."""
