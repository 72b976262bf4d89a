from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from decisionaid.releases.models.frozen import AppendOnly
from decisionaid.releases.models.release import Release


def _who() -> "models.ForeignKey[Any, Any]":
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )


class ReleaseEvent(AppendOnly):
    """One thing that happened to the draft or a release. Without `by`, a command of the machine did it."""

    class Action(models.TextChoices):
        DRAFT_LOADED = "draft_loaded", _("draft loaded")
        DRAFT_IMPORTED = "draft_imported", _("draft imported from a file")
        ITEM_CREATED = "item_created", _("piece added")
        ITEM_CHANGED = "item_changed", _("piece changed")
        ITEM_DELETED = "item_deleted", _("piece deleted")
        ITEM_SIGNED_OFF = "item_signed_off", _("piece signed off")
        PROPOSED = "proposed", _("proposed")
        COMMENTED = "commented", _("commented")
        CHANGES_REQUESTED = "changes_requested", _("changes asked for")
        APPROVED = "approved", _("approved")
        TAKEN_BACK = "taken_back", _("proposal taken back")
        SCHEDULED = "scheduled", _("publishing planned")
        UNSCHEDULED = "unscheduled", _("planned publishing called off")
        PUBLISH_REFUSED = "publish_refused", _("publishing refused")
        PUBLISHED = "published", _("published")
        RETIRED = "retired", _("retired")
        RESTORED = "restored", _("made live again")

    action = models.CharField(_("what"), max_length=20, choices=Action.choices)
    release = models.ForeignKey(
        Release,
        verbose_name=_("release"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="events",
    )
    kind = models.CharField(_("kind"), max_length=30, blank=True)
    key = models.CharField(_("key"), max_length=200, blank=True)
    version = models.PositiveIntegerField(_("version"), null=True, blank=True)
    body: "models.JSONField[Any, Any]" = models.JSONField(_("content"), null=True, blank=True)
    comment = models.TextField(_("comment"), blank=True)
    by = _who()
    at = models.DateTimeField(_("when"))

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["kind", "key"], name="event_of_an_item")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.action}"


class Review(AppendOnly):
    """One person's verdict on a release as it was proposed: `content_hash` tells what was looked at."""

    class Verdict(models.TextChoices):
        APPROVED = "approved", _("approved")
        CHANGES_REQUESTED = "changes_requested", _("changes asked for")

    release = models.ForeignKey(
        Release, verbose_name=_("release"), on_delete=models.PROTECT, related_name="reviews"
    )
    verdict = models.CharField(_("verdict"), max_length=20, choices=Verdict.choices)
    content_hash = models.CharField(_("content hash"), max_length=64)
    comment = models.TextField(_("comment"), blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("who"), on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(_("when"))

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.release} {self.verdict}"


class SignOff(AppendOnly):
    """A named clinician's word, until a date, that a piece is right; `body_hash` tells which text of it."""

    kind = models.CharField(_("kind"), max_length=30)
    key = models.CharField(_("key"), max_length=200)
    body_hash = models.CharField(_("hash of the content"), max_length=64)
    clinician = models.CharField(_("clinician"), max_length=120)
    signed_on = models.DateField(_("signed off on"))
    review_due_on = models.DateField(_("review due on"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("who"), on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(_("when"))

    class Meta:
        verbose_name = _("sign-off")
        verbose_name_plural = _("sign-offs")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["kind", "key"], name="sign_off_of_an_item")]
        constraints = [
            models.CheckConstraint(
                condition=Q(review_due_on__gt=models.F("signed_on")), name="review_after_sign_off"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind}/{self.key} {self.signed_on}"
