"""The addresses of the desk."""

from __future__ import annotations

from django.urls import path

from candour.desk import alerts, case, inbox, law, override, people, search, staff

app_name = "desk"

urlpatterns = [
    path("", inbox.inbox, name="inbox"),
    path("law/", law.rules, name="law"),
    path("staff/", staff.people, name="staff"),
    path("staff/<uuid:user_id>/end/", staff.end, name="staff-end"),
    path("alerts/", alerts.alerts, name="alerts"),
    path("search/", search.search, name="search"),
    path("case/<uuid:case_id>/", case.case, name="case"),
    path("case/<uuid:case_id>/log/", case.log, name="case-log"),
    path("case/<uuid:case_id>/identify/", people.identify, name="case-identify"),
    path("case/<uuid:case_id>/release/", people.release, name="case-release"),
    path("case/<uuid:case_id>/override/", override.override, name="case-override"),
    path("case/<uuid:case_id>/stand-back/", people.stand_back, name="case-stand-back"),
    path("case/<uuid:case_id>/update/", case.update, name="case-update"),
    path("case/<uuid:case_id>/fact/<str:path>/", case.fact, name="case-fact"),
]
