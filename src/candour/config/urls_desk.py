"""The desk."""

from django.urls import include, path

from candour.ui import problems

urlpatterns = [
    path("", include("candour.desk.urls")),
    path("", include("allauth.account.urls")),
    path("two-factor/", include("allauth.mfa.urls")),
    path("sessions/", include("allauth.usersessions.urls")),
    path("", include("candour.accounts.urls")),
]

handler400 = problems.bad_request
handler403 = problems.permission_denied
handler404 = problems.not_found
handler500 = problems.server_error
