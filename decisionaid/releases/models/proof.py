from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class ContentProof(models.Model):
    """What the proof gave for one content with one version of this software; without an end, it is running.

    The row is made by whoever begins, so that nobody else begins the same a second time. Once finished it
    stays as it is: a trigger of the database refuses the rest.
    """

    content_hash = models.CharField(_("content hash"), max_length=64)
    software = models.CharField(_("version of the software"), max_length=64)
    started_at = models.DateTimeField(_("started at"))
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)
    broken: "models.JSONField[Any, Any]" = models.JSONField(_("properties that do not hold"), default=list)

    class Meta:
        verbose_name = _("proof of a content")
        verbose_name_plural = _("proofs of contents")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["content_hash", "software"], name="one_proof_of_a_content"),
        ]

    def __str__(self) -> str:
        return self.content_hash[:8]
