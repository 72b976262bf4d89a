"""Rows that stay as they were written. Triggers of the database say the same to SQL from elsewhere."""

from collections.abc import Collection, Iterable
from typing import Any

from django.db import models


class FrozenRow(Exception):
    """A row that must stay as it is would have been changed or deleted."""


class AppendOnlyQuerySet(models.QuerySet[Any]):
    """Rows can be added and read, nothing else."""

    def update(self, **kwargs: Any) -> int:
        raise FrozenRow(f"{self.model.__name__} rows are never changed.")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise FrozenRow(f"{self.model.__name__} rows are never deleted.")

    def bulk_update(self, objs: Iterable[Any], fields: Collection[str], *args: Any, **kwargs: Any) -> int:
        raise FrozenRow(f"{self.model.__name__} rows are never changed.")


class AppendOnly(models.Model):
    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise FrozenRow(f"{type(self).__name__} rows are never changed.")
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise FrozenRow(f"{type(self).__name__} rows are never deleted.")
