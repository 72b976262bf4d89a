"""Who may do what in the panel: the one table. `manage.py sync_roles` brings the database in step with it."""

from typing import Final

RECEPTION: Final = "reception"
CLINICIAN: Final = "clinician"
EDITOR: Final = "editor"
REVIEWER: Final = "reviewer"
ADMINISTRATOR: Final = "administrator"

# Nobody sees what a patient shared but those who need it for that patient; an administrator does not.
ROLES: Final[dict[str, frozenset[str]]] = {
    RECEPTION: frozenset({"sharing.open_sharedsummary", "sharing.print_sharedsummary"}),
    CLINICIAN: frozenset(
        {
            "sharing.open_sharedsummary",
            "sharing.print_sharedsummary",
            "sharing.read_findings",
            "sharing.add_cliniciannote",
            "releases.view_contentitem",
            "releases.sign_off_contentitem",
            "clinic.view_clinicdraft",
            "clinic.approve_clinic",
        }
    ),
    EDITOR: frozenset(
        {
            "releases.view_release",
            "releases.view_contentitem",
            "releases.add_contentitem",
            "releases.change_contentitem",
            "releases.delete_contentitem",
            "releases.propose_release",
            "reports.view_report",
            "reports.change_report",
        }
    ),
    REVIEWER: frozenset(
        {
            "releases.view_release",
            "releases.view_contentitem",
            "releases.approve_release",
            "releases.publish_release",
            "counts.view_count",
            "reports.view_report",
            "clinic.view_clinicdraft",
            "clinic.approve_clinic",
        }
    ),
    ADMINISTRATOR: frozenset(
        {
            "staff.manage_people",
            "audit.view_auditevent",
            "audit.export_auditevent",
            "sharing.view_sharedsummary",
            "sharing.delete_sharedsummary",
            "counts.view_count",
            "counts.export_count",
            "clinic.view_clinicdraft",
            "clinic.edit_clinic",
            "releases.view_release",
        }
    ),
}
