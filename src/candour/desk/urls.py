"""The addresses of the desk."""

from __future__ import annotations

from django.urls import path

from candour.desk import (
    alerts,
    assisted_intake,
    case,
    consent,
    contact,
    files,
    inbox,
    interests,
    law,
    override,
    people,
    search,
    staff,
    tasks,
    worker,
)

app_name = "desk"

urlpatterns = [
    path("", inbox.inbox, name="inbox"),
    path("law/", law.rules, name="law"),
    path("staff/", staff.people, name="staff"),
    path("staff/<uuid:user_id>/end/", staff.end, name="staff-end"),
    path("staff/<uuid:user_id>/change/", staff.change, name="staff-change"),
    path("close-to/", interests.close_to, name="close-to"),
    path("close-to/<uuid:tie_id>/end/", interests.no_longer, name="close-to-end"),
    path("worker/", worker.worker, name="worker"),
    path("tasks/", tasks.tasks, name="tasks"),
    path("tasks/<uuid:task_id>/", tasks.task, name="task"),
    path("tasks/<uuid:task_id>/file/<uuid:file_id>/", files.of_task, name="task-file"),
    path("tasks/<uuid:task_id>/join/", tasks.join, name="task-join"),
    path("assisted-intake/", assisted_intake.enter, name="assisted-intake"),
    path("alerts/", alerts.alerts, name="alerts"),
    path("search/", search.search, name="search"),
    path("case/<uuid:case_id>/", case.case, name="case"),
    path("case/<uuid:case_id>/file/<uuid:file_id>/", files.file, name="case-file"),
    path("case/<uuid:case_id>/contact/", contact.contact, name="case-contact"),
    path("case/<uuid:case_id>/log/", case.log, name="case-log"),
    path("case/<uuid:case_id>/identify/", people.identify, name="case-identify"),
    path("case/<uuid:case_id>/witness/", people.identify, {"who": "witness"}, name="case-witness"),
    path("case/<uuid:case_id>/keep-away/", people.identify, {"who": "keep-away"}, name="case-keep-away"),
    path("case/<uuid:case_id>/release/", people.release, name="case-release"),
    path("case/<uuid:case_id>/override/", override.override, name="case-override"),
    path("case/<uuid:case_id>/stand-back/", people.stand_back, name="case-stand-back"),
    path("case/<uuid:case_id>/update/", case.update, name="case-update"),
    path("case/<uuid:case_id>/consent/", consent.consent, name="case-consent"),
    path("case/<uuid:case_id>/fact/<str:path>/", case.fact, name="case-fact"),
]
