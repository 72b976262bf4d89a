from django.contrib import admin

from decisionaid.audit.models import AuditEvent
from decisionaid.releases.models import ContentItem, Release
from decisionaid.sharing.models import SharedSummary
from decisionaid.staff.audit_admin import AuditEventAdmin
from decisionaid.staff.content.item_admin import ContentItemAdmin
from decisionaid.staff.release_admin import ReleaseAdmin
from decisionaid.staff.shared_admin import SharedSummaryAdmin

admin.site.register(ContentItem, ContentItemAdmin)
admin.site.register(Release, ReleaseAdmin)
admin.site.register(SharedSummary, SharedSummaryAdmin)
admin.site.register(AuditEvent, AuditEventAdmin)
