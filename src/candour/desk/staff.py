"""Who may sit at this desk: for the administrator of an authority, who sees no case."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from candour.accounts import roles, staff, stepup
from candour.accounts.actors import Actor
from candour.accounts.models import User
from candour.casework import actions
from candour.desk.guards import for_permission
from candour.directory import register
from candour.ui import forms

ROLES = [(role.key, f"{role.name}: {role.description}") for role in roles.ROLES.values()]


class Invite(forms.Form):
    """Someone new at the desk."""

    name = forms.Text(label="Name", error="Enter their name", max_length=200)
    email = forms.Email(label="Work email address", error="Enter their work email address")
    role = forms.Radios(label="What will they do?", choices=ROLES, error="Choose what they will do")


class Change(forms.Form):
    """What someone does, and who they are in the register."""

    role = forms.Radios(label="What do they do?", choices=ROLES, error="Choose what they do")
    number = forms.Text(
        label="Their number in the register of people serving",
        hint="Leave it empty if they are not in it. Whoever is named on a case never sees it.",
        required=False,
        max_length=40,
        autocomplete="off",
        width="10",
    )


for_administrators = for_permission(roles.Permission.MANAGE_STAFF)


@for_administrators
@stepup.before_form
@require_http_methods(["GET", "HEAD", "POST"])
def people(request: HttpRequest) -> HttpResponse:
    """Everyone at this desk, and inviting someone. A first password is shown once, here."""
    by = request.actor  # type: ignore[attr-defined]
    form, password = Invite(request.POST if request.method == "POST" else None), ""
    if request.method == "POST" and form.is_valid() and not stepup.told_to_show(request, form):
        try:
            password = staff.invite(**form.cleaned_data, by=by, now=timezone.now())
            form = Invite()
        except staff.NotInvited as refused:
            form.add_error("email", str(refused))
    everyone = User.objects.filter(authority=by.authority).order_by("-is_active", "name")
    numbers = register.numbers(user.pk for user in everyone)
    rows = [
        {
            "user": user,
            "role": roles.role(user.role).name,
            "number": numbers.get(user.pk, ""),
            "me": str(user.pk) == by.id,
        }
        for user in everyone
    ]
    return TemplateResponse(request, "desk/staff.html", {"form": form, "rows": rows, "password": password})


@for_administrators
@stepup.before_form
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, user_id: uuid.UUID) -> HttpResponse:
    """Another role, and who they are in the register: from then on they do not see cases they are named on."""
    by = request.actor  # type: ignore[attr-defined]
    user = User.objects.filter(id=user_id, authority=by.authority, is_active=True).exclude(id=by.id).first()
    if user is None:
        raise Http404
    initial = {"role": user.role, "number": register.numbers([user.pk]).get(user.pk, "")}
    form = Change(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid() and not stepup.told_to_show(request, form):
        try:
            _change(user, form, by=by)
        except register.NotInRegister as refused:
            form.add_error("number", str(refused))
        else:
            messages.success(request, "Changed. It holds from their next click.")
            return redirect("desk:staff")
    return TemplateResponse(request, "desk/staff_change.html", {"form": form, "person": user})


@transaction.atomic
def _change(user: User, form: Change, *, by: Actor) -> None:
    now, number = timezone.now(), form.cleaned_data["number"]
    if "number" in form.changed_data:
        serving = register.link(user.pk, number=number, by=by, now=now)
        if serving is not None:
            actions.people.bar_linked(user.pk, serving_id=serving, by=by, now=now)
    if "role" in form.changed_data:
        staff.change_role(user.pk, role=form.cleaned_data["role"], by=by, now=now)


@require_POST
@for_administrators
@stepup.recently_signed_in
def end(request: HttpRequest, user_id: uuid.UUID) -> HttpResponse:
    """Someone has left: their sign-in ends now."""
    try:
        staff.end(user_id, by=request.actor, now=timezone.now())  # type: ignore[attr-defined]
    except staff.NoSuchUser:
        raise Http404 from None
    messages.success(request, "Ended. They are signed out everywhere.")
    return redirect("desk:staff")
