from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.contrib.admin import SimpleListFilter
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from decisionaid.audit.models import AuditEvent
from decisionaid.staff.audit_words import words_of
from decisionaid.web.numbers import whole_number


class ActionFilter(SimpleListFilter):
    title = _("action")
    parameter_name = "action"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[Any, str]]:
        codes = AuditEvent.objects.order_by("action").values_list("action", flat=True).distinct()
        return [(code, words_of(code)) for code in codes]

    def queryset(self, request: HttpRequest, queryset: QuerySet[AuditEvent]) -> QuerySet[AuditEvent]:
        return queryset.filter(action=self.value()) if self.value() else queryset


class PersonFilter(SimpleListFilter):
    title = _("person")
    parameter_name = "person"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[Any, str]]:
        seen = AuditEvent.objects.filter(actor__isnull=False).order_by("actor__username")
        people = seen.values_list("actor_id", "actor__username").distinct()
        return [("none", _("nobody: a patient or a command")), *((str(pk), name) for pk, name in people)]

    def queryset(self, request: HttpRequest, queryset: QuerySet[AuditEvent]) -> QuerySet[AuditEvent]:
        value = self.value() or ""
        if value == "none":
            return queryset.filter(actor=None)
        actor = whole_number(value)
        return queryset if actor is None else queryset.filter(actor_id=actor)


class AuditEventAdmin(admin.ModelAdmin):
    """The list of who did what: to look at and to export. The database refuses everything else."""

    list_display = ["at", "person", "what", "object_type", "object_id", "outcome", "note"]
    list_filter = [ActionFilter, PersonFilter, "outcome"]
    # Down to a single day, by links.
    date_hierarchy = "at"
    search_fields = ["actor__username", "object_id", "action", "note"]
    fields = ["at", "actor", "what", "object_type", "object_id", "outcome", "note"]
    readonly_fields = fields
    list_select_related = ["actor"]
    list_per_page = 50
    show_full_result_count = False
    actions = None
    change_list_template = "staff/audit_list.html"

    @admin.display(description=_("person"), ordering="actor__username", empty_value="–")
    def person(self, event: AuditEvent) -> str | None:
        return event.actor.get_username() if event.actor else None

    @admin.display(description=_("action"), ordering="action")
    def what(self, event: AuditEvent) -> str:
        return format_html("{} <code>{}</code>", words_of(event.action), event.action)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: AuditEvent | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: AuditEvent | None = None) -> bool:
        return False
