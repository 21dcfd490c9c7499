"""The report on disclosure to each ordinary session of the people's council (Law 10/2022/QH15 art. 14(3)): drafted by itself
once the session's day is known, its figures frozen, followed until the council and the front have it."""
