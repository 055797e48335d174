"""The hash of passwords in tests: that of the service, without the memory and the rounds that make a guess dear."""

from __future__ import annotations

from django.contrib.auth.hashers import Argon2PasswordHasher


class Quick(Argon2PasswordHasher):
    """Everyone at the desk has a password, and few tests are about it."""

    time_cost, memory_cost, parallelism = 1, 8, 1
