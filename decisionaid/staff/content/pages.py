"""What the pages about content and releases share: the permission before, the frame around."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

View = Callable[..., HttpResponseBase]


def requires(permission: str) -> Callable[[View], View]:
    """Let in only who has the permission of the app `releases`."""

    def decorate(view: View) -> View:
        @wraps(view)
        def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            require(request, permission)
            return view(request, *args, **kwargs)

        return wrapper

    return decorate


def may(request: HttpRequest, permission: str) -> bool:
    """Tell whether this person has a permission of the app `releases`."""
    return bool(request.user.has_perm(f"releases.{permission}"))


def require(request: HttpRequest, permission: str) -> None:
    """Refuse with 403 who lacks a permission of the app `releases`.

    :raises PermissionDenied: if they lack it.
    """
    if not may(request, permission):
        raise PermissionDenied


def render_panel(
    request: HttpRequest, template: str, context: Mapping[str, Any], *, status: int = 200
) -> HttpResponse:
    """Render a page in the frame of the admin; `context` has a `title`. No cache keeps it (admin_view)."""
    shared = {**admin.site.each_context(request), "perms_of": _permissions(request)}
    return render(request, template, {**shared, **context}, status=status)


def _permissions(request: HttpRequest) -> dict[str, bool]:
    names = (
        "view_contentitem",
        "add_contentitem",
        "change_contentitem",
        "delete_contentitem",
        "sign_off_contentitem",
        "view_release",
        "propose_release",
        "approve_release",
        "publish_release",
    )
    return {name: may(request, name) for name in names}
