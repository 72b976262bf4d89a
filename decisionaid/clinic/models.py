from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from decisionaid.releases.models.frozen import AppendOnly


class ClinicDraft(models.Model):
    """What is being written about the clinic: one row. Patients see nothing of it."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("draft")
        IN_REVIEW = "in_review", _("in review")

    status = models.CharField(_("state"), max_length=10, choices=Status.choices, default=Status.DRAFT)
    facts = models.JSONField(default=dict)
    # Counts the changes, so that nobody overwrites or approves what they have not seen.
    revision = models.PositiveIntegerField(default=0)
    editors = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+", blank=True)
    proposed_at = models.DateTimeField(_("proposed at"), null=True, blank=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("clinic data")
        verbose_name_plural = _("clinic data")
        default_permissions = ("view",)
        permissions = [
            ("edit_clinic", "Can write the clinic's data and prices"),
            ("approve_clinic", "Can approve and publish the clinic's data that somebody else wrote"),
        ]
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="one_clinic_draft"),
            models.CheckConstraint(
                condition=models.Q(status="draft") | models.Q(proposed_at__isnull=False),
                name="clinic_in_review_was_proposed",
            ),
        ]

    def __str__(self) -> str:
        return f"clinic draft {self.revision}"


class ClinicLogo(AppendOnly):
    """A logo, written anew as PNG here; named by its hash, and never changed."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    png = models.BinaryField()
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    added_at = models.DateTimeField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.sha256[:12]


class ClinicVersion(AppendOnly):
    """What the clinic published at once. A row is never changed; the next version is another row."""

    number = models.PositiveIntegerField(primary_key=True)
    facts = models.JSONField()
    content_hash = models.CharField(max_length=64)
    published_at = models.DateTimeField(_("published at"))
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    # Only taking prices away needs no second person.
    is_withdrawal = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("published clinic data")
        verbose_name_plural = _("published clinic data")
        default_permissions = ()
        ordering = ["-number"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(is_withdrawal=True) | ~models.Q(proposed_by=models.F("approved_by")),
                name="clinic_version_has_two_people",
            ),
            # Else one person could publish prices under the name of a withdrawal.
            models.CheckConstraint(
                condition=models.Q(is_withdrawal=False) | models.Q(facts__has_key="offers", facts__offers=[]),
                name="clinic_withdrawal_has_no_prices",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}-{self.content_hash[:8]}"
