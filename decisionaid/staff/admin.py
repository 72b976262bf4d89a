from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import admin
from django.contrib.auth.models import Group, User

from decisionaid.audit.models import AuditEvent
from decisionaid.releases.models import Release
from decisionaid.sharing.models import SharedSummary
from decisionaid.staff.audit_admin import AuditEventAdmin
from decisionaid.staff.release_admin import ReleaseAdmin
from decisionaid.staff.shared_admin import SharedSummaryAdmin

# People and second factors change through actions that write events, never through a stock form.
for model in (User, Group, EmailAddress, EmailConfirmation, Authenticator, UserSession):
    if admin.site.is_registered(model):
        admin.site.unregister(model)

admin.site.register(Release, ReleaseAdmin)
admin.site.register(SharedSummary, SharedSummaryAdmin)
admin.site.register(AuditEvent, AuditEventAdmin)
