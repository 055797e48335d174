"""The addresses of the public door. Neutral words only: no answer and no reference in a path."""

from __future__ import annotations

from django.urls import path

from candour.public import (
    autosave,
    check,
    chief,
    consent,
    entry,
    exit_settings,
    feedback,
    files,
    footage,
    guidance,
    journey,
    own_copy,
    paper,
    review,
    review_files,
    sending,
    signed,
    thanks,
    tracking,
    which_force,
)

app_name = "public"

urlpatterns = [
    *guidance.urlpatterns,
    *check.urlpatterns,
    *which_force.urlpatterns,
    path("complain", entry.complain, name="complain"),
    path("complain/come-back", entry.come_back, name="come-back"),
    path("complain/check", sending.check_answers, name="check-answers"),
    path("complain/sent", sending.sent, name="sent"),
    path("complain/check/copy", own_copy.before, name="copy-before"),
    path("complain/sent/copy", own_copy.after, name="copy"),
    path("complain/receipt", sending.proof, name="receipt"),
    path("complain/stay", autosave.stay, name="stay"),
    path("complain/files", files.files, name="files"),
    path("complain/signed-form", files.files, {"key": files.FORM}, name="signed-form"),
    path("complain/<slug:key>/keep", autosave.keep, name="keep"),
    path("complain/<slug:key>", journey.page, name="page"),
    path("feedback", feedback.feedback, name="feedback"),
    path("chief-officer/start", chief.start, name="chief-start"),
    path("custody-and-prison/form", paper.form, name="paper"),
    path("footage", footage.footage, name="footage"),
    path("thanks", thanks.thanks, name="thanks"),
    *review_files.urlpatterns,
    *review.urlpatterns,
    path("consent", consent.consent, name="consent"),
    path("consent/answer", consent.answer, name="consent-answer"),
    path("consent/words", consent.words, name="consent-words"),
    path("consent/form", consent.paper, name="consent-form"),
    *signed.urlpatterns,
    path("my-complaint", tracking.my_complaint, name="my-complaint"),
    path("my-complaint/proof", tracking.proof, name="proof"),
    path("quick-exit", exit_settings.quick_exit, name="quick-exit"),
    path("leave", entry.leave, name="leave"),
]
