from django.contrib.admin import AdminSite
from django.urls import URLPattern, path

from decisionaid.staff.views import audit, clinic, clinic_edit, people, reports, shared, statistics


def panel_urls(site: AdminSite) -> list[URLPattern]:
    """Give the panel's own pages; their names stand in the namespace `admin`."""
    pages = (
        ("shared/", shared.shared),
        ("shared/<uuid:pk>/", shared.shared_summary),
        ("shared/<uuid:pk>/findings/", shared.shared_findings),
        ("shared/<uuid:pk>/pdf/", shared.shared_pdf),
        ("shared/<uuid:pk>/note/", shared.shared_note),
        ("shared/<uuid:pk>/close/", shared.shared_close),
        ("people/", people.people),
        ("people/invite/", people.person_invite),
        ("people/<int:pk>/", people.person),
        ("people/<int:pk>/active/", people.person_active),
        ("people/<int:pk>/reset/", people.person_reset),
        ("clinic/", clinic.clinic),
        ("clinic/profile/", clinic_edit.clinic_profile),
        ("clinic/logo/", clinic_edit.clinic_logo),
        ("clinic/logo/picture/", clinic_edit.clinic_logo_picture),
        ("clinic/prices/add/", clinic_edit.clinic_offer_add),
        ("clinic/prices/<slug:offer_id>/", clinic_edit.clinic_offer),
        ("clinic/prices/<slug:offer_id>/delete/", clinic_edit.clinic_offer_delete),
        ("clinic/propose/", clinic.clinic_propose),
        ("clinic/send-back/", clinic.clinic_send_back),
        ("clinic/approve/", clinic.clinic_approve),
        ("clinic/withdraw/", clinic.clinic_withdraw),
        ("audit/export/", audit.audit_export),
        ("reports/", reports.reports),
        ("reports/<int:pk>/", reports.report),
        ("statistics/", statistics.statistics),
        ("statistics/export/", statistics.statistics_export),
    )
    return [path(route, site.admin_view(view), name=view.__name__) for route, view in pages]
