"""Headers and language of every page, and the staff's session, which patients' pages never touch."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils import translation
from django.utils.cache import patch_vary_headers

from decisionaid.domain.base import EASY_JAPANESE
from decisionaid.domain.furigana import without_marks
from decisionaid.web.ruby import write_ruby
from decisionaid.web.wording import html_language

GetResponse = Callable[[HttpRequest], HttpResponseBase]


class LanguageMiddleware:
    """Speak Japanese unless the person chose otherwise; the browser's own wish is not asked."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        language = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        is_staff = request.path_info.startswith(settings.STAFF_PATH)
        if language not in dict(settings.LANGUAGES) or (is_staff and language == EASY_JAPANESE):
            language = settings.LANGUAGE_CODE
        translation.activate(language)
        request.LANGUAGE_CODE = language
        response = self.get_response(request)
        if language == EASY_JAPANESE:
            show_furigana(response)
        response.headers.setdefault("Content-Language", html_language(language))
        patch_vary_headers(response, ["Cookie"])
        return response


class CompressPagesMiddleware(GZipMiddleware):
    """Compress pages and JSON; a summary is eight times smaller. PDFs hold compressed streams already.

    Against BREACH, Django pads the answer, and masks the CSRF token anew for each page that is asked for; the
    answer to a post may carry the token that the post brought.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        kind = response.headers.get("Content-Type", "").partition(";")[0]
        if kind not in ("text/html", "application/json"):
            return response
        return super().process_response(request, response)


def show_furigana(response: HttpResponseBase) -> None:
    """Write the marked words of a text out: as ruby in HTML, without readings in any other text."""
    kind = response.headers.get("Content-Type", "").partition(";")[0]
    if not isinstance(response, HttpResponse) or not (kind.startswith("text/") or kind.endswith("json")):
        return
    text = response.content.decode(response.charset)
    response.content = write_ruby(text) if kind == "text/html" else without_marks(text)
    if "Content-Length" in response.headers:
        response.headers["Content-Length"] = str(len(response.content))


class BodyLimitMiddleware:
    """Refuse what is larger than any form before a byte of it is read; staff have larger forms."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        is_staff_page = request.path_info.startswith(settings.STAFF_PATH)
        # A file of answers that is too large is explained on the page it came from.
        may_be_large = is_staff_page or request.path_info == settings.ANSWERS_FILE_PATH
        limit = settings.STAFF_MAX_BODY_BYTES if may_be_large else settings.MAX_BODY_BYTES
        length = request.META.get("CONTENT_LENGTH") or "0"
        # Without a length Django reads no body at all.
        if length.isdecimal() and int(length) > limit:
            raise RequestDataTooBig("The request is larger than any form of this site.")
        if request.method == "POST" and not is_staff_page:
            fields = sum(len(values) for _, values in request.POST.lists())
            if fields > settings.MAX_FIELDS:
                raise TooManyFieldsSent("The request has more fields than any form of this site.")
        return self.get_response(request)


class SafeHeadersMiddleware:
    """Give every answer its safe headers, even one that came about before the other middleware ran."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        # Other sites may not load anything of this one, static files included.
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        response.headers.setdefault("Cross-Origin-Opener-Policy", settings.SECURE_CROSS_ORIGIN_OPENER_POLICY)
        response.headers.setdefault("Referrer-Policy", settings.SECURE_REFERRER_POLICY)
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        # What says nothing about caches is not for them.
        response.headers.setdefault("Cache-Control", "no-store, private")
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
