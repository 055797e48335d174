"""A small site for the tests of the quick exit: pages of each kind, a journey that is guarded, places to go to.

`serve.py` runs it in a process of its own, without a database.
The query says which site a page belongs to: `to=slow|waiting|fast|offline`, `escape=off`.
"""

from __future__ import annotations

import threading
import time
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.contrib.staticfiles.views import serve
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import include, path
from django.views.decorators.csrf import csrf_exempt

from candour.ui import caching, context
from tests.journeys.leave import gallery

SLOW_SECONDS = 4.0  # how long the slow place takes to answer
NOWHERE = "http://127.0.0.1:1811/"  # nothing listens here
PLACES: dict[str, str] = {"offline": NOWHERE}
HANDLE = "place"

told: list[dict[str, object]] = []
may_answer = threading.Event()  # the waiting place answers from then on


def describe(request: HttpRequest | None) -> context.Site:
    """The site as the query wants it."""
    if request and request.path.startswith("/gallery/"):
        return gallery.site(request)
    asked = request.GET if request else {}
    return context.Site(
        organisation="Northmoor Police",
        exit_url=PLACES[asked.get("to", "fast")],
        escape_off=asked.get("escape") == "off",
        desk_name="Desk" if request and request.path.startswith("/desk") else "",
    )


def shown(template: str):
    """A view that only shows a template."""
    return lambda request: render(request, f"leave/{template}.html")


@caching.no_store
def journey(request: HttpRequest, step: str) -> HttpResponse:
    """A page of a journey: only for those who hold the handle, and gone for those who left."""
    if step == "start":
        response = HttpResponseRedirect(f"/journey/one?{request.GET.urlencode()}")
        response.set_cookie(HANDLE, "held", httponly=True, samesite="Strict")
        return response
    if HANDLE not in request.COOKIES:
        return HttpResponse(status=303, headers={"Location": PLACES["fast"]})
    return render(request, "leave/journey.html", {"step": step})


@csrf_exempt
def leave(request: HttpRequest) -> HttpResponse:
    """Close the place and send people away; what a browser fetches ahead of time does not count."""
    if "prefetch" in request.headers.get("Sec-Purpose", ""):
        return HttpResponse(status=204)
    told.append({"method": request.method, "held": HANDLE in request.COOKIES})
    # A beacon would follow a redirect to the other place; the policy forbids it, and nobody needs the answer.
    away = HttpResponse(status=303, headers={"Location": PLACES["fast"]})
    response = HttpResponse(status=204) if request.method == "POST" else away
    response.delete_cookie(HANDLE, samesite="Strict")
    return response


def log(request: HttpRequest) -> HttpResponse:
    """What /leave was told since the last look."""
    heard = list(told)
    told.clear()
    return JsonResponse(heard, safe=False)


def begin(request: HttpRequest) -> HttpResponse:
    """As after the start: nothing told, and the waiting place does not answer."""
    may_answer.clear()
    return log(request)


def let_answer(request: HttpRequest) -> HttpResponse:
    """The waiting place answers from now on."""
    may_answer.set()
    return HttpResponse(status=204)


urlpatterns = [
    path("", shown("plain")),
    path("text", shown("text")),
    path("select", shown("select")),
    path("dialog", shown("dialog")),
    path("widget", shown("widget")),
    path("fullscreen", shown("fullscreen")),
    path("dialog.js", lambda request: render(request, "leave/dialog.js", content_type="text/javascript")),
    path("fullscreen.js", lambda request: render(request, "leave/fullscreen.js", content_type="text/javascript")),
    path("desk", shown("desk")),
    path("gallery/", include("tests.journeys.leave.gallery")),
    path("journey/<str:step>", journey),
    path("leave", leave),
    path("log", log),
    path("begin", begin),
    path("let-answer", let_answer),
]


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_words: object) -> None:
        """Say nothing."""


class _Files(StaticFilesHandler):
    def serve(self, request: HttpRequest) -> HttpResponse:
        """Serve files from where they lie."""
        return serve(request, self.file_path(request.path), insecure=True)


def place(environ: dict[str, object], start_response) -> list[bytes]:
    """Somewhere else: another origin, which answers at once, slowly, or when a test lets it, by its path."""
    if environ["PATH_INFO"] == "/slow":
        time.sleep(SLOW_SECONDS)
    if environ["PATH_INFO"] == "/waiting":
        may_answer.wait()
    body = b"<!doctype html><html lang=en><title>Weather</title><h1>Sunny</h1>"
    start_response("200 OK", [("Content-Type", "text/html; charset=utf-8"), ("Cache-Control", "no-store")])
    return [body]


def run(port: int, place_port: int) -> None:
    """Serve both until the process is ended."""
    PLACES.update({name: f"http://127.0.0.1:{place_port}/{name}" for name in ("fast", "slow", "waiting")})
    elsewhere = make_server("127.0.0.1", place_port, place, server_class=_Server, handler_class=_Quiet)
    threading.Thread(target=elsewhere.serve_forever, daemon=True).start()
    make_server("127.0.0.1", port, _Files(WSGIHandler()), server_class=_Server, handler_class=_Quiet).serve_forever()
