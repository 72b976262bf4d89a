import subprocess
import sys

import pytest

from decisionaid.pdf import libraries
from decisionaid.pdf.libraries import FONT_FAMILY, check_pdf_libraries, has_font, has_library
from decisionaid.pdf.process import PROJECT


def test_nothing_is_missing_here():
    assert check_pdf_libraries() == []


@pytest.mark.parametrize(
    ("name", "package"),
    [
        ("libpangoft2-1.0.so.0", "libpangoft2-1.0-0"),
        ("libharfbuzz-subset.so.0", "libharfbuzz-subset0"),
    ],
)
def test_missing_library_is_told_with_its_package(name, package, monkeypatch):
    monkeypatch.setattr(libraries, "has_library", lambda asked: asked != name)

    (sentence,) = check_pdf_libraries()

    assert sentence.endswith(f"is missing: install the Debian package {package}.")


def test_missing_font_is_told_with_its_package(monkeypatch):
    monkeypatch.setattr(libraries, "FONT_FAMILY", "No Such Font")

    (sentence,) = check_pdf_libraries()

    assert sentence.endswith("install the Debian package fonts-morisawa-bizud-gothic.")


def test_library_is_found_only_where_there_is_one():
    assert has_library("libfontconfig.so.1")
    assert not has_library("libnosuchthing.so.1")


def test_font_is_not_taken_for_another_one():
    assert has_font(FONT_FAMILY)
    assert not has_font("No Such Font")


def test_no_font_is_found_without_fontconfig(monkeypatch):
    monkeypatch.setattr(
        "decisionaid.pdf.libraries.ctypes.CDLL", lambda name: (_ for _ in ()).throw(OSError())
    )

    assert not has_font(FONT_FAMILY)


def test_service_and_renderer_are_imported_without_weasyprint():
    code = (
        "import decisionaid.pdf.service, decisionaid.pdf.render, sys; sys.exit('weasyprint' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", code], cwd=PROJECT).returncode == 0
