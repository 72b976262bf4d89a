"""The project's settings, and the two things to compare with."""

from decisionaid.config import settings as project
from decisionaid.config.settings import *

ROOT_URLCONF = "benchmarks.site.urls"
INSTALLED_APPS = [*project.INSTALLED_APPS, "formtools"]
TEMPLATES = [
    {**engine, "DIRS": [*engine["DIRS"], project.BASE_DIR / "benchmarks" / "site" / "templates"]}
    for engine in project.TEMPLATES
]
WSGI_APPLICATION = "benchmarks.site.wsgi.application"
