"""The force's own sign-in, by OpenID Connect: it says who somebody is; only who was invited comes in.

allauth speaks the protocol. This adds what it leaves open: the signature of the ID token is always
checked, the token belongs to this very request, its address was verified by the issuer, and an address that
was given to somebody else meanwhile opens nothing.
"""

from __future__ import annotations

import hmac
import logging
import secrets
import time
from typing import Any, NoReturn

import jwt
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialLogin
from allauth.socialaccount.providers.base.constants import AuthError, AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET
from requests import RequestException

from candour.accounts import models

log = logging.getLogger(__name__)
PROVIDER = "force"
CLOCKS_DIFFER = 60
"""By how many seconds the issuer's clock and ours may differ."""

SIGNED_BY = {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"}
"""Signatures with a key of the issuer's own. Neither `none` nor a secret we hold ourselves is one."""

NOT_REACHED = "Your organisation's sign-in does not answer. Try again in a few minutes."
NOT_READ = "We could not check the answer of your organisation's sign-in."
NOT_INVITED = "You have no place at this desk. Ask your system administrator to invite you."
NOT_VERIFIED = "Your organisation's sign-in did not vouch for your email address."
LEFT = "Your place at this desk has ended."
NOT_RECENT = "Your organisation's sign-in did not ask you who you are again."
ONLY_BY_ISSUER = "You sign in through your organisation. Go to the sign-in page and choose that way."
STOPPED = "You stopped signing in."


def is_how(user: models.User) -> bool:
    """Whether this person comes in by the force's own sign-in, and so by no other way.

    Without an issuer in the settings nobody does: a force that takes it away gets its passwords back.
    """
    apps = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    return bool(apps) and SocialAccount.objects.filter(user=user).exists()


class StrictOpenIDConnect(OpenIDConnectOAuth2Adapter):
    """OpenID Connect, with an ID token that is always there and always checked."""

    @property
    def openid_config(self) -> dict[str, Any]:
        """What the issuer says of itself. Raises OAuth2Error when it is another than the settings name."""
        config: dict[str, Any] = super().openid_config
        named = self.get_provider().app.settings["server_url"]
        if str(config.get("issuer", "")).rstrip("/") != named.rstrip("/"):
            raise OAuth2Error("The issuer calls itself by another name than the settings do.")
        return config

    def get_callback_url(self, request: HttpRequest, app: SocialApp) -> str:
        """Where the issuer sends the person back to."""
        return request.build_absolute_uri(reverse("socialaccount_sso_callback"))

    def complete_login(self, request: HttpRequest, app: SocialApp, token: Any, **kwargs: Any) -> SocialLogin:
        """Who the issuer says this is. Raises OAuth2Error when its token is missing or is not to be trusted."""
        raw = kwargs["response"].get("id_token")
        if not raw:
            raise OAuth2Error("There is no ID token.")
        try:
            header = jwt.get_unverified_header(raw)
        except jwt.PyJWTError as error:
            raise OAuth2Error("The ID token cannot be read.") from error
        if header.get("alg") not in SIGNED_BY or "kid" not in header:
            raise OAuth2Error("The ID token is not signed in a way we accept.")
        # allauth believes a token it fetched itself; we check the signature of that one too.
        self.did_fetch_access_token = False
        claims = self._decode_id_token(app, raw)
        login = self.get_provider().sociallogin_from_response(request, {"id_token": claims})
        login.account.extra_data = {}
        login.claims = claims
        return login


class Invited(DefaultSocialAccountAdapter):
    """Lets in who was invited, and says in words why somebody else is not let in."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Never."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Finds the invited person; refuses everybody else."""
        claims, state = sociallogin.claims, sociallogin.state
        if not hmac.compare_digest(str(claims.get("nonce", "")), state["nonce"]):
            _refuse(request, NOT_READ)
        state["auth_time"] = _seconds(claims.get("auth_time"))
        if state["again"] and state["auth_time"] < state["asked_at"] - CLOCKS_DIFFER:
            _refuse(request, NOT_RECENT)
        if not sociallogin.is_existing:
            sociallogin.connect(request, _invited(request, claims))
        if not sociallogin.user.is_active:
            _refuse(request, LEFT)

    def on_authentication_error(
        self, request: HttpRequest, provider: Any, error: Any = None, exception: Any = None, extra_context: Any = None
    ) -> None:
        """A page in words, instead of allauth's."""
        log.warning("Single sign-on was refused: %s", type(exception).__name__ if exception else error)
        _refuse(request, STOPPED if error == AuthError.CANCELLED else NOT_READ)


def _invited(request: HttpRequest, claims: dict[str, Any]) -> models.User:
    """The person invited under the address in the token, not yet known to the issuer by another name."""
    # Microsoft's word for "the owner of this address's domain was verified" is xms_edov.
    if not any(claims.get(name) in (True, 1, "1", "true") for name in ("email_verified", "xms_edov")):
        _refuse(request, NOT_VERIFIED)
    user = models.User.objects.filter(email__iexact=claims.get("email", "")).first()
    if user is None or SocialAccount.objects.filter(user=user).exists():
        _refuse(request, NOT_INVITED)
    if not user.is_active:
        _refuse(request, LEFT)
    return user


def _seconds(value: Any) -> int:
    return value if isinstance(value, int) else 0


def _refuse(request: HttpRequest, why: str) -> NoReturn:
    raise ImmediateHttpResponse(refusal(request, why))


def refusal(request: HttpRequest, why: str, *, status: int = 403) -> HttpResponse:
    """The page that says why somebody is not let in."""
    return render(request, "account/refused.html", {"why": why}, status=status)


@require_GET
def start(request: HttpRequest) -> HttpResponse:
    """Off to the issuer. Raises Http404 when there is none."""
    return _to_issuer(request, again=False)


@require_GET
def again(request: HttpRequest) -> HttpResponse:
    """Off to the issuer, which is to ask the person again who they are."""
    return _to_issuer(request, again=True)


@require_GET
def callback(request: HttpRequest) -> HttpResponse:
    """Back from the issuer."""
    _provider(request)
    try:
        return OAuth2CallbackView.adapter_view(StrictOpenIDConnect(request, PROVIDER))(request)
    except (OAuth2Error, RequestException) as error:
        return _not_reached(request, error)


def _provider(request: HttpRequest) -> Any:
    try:
        return StrictOpenIDConnect(request, PROVIDER).get_provider()
    except SocialApp.DoesNotExist:
        raise Http404 from None


def _not_reached(request: HttpRequest, error: Exception) -> HttpResponse:
    log.error("The issuer of single sign-on cannot be used: %s", type(error).__name__)
    return refusal(request, NOT_REACHED, status=502)


def _to_issuer(request: HttpRequest, *, again: bool) -> HttpResponse:
    provider = _provider(request)
    provider.oauth2_adapter_class = StrictOpenIDConnect
    nonce = secrets.token_urlsafe(32)
    going = request.GET.get("next", "")
    if not url_has_allowed_host_and_scheme(
        going, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    ):
        going = "/"
    asking = {"prompt": "login", "max_age": "0"} if again else {}
    try:
        return provider.redirect(
            request,
            process=AuthProcess.LOGIN,
            next_url=going,
            auth_params={"nonce": nonce} | asking,
            nonce=nonce,
            again=again,
            asked_at=int(time.time()),
        )
    except (OAuth2Error, RequestException) as error:
        return _not_reached(request, error)
