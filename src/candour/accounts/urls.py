"""The addresses of single sign-on and of one's own sessions.

Single sign-on has no page unless the settings name an issuer.
"""

from django.urls import path

from candour.accounts import sessions, sso

urlpatterns = [
    path("sso/", sso.start, name="socialaccount_sso"),
    path("sso/again/", sso.again, name="socialaccount_sso_again"),
    path("sso/callback/", sso.callback, name="socialaccount_sso_callback"),
    path("sessions/<int:pk>/end/", sessions.end, name="usersessions_end"),
]
