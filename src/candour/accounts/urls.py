"""The addresses of single sign-on. They have no page unless the settings name an issuer."""

from django.urls import path

from candour.accounts import sso

urlpatterns = [
    path("", sso.start, name="socialaccount_sso"),
    path("again/", sso.again, name="socialaccount_sso_again"),
    path("callback/", sso.callback, name="socialaccount_sso_callback"),
]
