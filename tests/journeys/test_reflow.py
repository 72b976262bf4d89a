"""Small windows and large text: nothing is cut, and nothing but a .scroll box scrolls sideways.

A window of 640 or 320 CSS pixels is a desktop window of 1280 at 200 % or 400 % zoom.
"""

import pytest

from tests.journeys.states import STATES

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

SIDEWAYS = """() => {
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  const out = [...document.querySelectorAll('body *')].filter(part => {
    const box = part.getBoundingClientRect();
    const apart = part.closest('.visually-hidden, .skip-link, .scroll, thead, svg');
    return box.width && part.checkVisibility() && !apart && (box.right > innerWidth + 1 || box.left < -1);
  });
  const cut = [...document.querySelectorAll('main *')].filter(part => {
    const style = getComputedStyle(part);
    const clips = style.overflowX === 'hidden' || style.textOverflow === 'ellipsis';
    return clips && !part.closest('.visually-hidden, thead, svg') && part.scrollWidth > part.clientWidth + 1;
  });
  const parts = [...out, ...cut].map(part => part.outerHTML.slice(0, 120));
  return wide > 0 ? [`page is ${wide} px too wide`, ...parts] : parts;
}"""
SMALL = """() => {
  const inText = part => part.tagName === 'A' && getComputedStyle(part).display === 'inline';
  const controls = 'a[href], button, summary, input:not([type=hidden]), textarea, select';
  const ofChoice = part => (part.type === 'radio' || part.type === 'checkbox') && part.closest('.choice');
  return [...document.querySelectorAll(controls)]
    .filter(part => part.checkVisibility() && !part.closest('.skip-link'))
    .map(part => [part, (ofChoice(part) || part).getBoundingClientRect()])
    .filter(([part, box]) => !inText(part) && (box.height < 43.5 || box.width < 43.5))
    .map(([part, box]) => `${part.outerHTML.slice(0, 90)} ${box.width} x ${box.height}`);
}"""


@pytest.mark.parametrize("language", ["ja", "ja-easy", "en"])
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)
def test_nothing_is_cut_or_too_small_to_touch(visit, state, language):
    visit.speak(language)
    state.show(visit)

    for width in (320, 375, 640, 1280):
        visit.page.set_viewport_size({"width": width, "height": 800})
        assert visit.page.evaluate(SIDEWAYS) == [], width
        assert visit.page.evaluate(SMALL) == [], width


def test_text_twice_as_large_needs_no_sideways_scrolling(visit):
    visit.page.add_init_script(
        "addEventListener('DOMContentLoaded', () => { document.documentElement.style.fontSize = '200%'; })"
    )
    for state in STATES:
        if state.name in ("start", "question safety", "check", "erase", "not found"):
            state.show(visit)
            assert visit.page.evaluate(SIDEWAYS) == [], state.name


def test_a_wide_part_would_be_found(visit):
    visit.open("/privacy/")
    visit.page.eval_on_selector("main p", "p => { p.textContent = '幅'; p.style.width = '900px'; }")

    assert len(visit.page.evaluate(SIDEWAYS)) >= 2


@pytest.mark.parametrize("width", [375, 1280])
def test_nothing_moves_for_who_asks_for_no_motion(visit, width):
    visit.page.emulate_media(reduced_motion="reduce")
    visit.open("/")

    moving = visit.page.evaluate(
        "[...document.querySelectorAll('*')].map(part => getComputedStyle(part)).filter(style =>"
        " parseFloat(style.transitionDuration) || style.animationName !== 'none').length"
    )
    assert moving == 0


def test_forced_colours_keep_choices_buttons_and_focus_apart(visit):
    page = visit.page
    page.emulate_media(forced_colors="active")
    visit.open("/")
    choice = page.locator("main .choice").first
    assert choice.evaluate("box => getComputedStyle(box).outlineStyle") == "none"
    choice.locator("input").check()

    style = "part => (s => [s.outlineStyle, s.outlineWidth, s.borderStyle])(getComputedStyle(part))"
    assert choice.evaluate(style)[:2] == ["solid", "3px"]
    assert page.locator("main button").last.evaluate(style)[2] == "solid"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert choice.locator("input").evaluate(style)[0] == "solid"
