"""Search over what is sealed: keyed tokens of words, sounds and parts of names.

A token is a keyed hash: the same word gives the same token, and without the key it cannot be read or
made. What the rows still tell (how many tokens a case has, and that two cases share one) is weighed in
docs/adr/0013-keyed-search-tokens.md.
"""

from __future__ import annotations

import re
import unicodedata
import uuid
from collections.abc import Iterable

from candour.vault import keys, models, sealing

TOKEN_BYTES = 12
MAX_WORD = 40
_GROUPS = {"b": "1", "f": "1", "p": "1", "v": "1", "c": "2", "g": "2", "j": "2", "k": "2", "q": "2", "s": "2"}
_GROUPS |= {"x": "2", "z": "2", "d": "3", "t": "3", "l": "4", "m": "5", "n": "5", "r": "6"}


def words(text: str) -> set[str]:
    """The words of a text as they are searched: small letters, no accents, at least two signs."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return {word[:MAX_WORD] for word in re.findall(r"[^\W_]{2,}", plain)}


def sound(word: str) -> str:
    """How a name sounds, roughly: its first letter and three groups of consonants (Soundex)."""
    code, last = "", _GROUPS.get(word[:1], "")
    for letter in word[1:]:
        group = _GROUPS.get(letter, "")
        if group and group != last:
            code += group
        if letter not in "hw":
            last = group
    return (word[:1] + code + "000")[:4]


def of_text(text: str) -> set[bytes]:
    """The tokens of a text: one for each word."""
    return {_token("w", word) for word in words(text)}


def of_name(text: str) -> set[bytes]:
    """The tokens of a name or number: its words, how they sound, and their parts of three signs."""
    found = of_text(text)
    for word in words(text):
        found.add(_token("s", sound(word)))
        padded = f"  {word} "
        found |= {_token("3", padded[at : at + 3]) for at in range(len(padded) - 2)}
    return found


def add(case_id: uuid.UUID, *, authority: str, found: Iterable[bytes]) -> None:
    """Adds tokens to a case. Those it has already stay as they are."""
    rows = [models.Token(authority=authority, token=token, case_id=case_id) for token in sorted(set(found))]
    models.Token.objects.bulk_create(rows, ignore_conflicts=True, batch_size=1_000)


def cases_with(text: str, *, authority: str) -> set[uuid.UUID]:
    """The cases of that authority that hold every word, each as written or, in a name, as it sounds."""
    result: set[uuid.UUID] | None = None
    for word in words(text):
        either = [_token("w", word), _token("s", sound(word))]
        rows = models.Token.objects.filter(authority=authority, token__in=either)
        hits = set(rows.values_list("case_id", flat=True))
        result = hits if result is None else result & hits
        if not result:
            return set()
    return result or set()


def words_held(case_ids: Iterable[uuid.UUID], *, words: Iterable[str]) -> dict[tuple[uuid.UUID, str], set[str]]:
    """Which of the words each of these cases holds, as `cases_with` finds it, by case and authority."""
    meaning: dict[bytes, set[str]] = {}
    for word in words:
        for either in (_token("w", word), _token("s", sound(word))):
            meaning.setdefault(either, set()).add(word)
    cases = list(case_ids)
    found: dict[tuple[uuid.UUID, str], set[str]] = {}
    if not cases or not meaning:
        return found
    rows = models.Token.objects.filter(case_id__in=cases, token__in=list(meaning))
    for case, authority, token in rows.values_list("case_id", "authority", "token"):
        found.setdefault((case, authority), set()).update(meaning[bytes(token)])
    return found


def _token(kind: str, value: str) -> bytes:
    return sealing.keyed_hash(keys.keyring().need("tokens"), f"{kind}:{value}".encode())[:TOKEN_BYTES]
