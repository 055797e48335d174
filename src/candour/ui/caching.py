"""Pages that no browser, proxy or history may keep."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.utils.decorators import method_decorator

NO_STORE = "no-store, private"


def no_store(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Forbid storing the answer of a view, so that Back asks the server again."""

    @wraps(view)
    def guarded(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response.headers["Cache-Control"] = NO_STORE
        return response

    return guarded


@method_decorator(no_store, name="dispatch")
class NoStore:
    """Mixin of class-based views: the same as `no_store`."""

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        """Answer through the view it is mixed into."""
        return super().dispatch(request, *args, **kwargs)
