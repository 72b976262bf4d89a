import os

from django.core.wsgi import get_wsgi_application

os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.site.settings"

application = get_wsgi_application()

# Models can be imported from here on.
from decisionaid.config.collector import settle_after_each_release  # noqa: E402

settle_after_each_release()
