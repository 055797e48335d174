"""Passwords are kept with a hash that makes each guess dear; only in tests it is a quick one."""

from __future__ import annotations

from django.contrib.auth.hashers import Argon2PasswordHasher, check_password, get_hasher, make_password
from django.test import override_settings

from candour.config import settings


def test_the_service_hashes_with_argon2_and_as_much_memory_as_django_asks_for() -> None:
    assert settings.PASSWORD_HASHERS == ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    with override_settings(PASSWORD_HASHERS=settings.PASSWORD_HASHERS):
        kept = make_password("an invented password")
        assert kept.startswith("argon2$argon2id$v=19$m=102400,t=2,p=8$")
        assert check_password("an invented password", kept)
        assert not check_password("another", kept)


def test_in_tests_it_is_the_same_hash_with_less_work() -> None:
    quick = get_hasher()
    assert isinstance(quick, Argon2PasswordHasher)
    assert quick.memory_cost == 8
