from django.contrib.admin import AdminSite
from django.utils.translation import gettext_lazy as _


class StaffSite(AdminSite):
    site_title = _("Decision aid staff")
    site_header = _("Decision aid: clinic staff")
    index_title = _("What would you like to do?")
