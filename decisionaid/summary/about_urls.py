"""Pages about the aid itself; they need no answers. They share the namespace of `summary.urls`."""

from django.urls import path

from decisionaid.summary import about_views

urlpatterns = [
    path("sources/", about_views.sources, name="sources"),
    path("glossary/", about_views.glossary, name="glossary"),
    path("coverage/", about_views.coverage, name="coverage"),
    path("audit/", about_views.audit, name="audit"),
    path("changes/", about_views.changes, name="changes"),
]
