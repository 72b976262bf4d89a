from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from decisionaid.releases.models import Release
from decisionaid.staff.content import release_views


class ReleaseAdmin(admin.ModelAdmin):
    """The list of releases; they change through actions of `releases` alone, on pages below the list."""

    list_display = ["number", "status", "hash_prefix", "proposed_at", "published_at"]
    list_filter = ["status"]
    ordering = ["-number"]
    actions = None

    @admin.display(description=_("content hash"), ordering="content_hash")
    def hash_prefix(self, release: Release) -> str:
        return release.content_hash[:12]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Release]:
        # The whole content of a release is large, and the list does not show it.
        return super().get_queryset(request).defer("content", "files")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Release | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Release | None = None) -> bool:
        return False

    def get_urls(self) -> list[URLPattern]:
        one = "<int:release_id>/"
        pages: tuple[tuple[str, Any, str], ...] = (
            ("", self.changelist_view, "changelist"),
            ("propose/", release_views.release_propose, "propose"),
            (f"{one}change/", release_views.release_page, "change"),
            (f"{one}export/", release_views.release_export, "export"),
            (f"{one}comment/", release_views.release_comment, "comment"),
            (f"{one}request-changes/", release_views.release_request_changes, "request_changes"),
            (f"{one}approve/", release_views.release_approve, "approve"),
            (f"{one}take-back/", release_views.release_take_back, "take_back"),
            (f"{one}publish/", release_views.release_publish, "publish"),
            (f"{one}schedule/", release_views.release_schedule, "schedule"),
            (f"{one}unschedule/", release_views.release_unschedule, "unschedule"),
            (f"{one}restore/", release_views.release_restore, "restore"),
            (f"{one}load/", release_views.release_load, "load"),
        )
        return [
            path(route, self.admin_site.admin_view(view), name=f"releases_release_{name}")
            for route, view, name in pages
        ]
