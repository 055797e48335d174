"""Security headers, as data: what the browser may do with our pages.

Imported by the settings, so nothing here may need Django's apps to be ready.
"""

import base64
import hashlib
from pathlib import Path

# The one script that stands in the page itself: it has to run before anything is painted.
EARLY_SCRIPT = (Path(__file__).parent / "early.js").read_text(encoding="utf-8").strip()
EARLY_SCRIPT_HASH = f"'sha256-{base64.b64encode(hashlib.sha256(EARLY_SCRIPT.encode()).digest()).decode()}'"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'", EARLY_SCRIPT_HASH],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "media-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
        "manifest-src": ["'none'"],
    }
}

_FEATURES = [
    "accelerometer",
    "autoplay",
    "camera",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "geolocation",
    "gyroscope",
    "hid",
    "identity-credentials-get",
    "idle-detection",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "publickey-credentials-create",
    "publickey-credentials-get",
    "screen-wake-lock",
    "serial",
    "storage-access",
    "usb",
    "browsing-topics",
    "interest-cohort",
    "xr-spatial-tracking",
]

# Features a page may be given back, by the door that needs them.
_PASSKEYS = {"publickey-credentials-create", "publickey-credentials-get"}


def permissions_policy(*, passkeys: bool = False, where: bool = False) -> str:
    """Every feature off; the staff door needs passkeys for its own pages, and one page asks where someone is."""
    allowed = (_PASSKEYS if passkeys else set()) | ({"geolocation"} if where else set())
    return ", ".join(f"{name}=({'self' if name in allowed else ''})" for name in _FEATURES)


HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": permissions_policy(),
    "X-Frame-Options": "DENY",
}

HSTS = "max-age=31536000"

# A file of ours is a stylesheet, a script or a picture: opened by itself it may do nothing.
STATIC_POLICY = "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'; sandbox"


def whitenoise_headers(headers, _path, _url) -> None:
    """Give static files the same headers, since they are answered before any view."""
    for name, value in HEADERS.items():
        headers[name] = value
    headers["Content-Security-Policy"] = STATIC_POLICY
