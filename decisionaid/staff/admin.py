from django.contrib import admin

from decisionaid.releases.models import ContentItem, Release
from decisionaid.staff.content.item_admin import ContentItemAdmin
from decisionaid.staff.release_admin import ReleaseAdmin

admin.site.register(ContentItem, ContentItemAdmin)
admin.site.register(Release, ReleaseAdmin)
