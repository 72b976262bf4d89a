from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from decisionaid.audit.models import AuditEvent


class AuditEventAdmin(admin.ModelAdmin):
    """The list of who did what: to look at and to export. The database refuses everything else."""

    list_display = ["at", "person", "action", "object_type", "object_id", "outcome", "note"]
    list_filter = ["outcome", "action", "at"]
    search_fields = ["actor__username", "object_id", "action", "note"]
    fields = ["at", "actor", "action", "object_type", "object_id", "outcome", "note"]
    readonly_fields = fields
    list_select_related = ["actor"]
    list_per_page = 50
    show_full_result_count = False
    actions = None
    change_list_template = "staff/audit_list.html"

    @admin.display(description=_("person"), ordering="actor__username", empty_value="–")
    def person(self, event: AuditEvent) -> str | None:
        return event.actor.get_username() if event.actor else None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: AuditEvent | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: AuditEvent | None = None) -> bool:
        return False
