"""Headers and language of every page, and the staff's session, which patients' pages never touch."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.cache import patch_vary_headers

GetResponse = Callable[[HttpRequest], HttpResponseBase]


class LanguageMiddleware:
    """Speak Japanese unless the person chose otherwise; the browser's own wish is not asked."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        language = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        if language not in dict(settings.LANGUAGES):
            language = settings.LANGUAGE_CODE
        translation.activate(language)
        request.LANGUAGE_CODE = language
        response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        patch_vary_headers(response, ["Cookie"])
        return response


class BodyLimitMiddleware:
    """Refuse what is larger than any form before a byte of it is read; staff have larger forms."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        is_staff_page = request.path_info.startswith(settings.STAFF_PATH)
        limit = settings.STAFF_MAX_BODY_BYTES if is_staff_page else settings.MAX_BODY_BYTES
        length = request.META.get("CONTENT_LENGTH") or "0"
        # Without a length Django reads no body at all.
        if length.isdecimal() and int(length) > limit:
            raise RequestDataTooBig("The request is larger than any form of this site.")
        if request.method == "POST" and not is_staff_page:
            fields = sum(len(values) for _, values in request.POST.lists())
            if fields > settings.MAX_FIELDS:
                raise TooManyFieldsSent("The request has more fields than any form of this site.")
        return self.get_response(request)


class SameOriginResourceMiddleware:
    """Keep other sites from loading anything of this one, static files included."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        return response


class StaffOnly:
    """Make a middleware of Django's act below the staff path only."""

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path_info.startswith(settings.STAFF_PATH):
            return super().__call__(request)
        return self.get_response(request)


class StaffSessionMiddleware(StaffOnly, SessionMiddleware):
    pass


class StaffAuthenticationMiddleware(StaffOnly, AuthenticationMiddleware):
    pass


class StaffMessageMiddleware(StaffOnly, MessageMiddleware):
    pass
