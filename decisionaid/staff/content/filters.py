from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.contrib.admin import SimpleListFilter
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from decisionaid.content.items import KINDS
from decisionaid.releases.models import ContentItem
from decisionaid.staff.content.live_items import changed_since_live
from decisionaid.staff.content.presenters import kind_name

Items = QuerySet[ContentItem]
Lookups = Iterable[tuple[Any, str]]


class KindFilter(SimpleListFilter):
    title = _("kind")
    parameter_name = "kind"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Lookups:
        return [(kind, kind_name(kind)) for kind in KINDS]

    def queryset(self, request: HttpRequest, queryset: Items) -> Items:
        return queryset.filter(kind=self.value()) if self.value() else queryset


class OptionFilter(SimpleListFilter):
    title = _("option")
    parameter_name = "option"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Lookups:
        return [
            (key, key) for key in ContentItem.objects.filter(kind="options").values_list("key", flat=True)
        ]

    def queryset(self, request: HttpRequest, queryset: Items) -> Items:
        if not self.value():
            return queryset
        # SQLite cannot look into a JSON list, and the draft is small.
        named = [pk for pk, options in queryset.values_list("pk", "options") if self.value() in options]
        return queryset.filter(pk__in=named)


class ReviewFilter(SimpleListFilter):
    title = _("review")
    parameter_name = "review"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Lookups:
        return [("overdue", _("overdue")), ("60", _("due within 60 days")), ("none", _("no date"))]

    def queryset(self, request: HttpRequest, queryset: Items) -> Items:
        today = timezone.localdate()
        limits = {
            "overdue": {"review_due_on__lt": today},
            "60": {"review_due_on__lte": today + timedelta(days=60)},
            "none": {"review_due_on": None},
        }
        return queryset.filter(**limits.get(self.value() or "", {}))


class ClinicianFilter(SimpleListFilter):
    title = _("to be confirmed by a clinician")
    parameter_name = "clinician"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Lookups:
        return [("yes", _("Yes")), ("no", _("No"))]

    def queryset(self, request: HttpRequest, queryset: Items) -> Items:
        return queryset.filter(needs_clinician=self.value() == "yes") if self.value() else queryset


class ChangedFilter(SimpleListFilter):
    title = _("changed since the live release")
    parameter_name = "changed"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Lookups:
        return [("yes", _("Yes")), ("no", _("No"))]

    def queryset(self, request: HttpRequest, queryset: Items) -> Items:
        if not self.value():
            return queryset
        changed, _gone = changed_since_live()
        return queryset.filter(pk__in=changed) if self.value() == "yes" else queryset.exclude(pk__in=changed)
