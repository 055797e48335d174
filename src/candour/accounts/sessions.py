"""Ending one of one's own sessions, where one is not sitting any more."""

from __future__ import annotations

from allauth.usersessions.internal.flows.sessions import end_sessions
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST


@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Signs the person out of that session of theirs. Raises Http404 for one of somebody else."""
    session = get_object_or_404(UserSession, pk=pk, user=request.user)
    end_sessions(request, [session])
    messages.success(request, "That session has ended.")
    return redirect("usersessions_list")
