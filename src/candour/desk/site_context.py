"""How the desk presents itself: who is signed in, and where one can go."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from candour import directory
from candour.accounts import roles
from candour.casework import permissions
from candour.casework.permissions import Act
from candour.ui import context


def site(request: HttpRequest | None) -> context.Site:
    """What the layout of the desk shows."""
    user = getattr(request, "user", None)
    if request is None or user is None or not user.is_authenticated:
        return context.Site(organisation="", desk_name="Candour desk", home_url="/", phase=settings.PHASE)
    here, sees = request.path, user.may(roles.Permission.SEE_ALERTS)
    manages = user.may(roles.Permission.MANAGE_STAFF)
    enter = reverse("desk:assisted-intake")
    return context.Site(
        organisation=directory.body(user.authority).name_in("en"),
        desk_name="Candour desk",
        home_url=reverse("desk:inbox"),
        phase=settings.PHASE,
        signed_in_as=f"{user.name}, {roles.role(user.role).name}",
        sign_out_url=reverse("account_logout"),
        navigation=(
            context.Link(reverse("desk:inbox"), "Inbox", current=here == reverse("desk:inbox")),
            context.Link(reverse("desk:tasks"), "Tasks", current=here.startswith(reverse("desk:tasks"))),
            *(
                [context.Link(enter, "Enter a complaint", current=here == enter)]
                if permissions.may(Act.ENTER, by=user)
                else []
            ),
            context.Link(reverse("desk:search"), "Find a case", current=here == reverse("desk:search")),
            *(
                [
                    context.Link(reverse("desk:staff"), "People", current=here == reverse("desk:staff")),
                    context.Link(reverse("desk:worker"), "What runs by itself", current=here == reverse("desk:worker")),
                ]
                if manages
                else []
            ),
            *([context.Link(reverse("desk:alerts"), "Alerts", current=here == reverse("desk:alerts"))] if sees else []),
            context.Link(reverse("desk:law"), "The law", current=here == reverse("desk:law")),
            context.Link(reverse("desk:close-to"), "Who you are close to", current=here == reverse("desk:close-to")),
            context.Link("/two-factor/", "Sign-in security", current=here.startswith("/two-factor/")),
            context.Link(reverse("usersessions_list"), "Your sessions", current=here.startswith("/sessions/")),
        ),
    )
