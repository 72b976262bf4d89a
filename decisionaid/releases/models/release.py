from collections.abc import Collection, Iterable
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from decisionaid.releases.models.frozen import FrozenRow

PUBLISHED = "published"
RETIRED = "retired"
FROZEN = (PUBLISHED, RETIRED)


class ReleaseQuerySet(models.QuerySet["Release"]):
    """Refuses to touch what was published; only a status may go from published to retired and back."""

    def update(self, **kwargs: Any) -> int:
        is_turn = set(kwargs) == {"status"} and kwargs["status"] in FROZEN
        if not is_turn and self.filter(status__in=FROZEN).exists():
            raise FrozenRow("A published release is never changed.")
        return super().update(**kwargs)

    def delete(self) -> tuple[int, dict[str, int]]:
        if self.filter(status__in=FROZEN).exists():
            raise FrozenRow("A published release is never deleted.")
        return super().delete()

    def bulk_update(
        self, objs: Iterable["Release"], fields: Collection[str], *args: Any, **kwargs: Any
    ) -> int:
        raise FrozenRow("Releases are changed one by one.")


class Release(models.Model):
    """One numbered set of content. Once published it never changes, but for being retired or restored."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("changes asked for")
        IN_REVIEW = "in_review", _("in review")
        PUBLISHED = PUBLISHED, _("published")
        RETIRED = RETIRED, _("retired")

    number = models.PositiveIntegerField(_("number"), unique=True)
    status = models.CharField(_("status"), max_length=20, choices=Status.choices)
    content: "models.JSONField[Any, Any]" = models.JSONField(_("content"))
    content_hash = models.CharField(_("content hash"), max_length=64)
    files: "models.JSONField[Any, Any]" = models.JSONField(_("YAML files"), default=dict)
    last_event = models.PositiveBigIntegerField(_("last event of the draft in it"), default=0)
    note = models.TextField(_("what changes and why"), blank=True)
    created_at = models.DateTimeField(_("created at"))
    proposed_at = models.DateTimeField(_("proposed at"), null=True, blank=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("proposed by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    publish_at = models.DateTimeField(_("to be published at"), null=True, blank=True)
    published_at = models.DateTimeField(_("published at"), null=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("published by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("release")
        verbose_name_plural = _("releases")
        ordering = ["-number"]
        permissions = [
            ("propose_release", "Can propose the draft for review"),
            ("approve_release", "Can approve a proposed release or ask for changes"),
            ("publish_release", "Can publish an approved release and restore an earlier one"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["status"], condition=Q(status="published"), name="one_published_release"
            ),
            models.UniqueConstraint(
                fields=["status"], condition=Q(status="in_review"), name="one_release_in_review"
            ),
            models.UniqueConstraint(
                fields=["status"], condition=Q(status="draft"), name="one_release_sent_back"
            ),
            models.CheckConstraint(
                condition=Q(proposed_at=None, proposed_by=None)
                | Q(proposed_at__isnull=False, proposed_by__isnull=False),
                name="proposed_at_and_by",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["draft", "in_review"]) | Q(published_at__isnull=False),
                name="published_has_a_date",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} ({self.content_hash[:8]})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        is_turn = list(kwargs.get("update_fields") or ()) == ["status"] and self.status in FROZEN
        if self.pk and not is_turn and self._was_published():
            raise FrozenRow("A published release is never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        if self._was_published():
            raise FrozenRow("A published release is never deleted.")
        return super().delete(*args, **kwargs)

    def _was_published(self) -> bool:
        return type(self).objects.filter(pk=self.pk, status__in=FROZEN).exists()

    @property
    def is_open(self) -> bool:
        return self.status in (self.Status.DRAFT, self.Status.IN_REVIEW)
