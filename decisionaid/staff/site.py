from typing import Any

from allauth.account import views as account
from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from decisionaid.staff.second_factor import session_has_second_factor


class StaffSite(AdminSite):
    """Django's admin behind a second factor, with the panel's own pages beside the lists."""

    site_title = _("Decision aid staff")
    site_header = _("Decision aid: clinic staff")
    index_title = _("What would you like to do?")
    index_template = "staff/index.html"

    def register(self, models: Any, admin_class: Any = None, **options: Any) -> None:
        # People, second factors and sessions change through actions that write events, so the stock forms
        # that other apps bring along have no place here.
        if admin_class is not None and admin_class.__module__.startswith("decisionaid."):
            super().register(models, admin_class, **options)

    def has_permission(self, request: HttpRequest) -> bool:
        # The gate asks the same before; this holds should a page ever bypass it.
        return super().has_permission(request) and session_has_second_factor(request)

    def get_urls(self) -> list[Any]:
        # The pages need models, which exist only when the apps are ready.
        from decisionaid.staff.panel_urls import panel_urls  # noqa: PLC0415

        return [*panel_urls(self), *super().get_urls()]

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        from decisionaid.staff.tasks import list_tasks  # noqa: PLC0415

        return super().index(request, {"tasks": list_tasks(request), **(extra_context or {})})

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        response = redirect("account_login")
        if request.GET:
            response["Location"] += f"?{request.GET.urlencode()}"
        return response

    def logout(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponseBase:
        return account.logout(request)

    def password_change(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        return redirect("account_change_password")
