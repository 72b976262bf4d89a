"""What WeasyPrint needs from the operating system, looked for without WeasyPrint's slow import."""

import ctypes
from dataclasses import dataclass

FONT_FAMILY = "BIZ UDPGothic"


@dataclass(frozen=True)
class Need:
    """One thing this machine must have, and the Debian package that brings it."""

    what: str
    package: str

    def __str__(self) -> str:
        return f"{self.what} is missing: install the Debian package {self.package}."


PANGO = Need("The text layout library Pango", "libpangoft2-1.0-0")
# Without it WeasyPrint 70 falls back to fontTools: the same pages, but more than twice as slow.
HARFBUZZ_SUBSET = Need("The font subsetting library HarfBuzz-Subset", "libharfbuzz-subset0")
FONT = Need(f"The font {FONT_FAMILY}", "fonts-morisawa-bizud-gothic")


def check_pdf_libraries() -> list[str]:
    """Return a sentence for each thing that is missing to make PDFs, naming its Debian package."""
    return [str(need) for need in (PANGO, HARFBUZZ_SUBSET, FONT) if not is_there(need)]


def is_there(need: Need) -> bool:
    """Tell whether this machine has it."""
    if need is FONT:
        return has_font(FONT_FAMILY)
    return has_library("libpangoft2-1.0.so.0" if need is PANGO else "libharfbuzz-subset.so.0")


def has_library(name: str) -> bool:
    """Tell whether the dynamic linker finds and loads the library."""
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def has_font(family: str) -> bool:
    """Tell whether fontconfig knows the family by exactly this name, as it would otherwise offer another."""
    try:
        fontconfig = ctypes.CDLL("libfontconfig.so.1")
    except OSError:
        return False
    fontconfig.FcNameParse.restype = ctypes.c_void_p
    fontconfig.FcObjectSetCreate.restype = ctypes.c_void_p
    fontconfig.FcFontList.restype = ctypes.POINTER(ctypes.c_int)
    pattern = ctypes.c_void_p(fontconfig.FcNameParse(family.encode()))
    wanted = ctypes.c_void_p(fontconfig.FcObjectSetCreate())
    fonts = fontconfig.FcFontList(None, pattern, wanted)
    # The struct FcFontSet begins with the number of fonts.
    count: int = fonts[0] if fonts else 0
    fontconfig.FcPatternDestroy(pattern)
    fontconfig.FcObjectSetDestroy(wanted)
    if fonts:
        fontconfig.FcFontSetDestroy(fonts)
    return count > 0
