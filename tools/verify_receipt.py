#!/usr/bin/env python3
"""Checks a receipt against what a force says its record is. One file; needs Python and `cryptography`.

    python3 verify_receipt.py RECEIPT RECORD [--key HEX]

RECEIPT is the file a person keeps after sending a complaint. RECORD is a JSON file with `reference`,
`made_at` and `answers`, as the force gives it out. With --key, the receipt must be signed by that key:
the force publishes it. Says which part differs, and ends with 0 if the record is what was sent, 1 if it
is not, 2 if a file cannot be read or the receipt is not genuine.
"""

import argparse
import hashlib
import json
import sys

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


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


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("receipt")
    parser.add_argument("record")
    parser.add_argument("--key", default="", help="the force's public key, in hexadecimal")
    chosen = parser.parse_args()
    try:
        with open(chosen.receipt, encoding="utf-8") as file:
            receipt = json.load(file)
        with open(chosen.record, encoding="utf-8") as file:
            record = json.load(file)
    except (OSError, ValueError) as fault:
        print(f"Cannot be read: {fault}")
        return 2
    wrong = genuine(receipt, chosen.key) if isinstance(receipt, dict) else "it is not a whole receipt"
    if wrong or not isinstance(record, dict):
        print(f"This receipt is not genuine: {wrong}." if wrong else "The record is not an object with answers.")
        return 2
    found = differences(receipt, record)
    for line in found:
        print(line)
    print("The record is NOT what was sent." if found else "The record is what was sent.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
