"""Gunicorn for a public site: `gunicorn -c deploy/gunicorn.conf.py decisionaid.config.wsgi`.

WEB_CONCURRENCY is the number of processes, one or two a core; GUNICORN_BIND is where they listen.
"""

import os

from decisionaid.config.metrics_folder import forget_process, make_metrics_folder, remove_metrics_folder
from decisionaid.config.pdf_workers import count_threads, warm_pdf_workers
from decisionaid.config.server import refuse_dangers, say_nothing_of_visitors

# Asked for here before the application, which would set it, is loaded.
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "decisionaid.config.settings")

bind = os.environ.get("GUNICORN_BIND", "127.0.0.1:8000")
worker_class = "gthread"
threads = count_threads()
# A PDF that takes longer is given up before; see the limits of `decisionaid.pdf`.
timeout = 60
graceful_timeout = 30
keepalive = 5
# A process starts afresh now and then, not all at once.
max_requests = 20_000
max_requests_jitter = 2_000
# Heartbeats in memory: a slow disk must not look like a hung process.
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108
limit_request_line = 2048
limit_request_fields = 50
limit_request_field_size = 8190
accesslog = None
loglevel = "warning"
control_socket_disable = True
# Only TRUSTED_PROXIES says whose word counts, of whatever kind the proxy's connection is.
forwarded_allow_ips = ""
secure_scheme_headers = {}
forwarder_headers = ""


def on_starting(server):
    refuse_dangers(server.cfg.address)
    say_nothing_of_visitors()
    make_metrics_folder()


def child_exit(server, worker):
    forget_process(worker.pid)


def on_exit(server):
    remove_metrics_folder()


def post_worker_init(worker):
    warm_pdf_workers()
