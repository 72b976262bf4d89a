from django.contrib import admin

from decisionaid.releases.models import Release
from decisionaid.staff.release_admin import ReleaseAdmin

admin.site.register(Release, ReleaseAdmin)
