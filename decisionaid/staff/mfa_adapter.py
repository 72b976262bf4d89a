from allauth.mfa.adapter import DefaultMFAAdapter

from decisionaid.web import data_keys


class StaffMfaAdapter(DefaultMFAAdapter):
    """Keeps the secrets of authenticator apps and recovery codes encrypted."""

    def encrypt(self, text: str) -> str:
        return data_keys.encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return data_keys.decrypt(encrypted_text.encode()).decode()
