import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from decisionaid.releases.models import Release
from decisionaid.sharing.fields import EncryptedJSONField


class CodeKey(models.Model):
    """The one key with which codes are hashed. It stays the same when `DATA_KEYS` change."""

    key = EncryptedJSONField()

    class Meta:
        default_permissions = ()
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="one_code_key")]

    def __str__(self) -> str:
        return "code key"


class SharedSummary(models.Model):
    """What a person chose to share with the clinic, tied to one release. The code itself is not kept.

    A deleted one keeps its row without the answers until it would have expired, so that sending the same
    form again does not bring it back.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code_hash = models.CharField(max_length=64, unique=True)
    form_hash = models.CharField(max_length=64, unique=True)
    release = models.ForeignKey(
        Release, verbose_name=_("release"), on_delete=models.PROTECT, related_name="+"
    )
    # What the clinic had published then: the summary opens with that, not with what is published now.
    clinic_version = models.ForeignKey(
        "clinic.ClinicVersion",
        verbose_name=_("published clinic data"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    payload = EncryptedJSONField(null=True)
    consent_version = models.CharField(_("version of the consent text"), max_length=20)
    consented_at = models.DateTimeField(_("consent given at"))
    expires_at = models.DateTimeField(_("expires at"), db_index=True)
    deleted_at = models.DateTimeField(_("deleted at"), null=True, blank=True)

    class Meta:
        verbose_name = _("shared summary")
        verbose_name_plural = _("shared summaries")
        ordering = ["-consented_at"]
        default_permissions = ("view", "delete")
        permissions = [
            ("open_sharedsummary", "Can open a shared summary by its code"),
            ("print_sharedsummary", "Can print a shared summary"),
            ("read_findings", "Can read the findings of a shared summary in full"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(deleted_at__isnull=True, payload__isnull=False)
                | models.Q(deleted_at__isnull=False, payload__isnull=True),
                name="payload_until_deleted",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)[:8]


class ClinicianNote(models.Model):
    """A clinician's note on a shared summary. It goes with the summary."""

    shared = models.ForeignKey(SharedSummary, on_delete=models.CASCADE, related_name="notes")
    text = EncryptedJSONField()
    written_at = models.DateTimeField(_("written at"))
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("note of a clinician")
        verbose_name_plural = _("notes of clinicians")
        ordering = ["written_at", "pk"]
        default_permissions = ("add",)

    def __str__(self) -> str:
        return f"{self.shared} {self.written_at:%Y-%m-%d}"


class WrongCodes(models.Model):
    """How many wrong codes came from one place since a moment. No address: the place is a keyed hash."""

    place = models.CharField(max_length=64, unique=True)
    since = models.DateTimeField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.count}"
