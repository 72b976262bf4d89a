"""Asking the whole application in this process, through WSGI as the server does, with whatever bytes."""

import io
import logging

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler

CSRF = "a" * 32


class Asked:
    """The application with its middleware; counts what it answers."""

    def __init__(self):
        self.application = WSGIHandler()
        self.counts = {}

    def __call__(
        self, method, path, body=b"", *, kind="application/x-www-form-urlencoded", cookie="", **more
    ):
        status = []
        environ = {
            "REQUEST_METHOD": method,
            "SCRIPT_NAME": "",
            "PATH_INFO": path.encode("utf-8", "surrogatepass").decode("latin-1"),
            "QUERY_STRING": "",
            "SERVER_NAME": "127.0.0.1",
            "SERVER_PORT": "8000",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "127.0.0.1",
            "HTTP_HOST": "127.0.0.1:8000",
            "HTTP_X_CSRFTOKEN": CSRF,
            "HTTP_COOKIE": f"{settings.CSRF_COOKIE_NAME}={CSRF}; {cookie}",
            "CONTENT_TYPE": kind,
            "CONTENT_LENGTH": str(len(body)),
            "wsgi.input": io.BytesIO(body),
            "wsgi.errors": io.StringIO(),
            "wsgi.url_scheme": "http",
            "wsgi.version": (1, 0),
            "wsgi.multithread": False,
            "wsgi.multiprocess": False,
            "wsgi.run_once": False,
            **more,
        }
        answer = self.application(
            environ, lambda line, headers, exc_info=None: status.append((line, headers))
        )
        try:
            content = b"".join(answer)
        finally:
            answer.close()
        code = int(status[0][0].split()[0])
        self.counts[code] = self.counts.get(code, 0) + 1
        return code, dict(status[0][1]), content


class Failures(logging.Handler):
    """Keeps what the log says of failed requests."""

    def __init__(self):
        super().__init__(logging.ERROR)
        self.kept = []

    def emit(self, record):
        # "Busy" and "no PDF" are answers, not faults.
        if len(self.kept) < 50 and getattr(record, "status_code", 500) != 503:
            self.kept.append(self.format(record)[-1500:])
