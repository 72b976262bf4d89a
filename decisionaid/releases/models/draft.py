from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Draft(models.Model):
    """The one working copy of the whole content. Its row is locked while any part of it is written."""

    ONLY = 1

    revision = models.PositiveIntegerField(_("revision"), default=0)
    origin = models.CharField(_("loaded from"), max_length=200)
    loaded_at = models.DateTimeField(_("loaded at"))

    class Meta:
        verbose_name = _("draft")
        verbose_name_plural = _("drafts")
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="only_one_draft")]

    def __str__(self) -> str:
        return str(self.revision)


class ContentFile(models.Model):
    """A YAML file as it was read; it is written back with its comments while nothing in it changed."""

    path = models.CharField(_("path"), max_length=200, unique=True)
    text = models.TextField(_("text"))
    digest = models.CharField(_("digest of its pieces"), max_length=64)

    class Meta:
        verbose_name = _("content file")
        verbose_name_plural = _("content files")
        ordering = ["path"]

    def __str__(self) -> str:
        return self.path


class ContentItem(models.Model):
    """One piece of content of the draft; `version` grows with each change, for those who edit at once."""

    kind = models.CharField(_("kind"), max_length=30)
    key = models.CharField(_("key"), max_length=200)
    file = models.CharField(_("file"), max_length=200)
    position = models.PositiveIntegerField(_("position"))
    body: "models.JSONField[Any, Any]" = models.JSONField(_("content"))
    body_hash = models.CharField(_("hash of the content"), max_length=64)
    version = models.PositiveIntegerField(_("version"), default=1)
    words = models.TextField(_("words to search"))
    options: "models.JSONField[Any, Any]" = models.JSONField(_("options"), default=list)
    needs_clinician = models.BooleanField(_("to be confirmed by a clinician"), default=False)
    review_due_on = models.DateField(_("review due on"), null=True, blank=True)
    updated_at = models.DateTimeField(_("changed at"))
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("changed by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        verbose_name = _("piece of content")
        verbose_name_plural = _("content of the draft")
        ordering = ["file", "position"]
        permissions = [("sign_off_contentitem", "Can sign off a piece of content as a clinician")]
        constraints = [
            models.UniqueConstraint(fields=["kind", "key"], name="one_item_for_each_key"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}/{self.key}"
