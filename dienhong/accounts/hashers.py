"""How a password is hashed: argon2id at OWASP's minimum, so that eight o'clock's sign-ins leave the pages their processor.

19 MiB, two passes, one lane: about a fiftieth of a second. A hash made with other costs is made anew at the next sign-in.
"""

from django.contrib.auth.hashers import Argon2PasswordHasher


class OfficeArgon2Hasher(Argon2PasswordHasher):
    """argon2id, m = 19 456 KiB, t = 2, p = 1 (OWASP Password Storage Cheat Sheet)."""

    memory_cost = 19_456
    time_cost = 2
    parallelism = 1
