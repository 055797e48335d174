"""An OpenID Connect provider of its own process: discovery, keys, authorize, token. For tests only.

It speaks the protocol rightly, checks its client as a provider must, and signs with a key of its own. What
it says about the person is told to it by `POST /behave` with a JSON object: `claims` are put over the
claims of the ID token, and `fault` names one way of being wrong.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "desk", "a-secret-of-the-test-provider"
KEY_ID = "one"


def new_key() -> rsa.RSAPrivateKey:
    """A signing key."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def segment(value: Any) -> str:
    """A part of a token, as JSON in base64 without padding."""
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()


class Provider(BaseHTTPRequestHandler):
    """One request to the provider."""

    key, other_key = new_key(), new_key()
    behaviour: ClassVar[dict[str, Any]] = {"claims": {}, "fault": ""}
    codes: ClassVar[dict[str, dict[str, str]]] = {}

    @property
    def issuer(self) -> str:
        """The provider's name: its own address."""
        return f"http://127.0.0.1:{self.server.server_port}"  # type: ignore[attr-defined]

    def do_GET(self) -> None:
        """Discovery, keys, or a person who signs in without a word."""
        parts = urlsplit(self.path)
        if parts.path == "/.well-known/openid-configuration":
            self.answer(self.discovery())
        elif parts.path == "/keys":
            public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
            self.answer({"keys": [public | {"kid": KEY_ID, "alg": "RS256", "use": "sig"}]})
        elif parts.path == "/authorize":
            self.authorize({name: values[0] for name, values in parse_qs(parts.query).items()})
        else:
            self.answer({"error": "not_found"}, status=404)

    def do_POST(self) -> None:
        """The token for a code, or how to behave from now on."""
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        if self.path == "/behave":
            type(self).behaviour = json.loads(body)
            self.answer({})
        elif self.path == "/token":
            self.token({name: values[0] for name, values in parse_qs(body).items()})
        else:
            self.answer({"error": "not_found"}, status=404)

    def discovery(self) -> dict[str, Any]:
        """What the provider says of itself."""
        name = "http://127.0.0.1:1" if self.behaviour["fault"] == "another name" else self.issuer
        return {
            "issuer": name,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "userinfo_endpoint": f"{self.issuer}/userinfo",
            "jwks_uri": f"{self.issuer}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def authorize(self, asked: dict[str, str]) -> None:
        """Sends the browser back with a code, or with the person's refusal."""
        right = asked["client_id"] == CLIENT and asked["response_type"] == "code"
        if not right or "openid" not in asked["scope"].split() or asked["code_challenge_method"] != "S256":
            self.answer({"error": "invalid_request"}, status=400)
            return
        back = {"state": asked["state"]}
        if self.behaviour["fault"] == "cancelled":
            back["error"] = "access_denied"
        else:
            back["code"] = secrets.token_urlsafe(16)
            self.codes[back["code"]] = asked
        self.send_response(302)
        self.send_header("Location", f"{asked['redirect_uri']}?{urlencode(back)}")
        self.end_headers()

    def token(self, sent: dict[str, str]) -> None:
        """The token for a code: once, for the client it was made for, and with the verifier of its challenge."""
        asked = self.codes.pop(sent.get("code", ""), None)
        digest = hashlib.sha256(sent.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        client = (sent.get("client_id"), sent.get("client_secret")) == (CLIENT, SECRET)
        if not client or not asked or asked["code_challenge"] != challenge:
            self.answer({"error": "invalid_grant"}, status=400)
            return
        if asked["redirect_uri"] != sent.get("redirect_uri"):
            self.answer({"error": "invalid_grant"}, status=400)
            return
        given = {"access_token": secrets.token_urlsafe(16), "token_type": "Bearer", "expires_in": 300}
        if self.behaviour["fault"] != "no token":
            given["id_token"] = self.id_token(asked["nonce"])
        self.answer(given)

    def id_token(self, nonce: str) -> str:
        """Who signed in, signed: rightly, or in the one way that was asked to be wrong."""
        now, fault = int(time.time()), self.behaviour["fault"]
        claims = {"iss": self.issuer, "aud": CLIENT, "sub": "person-1", "nonce": nonce, "iat": now, "exp": now + 300}
        claims |= {"email_verified": True, "auth_time": now} | self.behaviour["claims"]
        header = {"kid": KEY_ID}
        if fault == "unsigned":
            return f"{segment({'alg': 'none'} | header)}.{segment(claims)}."
        if fault == "signed with the secret":
            return jwt.encode(claims, SECRET.ljust(32, "x"), algorithm="HS256", headers=header)
        token = jwt.encode(claims, self.other_key if fault == "another key" else self.key, "RS256", headers=header)
        if fault == "tampered":
            first, _, last = token.split(".")
            return f"{first}.{segment(claims | {'iat': now - 1})}.{last}"
        return "not.a.token" if fault == "nonsense" else token

    def answer(self, value: Any, *, status: int = 200) -> None:
        """A JSON answer."""
        body = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args: Any) -> None:
        """Says nothing."""


if __name__ == "__main__":
    server = ThreadingHTTPServer(("127.0.0.1", 0), Provider)
    sys.stdout.write(f"{server.server_port}\n")
    sys.stdout.flush()
    server.serve_forever()
