"""The words and the secret are the same thing, written two ways."""

from hypothesis import given
from hypothesis import strategies as st

from candour.intake import access_secret, passphrase

SECRETS = st.integers(0, 7776**9 - 1).map(lambda number: number.to_bytes(passphrase.SECRET_BYTES))


@given(SECRETS)
def test_words_spell_the_secret(secret: bytes) -> None:
    said = passphrase.encode(secret)
    assert len(said.split()) == passphrase.COUNT
    assert passphrase.decode(said) == secret
    assert passphrase.decode(said.upper().replace(" ", " - ")) == secret


def test_the_list_gives_at_least_112_bits() -> None:
    assert len(passphrase._list()) == len(set(passphrase._list())) == 7776
    assert 7776**passphrase.COUNT > 2**112


@given(st.text(max_size=80))
def test_anything_else_is_not_words(text: str) -> None:
    secret = passphrase.decode(text)
    assert secret is None or passphrase.is_secret(secret)


@given(SECRETS)
def test_the_handle_and_key_follow_from_the_words(secret: bytes) -> None:
    held = access_secret.AccessSecret(secret)
    again = access_secret.from_words(held.words)
    assert again is not None
    assert (again.handle, again.key, again.cookie) == (held.handle, held.key, held.cookie)
    assert held.cookie not in held.handle


def test_a_cookie_that_is_not_ours_names_no_place() -> None:
    for value in ("", "left", "zz", "00", "ff" * 15, "é"):
        assert access_secret.from_cookie(value) is None
