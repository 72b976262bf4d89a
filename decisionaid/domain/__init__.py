"""The words of the field as frozen models: one schema checks YAML, stores JSON and builds forms."""
