from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from decisionaid.releases.models import Release


class ReleaseAdmin(admin.ModelAdmin):
    """Releases to look at: they change through actions of `releases` alone."""

    list_display = ["number", "status", "hash_prefix", "published_at"]
    list_filter = ["status"]
    fields = ["number", "status", "content_hash", "created_at", "published_at", "published_by", "note"]
    readonly_fields = fields
    ordering = ["-number"]

    @admin.display(description=_("content hash"), ordering="content_hash")
    def hash_prefix(self, release: Release) -> str:
        return release.content_hash[:12]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Release]:
        # The whole content of a release is large, and no page of the panel shows it.
        return super().get_queryset(request).defer("content")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Release | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Release | None = None) -> bool:
        return False
