"""Django's settings, read from `environment.py`. One file for all three processes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _
from psycopg.conninfo import conninfo_to_dict

from candour.config import environment
from candour.ui import policy
from candour.vault import timeouts

ENV = environment.read()
PACKAGE = Path(__file__).resolve().parent.parent

DOOR = ENV.door
DEBUG = False
SECRET_KEY = ENV.secret_key
ALLOWED_HOSTS = ["*"] if not ENV.tls else [ENV.public_url.split("//")[1], ENV.desk_url.split("//")[1]]

FORCE = ENV.force
PUBLIC_URL = ENV.public_url
DESK_URL = ENV.desk_url
EXIT_URL = ENV.exit_url
PHASE = "" if ENV.phase == "none" else ENV.phase
DEMO = ENV.demo
KEYRING = ENV.keyring
DATA_DIR = ENV.data_dir
SITE_URL = ENV.desk_url if DOOR == "desk" else ENV.public_url

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "csp",
    "candour.config",
    "candour.ui",
    "candour.vault",
    "candour.audit",
    "candour.accounts",
    "candour.directory",
    "candour.evidence",
    "candour.correspondence",
    "candour.casework",
    "candour.intake",
    "candour.worker",
    "candour.public",
    "candour.desk",
    "candour.demo",
]
if DOOR != "public":
    INSTALLED_APPS += [
        "allauth",
        "allauth.account",
        "allauth.mfa",
        "allauth.socialaccount",
        "allauth.socialaccount.providers.openid_connect",
        "allauth.usersessions",
    ]

_FIRST = [
    "django.middleware.security.SecurityMiddleware",
    "candour.ui.middleware.SecurityHeaders",
]
_POLICY_AND_FILES = [
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
]
# The public door has no sessions and no sign-in: the draft handle in a cookie is all it knows.
_PUBLIC = [
    "candour.public.middleware.Compression",
    "candour.public.page_cache.PageCache",
    *_POLICY_AND_FILES,
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "candour.public.middleware.Problems",
]
_DESK = [
    *_POLICY_AND_FILES,
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "candour.desk.middleware.Limits",
    "candour.desk.middleware.SignedIn",
    "candour.accounts.stepup.Recent",
    "candour.desk.middleware.OneTransaction",
]
DOOR_MIDDLEWARE = {"public": _FIRST + _PUBLIC, "desk": _FIRST + _DESK, "worker": _FIRST + _DESK}
MIDDLEWARE = DOOR_MIDDLEWARE[DOOR]
DOOR_URLS = {
    "public": "candour.config.urls_public",
    "desk": "candour.config.urls_desk",
    "worker": "candour.config.urls_desk",
}
ROOT_URLCONF = DOOR_URLS[DOOR]
# Each door has the root of its host. What a header says of it is not heard: addresses are kept for everyone.
FORCE_SCRIPT_NAME = ""
WSGI_APPLICATION = f"candour.config.wsgi_{'public' if DOOR == 'public' else 'desk'}.application"

_CONTEXT = [
    "django.template.context_processors.request",
    "candour.ui.context.site",
    "csp.context_processors.nonce",
]
# The signed-in user and messages need a session, which the public door does not have.
_DESK_CONTEXT = [
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
    "candour.desk.guards.permitted",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": _CONTEXT + ([] if DOOR == "public" else _DESK_CONTEXT)},
    },
]
FORM_RENDERER = "candour.ui.forms.Renderer"
UI_SITE = f"candour.{'public' if DOOR == 'public' else 'desk'}.site_context.site"


def _database() -> dict[str, Any]:
    if not ENV.database_url:
        return {"ENGINE": "django.db.backends.postgresql", "NAME": "candour"}
    parts = conninfo_to_dict(ENV.database_url)
    names = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    settings = {names[key]: str(value) for key, value in parts.items() if key in names}
    options = {key: value for key, value in parts.items() if key not in names}
    options.setdefault("connect_timeout", 2 if DOOR == "public" else 3)
    asked = [str(options.get("options") or "")]
    if DOOR == "public":
        # A door that waits for a sick database is a door that is shut: a moment, then other ways.
        asked += [f"-c {name}={timeouts.STATEMENT_MS}" for name in ("statement_timeout", "lock_timeout")]
    if ENV.database_role:
        asked.append(f"-c role={ENV.database_role}")
    if any(asked):
        options["options"] = " ".join(asked).strip()
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": settings.pop("NAME", "candour"),
        "OPTIONS": options,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        **settings,
    }


DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Cookies. Each door has names of its own: cookies of one port reach another on the same host.
_PREFIX = "__Host-" if ENV.tls else ""
CSRF_COOKIE_NAME = f"{_PREFIX}{DOOR}-form"
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SECURE = ENV.tls
CSRF_COOKIE_AGE = None
DOOR_STALE_FORM = {
    "public": "candour.public.problems.stale_form",
    "desk": "candour.ui.problems.stale_form",
    "worker": "candour.ui.problems.stale_form",
}
CSRF_FAILURE_VIEW = DOOR_STALE_FORM[DOOR]
SESSION_COOKIE_NAME = f"{_PREFIX}desk-session"
SESSION_COOKIE_SAMESITE = "Lax"  # single sign-on comes back from another site
SESSION_COOKIE_SECURE = ENV.tls
# Every page starts the half hour of idleness anew; after ten hours a session ends whatever happens.
SESSION_COOKIE_AGE = 30 * 60
SESSION_SAVE_EVERY_REQUEST = True
SESSION_ABSOLUTE_AGE = 10 * 60 * 60
DRAFT_COOKIE_NAME = f"{_PREFIX}place"
SENT_COOKIE_NAME = f"{_PREFIX}sent"
COPY_COOKIE_NAME = f"{_PREFIX}copy"
CHECK_COOKIE_NAME = f"{_PREFIX}check"
REVIEW_COOKIE_NAME = f"{_PREFIX}review"
ESCAPE_COOKIE_NAME = f"{_PREFIX}escape"
COOKIES_SECURE = ENV.tls

SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 31_536_000 if ENV.tls else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENV.tls else None
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

CONTENT_SECURITY_POLICY = policy.CONTENT_SECURITY_POLICY

# --- Sizes. A story may have 500,000 characters, and check-your-answers carries it sealed.
# Files are sealed while they arrive, and only where files are asked for.
FILE_UPLOAD_HANDLERS = ["candour.evidence.door.Sealing"]
UPLOAD_MOST_BYTES = ENV.upload_most_mb * 1024 * 1024
CLAMD = ENV.clamd
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500

# --- Language. Welsh is chosen by the address, never by the browser's settings alone.
USE_I18N = True
LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("cy", _("Welsh"))]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_TZ = True
TIME_ZONE = "Europe/London"

# --- Static files
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_ADD_HEADERS_FUNCTION = policy.whitenoise_headers

# --- Sign-in at the desk
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "/login/"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/login/"
ACCOUNT_ADAPTER = "candour.accounts.signin.StaffAccounts"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PREVENT_ENUMERATION = True
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "Candour"
MFA_ADAPTER = "candour.accounts.second_factor.SealedSecondFactor"
_FORMS = "candour.accounts.signin_forms"
ACCOUNT_FORMS = {
    "login": f"{_FORMS}.SignIn",
    "reauthenticate": f"{_FORMS}.Reauthenticate",
    "change_password": f"{_FORMS}.ChangePassword",
}
MFA_FORMS = {
    "authenticate": f"{_FORMS}.CodeForm",
    "reauthenticate": f"{_FORMS}.ReauthenticateWithCode",
    "activate_totp": f"{_FORMS}.SetUpApp",
}
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not ENV.tls
UI_PASSKEYS = DOOR == "desk"
# Failed tries: per network address, and per network address and person. Waiting is all that happens.
ACCOUNT_RATE_LIMITS = {"login": "60/m/ip", "login_failed": "20/m/ip,5/1m/key"}
# The network of a force may be one address: what nobody can guess may be asked often.
MFA_RATE_LIMITS = {"webauthn_login": "120/m/ip"}
ALLAUTH_TRUSTED_PROXY_COUNT = ENV.proxies
if DOOR != "public":
    CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.db.DatabaseCache",
            "LOCATION": "accounts_cache",
            # Room for many: who tries a thousand names does not push out the count of their tries.
            "OPTIONS": {"MAX_ENTRIES": 100_000},
        }
    }
# The force's own sign-in, by OpenID Connect. Without an issuer there is none.
SOCIALACCOUNT_ADAPTER = "candour.accounts.sso.Invited"
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": ENV.oidc_apps()}}

EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
# What the outbox sends goes its own way: to the mail server, or, with invented cases only, into a folder.
SMTP_HOST = ENV.smtp_host
SMTP_PORT = ENV.smtp_port
SMTP_TLS = ENV.smtp_tls
SMTP_USER = ENV.smtp_user
SMTP_PASSWORD = ENV.smtp_password
SMTP_CA_FILE = ENV.smtp_ca_file
MAIL_FROM = ENV.mail_from or "do-not-answer@example.org"
MAIL_FROM_NAME = ENV.mail_from_name
MAIL_SUBJECT = ENV.mail_subject
MAIL_SUBJECT_WELSH = ENV.mail_subject_welsh
MAIL_FOLDER = str(ENV.data_dir / "mail") if ENV.demo and not ENV.smtp_host else ""

# --- Logs: what happened to the program, never what a person said or who they are.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "candour.config.logs.LogFormatter",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        }
    },
    "filters": {"unquoted": {"()": "candour.config.logs.Unquoted"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {
        "django.request": {"level": "ERROR"},
        "django.security": {"level": "ERROR"},
        # It quotes what a stranger sent, and tells nothing that the refusal does not.
        "django.security.DisallowedHost": {"level": "CRITICAL"},
        "django.server": {"level": "WARNING"},
        # It tells every fault with all that the fault says. The worker tells its kind.
        "procrastinate": {"level": "CRITICAL"},
        "gunicorn.error": {"handlers": ["stderr"], "filters": ["unquoted"], "level": "INFO", "propagate": False},
    },
}
