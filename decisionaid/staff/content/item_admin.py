from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from decisionaid.releases.item_facts import fold
from decisionaid.releases.models import ContentItem
from decisionaid.staff.content import draft_views, item_views, preview_views, sign_off_views
from decisionaid.staff.content.filters import (
    ChangedFilter,
    ClinicianFilter,
    KindFilter,
    OptionFilter,
    ReviewFilter,
)
from decisionaid.staff.content.live_items import changed_since_live
from decisionaid.staff.content.pages import may
from decisionaid.staff.content.presenters import kind_name, summary_of


class ContentItemAdmin(admin.ModelAdmin):
    """The list of the draft's pieces; forms and actions are pages of their own below it."""

    list_display = ["key", "kind_name", "summary", "mark", "review_due_on", "updated_at"]
    list_display_links = ["key"]
    list_filter = [KindFilter, OptionFilter, ClinicianFilter, ReviewFilter, ChangedFilter]
    search_fields = ["words"]
    search_help_text = _("Id or any words in Japanese or English")
    ordering = ["file", "position"]
    list_per_page = 50
    actions = None
    show_full_result_count = False
    change_list_template = "staff/content/item_list.html"

    @admin.display(description=_("kind"), ordering="kind")
    def kind_name(self, item: ContentItem) -> str:
        return kind_name(item.kind)

    @admin.display(description=_("wording"))
    def summary(self, item: ContentItem) -> str:
        return summary_of(item.body)

    @admin.display(description=_("to be confirmed by a clinician"), ordering="needs_clinician")
    def mark(self, item: ContentItem) -> str:
        return _("Yes") if item.needs_clinician else ""

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[ContentItem], search_term: str
    ) -> tuple[QuerySet[ContentItem], bool]:
        return super().get_search_results(request, queryset, fold(search_term))

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        changed, gone = changed_since_live()
        more: dict[str, Any] = {
            "changed_count": len(changed),
            "gone": [f"{kind}/{key}" for kind, key in gone],
        }
        more["title"] = _("content of the draft")
        more["may_propose"] = may(request, "propose_release")
        return super().changelist_view(request, {**more, **(extra_context or {})})

    def get_urls(self) -> list[URLPattern]:
        pages = (
            ("", self.changelist_view, "changelist"),
            ("add/", item_views.item_add, "add"),
            ("checks/", draft_views.draft_checks, "checks"),
            ("export/", draft_views.draft_export, "export"),
            ("import/", draft_views.draft_import, "import"),
            ("preview/", preview_views.preview, "preview"),
            ("preview/page/", preview_views.preview_page, "preview_page"),
            ("preview/pdf/", preview_views.preview_pdf, "preview_pdf"),
            ("<int:item_id>/change/", item_views.item_change, "change"),
            ("<int:item_id>/delete/", item_views.item_delete, "delete"),
            ("<int:item_id>/history/", item_views.item_history, "history"),
            ("<int:item_id>/sign-off/", sign_off_views.item_sign_off, "sign_off"),
        )
        return [
            path(route, self.admin_site.admin_view(view), name=f"releases_contentitem_{name}")
            for route, view, name in pages
        ]
