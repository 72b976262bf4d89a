from django.conf import settings
from django.http import HttpRequest


def visitor_of(request: HttpRequest) -> str:
    """Give the visitor's address for counting tries; it is hashed with a key before it is kept anywhere.

    The proxy's word counts only where it is trusted, and of a chain only the last entry, which is its own.
    """
    forwarded = request.headers.get("X-Forwarded-For", "")
    if settings.SECURE_PROXY_SSL_HEADER and forwarded:
        return forwarded.rpartition(",")[2].strip()
    return request.META.get("REMOTE_ADDR", "")
