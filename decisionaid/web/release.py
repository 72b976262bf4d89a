"""Handing the live release to views. This layer does not know the releases: a higher one registers them."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol

from django.http import HttpResponse
from django.http.response import HttpResponseBase

from decisionaid.domain.aid import DecisionAid
from decisionaid.engine.compiled import CompiledAid
from decisionaid.web import error_texts
from decisionaid.web.error_pages import show_error
from decisionaid.web.pages import HtmxRequest

View = Callable[..., HttpResponseBase]


class ReadyRelease(Protocol):
    """What views need of a release."""

    @property
    def aid(self) -> DecisionAid: ...

    @property
    def compiled(self) -> CompiledAid: ...

    @property
    def content_hash(self) -> str: ...

    @property
    def label(self) -> str: ...

    @property
    def is_published(self) -> bool: ...


class ReleaseKey:
    """A release as the key of what was made from it: the same label and content, the same thing."""

    def __init__(self, release: ReadyRelease) -> None:
        self.release = release
        self._name = (release.label, release.content_hash)

    def __hash__(self) -> int:
        return hash(self._name)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ReleaseKey) and self._name == other._name


class NotReady(Exception):
    """There is no release to show yet."""


class ReleaseSource:
    """Where views get the live release from; filled once, when the apps are ready."""

    def __init__(self) -> None:
        self._get: Callable[[], ReadyRelease] | None = None
        self._not_ready: type[Exception] = NotReady

    def register(self, get: Callable[[], ReadyRelease], *, not_ready: type[Exception]) -> None:
        """Use `get` from now on; `not_ready` is what it raises while there is no release."""
        self._get, self._not_ready = get, not_ready

    def get(self) -> ReadyRelease:
        """Give the live release.

        :raises NotReady: if there is none.
        """
        if self._get is None:
            raise NotReady("No source of releases is registered.")
        try:
            return self._get()
        except self._not_ready as error:
            raise NotReady(str(error)) from error


release_source = ReleaseSource()


def with_release(view: View) -> View:
    """Give the view a `release`, or answer "not ready yet"."""

    @wraps(view)
    def wrapper(request: HtmxRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            release = release_source.get()
        except NotReady:
            return show_not_ready(request)
        return view(request, *args, release=release, **kwargs)

    return wrapper


def show_not_ready(request: HtmxRequest) -> HttpResponse:
    return show_error(request, error_texts.NOT_READY, status=503, retry_after=60)
