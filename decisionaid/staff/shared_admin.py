from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from decisionaid.sharing.actions import delete_shared
from decisionaid.sharing.models import SharedSummary


class SharedSummaryAdmin(admin.ModelAdmin):
    """Dates of what was shared, never what: to find and delete a summary whose patient lost the code."""

    list_display = ["short_id", "consented_at", "expires_at", "release"]
    fields = ["id", "release", "consent_version", "consented_at", "expires_at"]
    readonly_fields = fields
    list_select_related = ["release"]
    date_hierarchy = None
    actions = None

    @admin.display(description=_("number"), ordering="consented_at")
    def short_id(self, shared: SharedSummary) -> str:
        return str(shared)

    def get_queryset(self, request: HttpRequest) -> QuerySet[SharedSummary]:
        readable = (
            super().get_queryset(request).filter(deleted_at__isnull=True, expires_at__gt=timezone.now())
        )
        return readable.defer("payload", "release__content")

    def delete_model(self, request: HttpRequest, obj: SharedSummary) -> None:
        delete_shared(shared=obj, actor=request.user, now=timezone.now())

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: SharedSummary | None = None) -> bool:
        return False
