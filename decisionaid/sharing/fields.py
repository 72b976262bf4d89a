"""A column that holds JSON encrypted with `DATA_KEYS`; the database sees bytes without meaning."""

import json
from typing import Any

from django.db import models

from decisionaid.web import data_keys


class EncryptedJSONField(models.BinaryField):  # type: ignore[type-arg]
    """Any JSON value; None stays empty. It cannot be searched or ordered by."""

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        if value is not None:
            value = data_keys.encrypt(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())
        return super().get_db_prep_value(value, connection, prepared)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        return None if value is None else json.loads(data_keys.decrypt(bytes(value)))

    def get_default(self) -> Any:
        return None

    # The bytes never leave the database, so no serializer has to write them.
    def value_to_string(self, obj: models.Model) -> str:
        raise TypeError("An encrypted column is not serialized.")
