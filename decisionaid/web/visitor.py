from ipaddress import IPv6Address, ip_address, ip_network

from django.http import HttpRequest

# A home or a phone has this much of the addresses for itself.
ONE_PLACE = 64


def visitor_of(request: HttpRequest) -> str:
    """Give the visitor's address for counting tries; it is hashed with a key before it is kept anywhere.

    Of an IPv6 address only the part that names the place counts, or one visitor could be many.
    """
    address = request.META.get("REMOTE_ADDR", "")
    try:
        if isinstance(ip_address(address), IPv6Address):
            return str(ip_network((address, ONE_PLACE), strict=False))
    except ValueError:
        pass
    return str(address)
