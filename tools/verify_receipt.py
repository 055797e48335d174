#!/usr/bin/env python3
"""Checks a receipt against what a force says its record is. One file; needs Python and `cryptography`.

    python3 verify_receipt.py RECEIPT RECORD [--key HEX] [--inclusion FILE] [--root FILE] [--root-key HEX]

RECEIPT is the file a person keeps after sending a complaint. RECORD is a JSON file with `reference`,
`made_at` and `answers`, as the force gives it out. With --key, the receipt must be signed by that key:
the force publishes it. With --inclusion, the proof that a person saves where they follow their complaint,
the receipt must be in the signed record of its day; with --root, that must be the record another body kept,
and with --root-key it must be signed by that key. Says which part differs, and ends with 0 if the record is
what was sent, 1 if it is not, 2 if a file cannot be read or a proof is not genuine.
"""

import argparse
import hashlib
import json
import sys

try:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
except ImportError:
    print("It needs `cryptography`. On Debian: sudo apt-get install python3-cryptography", file=sys.stderr)
    sys.exit(2)


def canonical(content):
    return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def genuine(receipt, key):
    """Why the receipt is not genuine; an empty text when it is."""
    try:
        content = {name: receipt[name] for name in ("candour_receipt", "reference", "made_at", "salt", "parts")}
        if hashlib.sha256(canonical(content)).hexdigest() != receipt["root"]:
            return "its own parts do not belong together"
        if key and receipt["key"] != key.lower():
            return "it was not signed by the key you named"
        public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(receipt["key"]))
        public.verify(bytes.fromhex(receipt["signature"]), bytes.fromhex(receipt["root"]))
    except (KeyError, TypeError, ValueError):
        return "it is not a whole receipt"
    except InvalidSignature:
        return "its signature is not right"
    return ""


def included(receipt, proof, kept, key):
    """Why the proof does not show that the receipt is in the record of its day; an empty text when it does."""
    try:
        root = proof["root"]
        content = {name: value for name, value in root.items() if name != "signature"}
        public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(root["key"]))
        public.verify(bytes.fromhex(root["signature"]), canonical(content))
        if proof["receipt"] != receipt["root"]:
            return "it is for another receipt"
        if key and root["key"] != key.lower():
            return "the record of the day was not signed by the key you named"
        if kept is not None and kept != root:
            return "the record of the day is not the one that was kept"
        steps = [bytes.fromhex(step) for step in proof["path"]]
        top = climbed(bytes.fromhex(proof["receipt"]), proof["index"], root["receipts"]["count"], steps)
        if top.hex() != root["receipts"]["hash"]:
            return "its path does not lead to the record of the day"
    except (KeyError, TypeError, ValueError, IndexError, AttributeError):
        return "it is not a whole proof"
    except InvalidSignature:
        return "the signature of the record of the day is not right"
    return ""


def climbed(leaf, index, count, steps):
    """The root above a leaf, by the hashes beside its way up (RFC 9162, section 2.1.3.2)."""
    if not 0 <= index < count:
        raise ValueError("There is no such leaf.")
    found, last = hashlib.sha256(b"\x00" + leaf).digest(), count - 1
    for step in steps:
        if last == 0:
            raise ValueError("The path is too long.")
        if index % 2 or index == last:
            found = hashlib.sha256(b"\x01" + step + found).digest()
            while index % 2 == 0 and index:
                index, last = index // 2, last // 2
        else:
            found = hashlib.sha256(b"\x01" + found + step).digest()
        index, last = index // 2, last // 2
    if last:
        raise ValueError("The path is too short.")
    return found


def differences(receipt, record):
    """Each part of the record that is not what was sent, as a line."""
    found = [
        f"{name}: the receipt says {receipt[name]}, the record says {record.get(name)}"
        for name in ("reference", "made_at")
        if record.get(name) != receipt[name]
    ]
    answers, parts = record.get("answers") or {}, receipt["parts"]
    for key in sorted(set(answers) | set(parts)):
        if key not in answers:
            found.append(f"{key}: was sent, and is not in the record")
        elif key not in parts:
            found.append(f"{key}: is in the record, and was not sent")
        elif hashlib.sha256(canonical([receipt["salt"], key, answers[key]])).hexdigest() != parts[key]:
            found.append(f"{key}: differs from what was sent")
    return found


def read(name):
    with open(name, encoding="utf-8") as file:
        return json.load(file)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("receipt")
    parser.add_argument("record")
    parser.add_argument("--key", default="", help="the force's public key for receipts, in hexadecimal")
    parser.add_argument("--inclusion", default="", help="the proof that the receipt is in the record of its day")
    parser.add_argument("--root", default="", help="the record of that day, as another body kept it")
    parser.add_argument("--root-key", default="", help="the public key for records of days, in hexadecimal")
    return parser.parse_args()


def main():
    chosen = arguments()
    try:
        receipt, record = read(chosen.receipt), read(chosen.record)
        proof = read(chosen.inclusion) if chosen.inclusion else None
        kept = read(chosen.root) if chosen.root else None
    except (OSError, ValueError) as fault:
        print(f"Cannot be read: {fault}")
        return 2
    wrong = genuine(receipt, chosen.key)
    if wrong or not isinstance(record, dict):
        print(f"This receipt is not genuine: {wrong}." if wrong else "The record is not an object with answers.")
        return 2
    unproved = included(receipt, proof, kept, chosen.root_key) if proof is not None else ""
    if unproved:
        print(f"This proof does not hold: {unproved}.")
        return 2
    if proof is not None:
        print(f"The receipt is in the signed record of {proof['root']['day']}.")
    found = differences(receipt, record)
    for line in found:
        print(line)
    print("The record is NOT what was sent." if found else "The record is what was sent.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
