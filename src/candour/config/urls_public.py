"""The public door. Welsh is `/cy` and the same path."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from candour.ui import problems

urlpatterns = i18n_patterns(path("", include("candour.public.urls")), prefix_default_language=False)

handler400 = problems.bad_request
handler403 = problems.permission_denied
handler404 = problems.not_found
handler500 = problems.server_error
