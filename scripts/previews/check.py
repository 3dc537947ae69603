#!/usr/bin/env python3
"""Uses pages of previews as people do: with keys, in light and dark, on a narrow screen, with a screen reader's eyes.

    check.py BROWSER AXE FOLDER COMPARED SINGLE PICTURES

BROWSER is Chromium, AXE the file of axe-core; FOLDER has the examples' previews, COMPARED some with changes, SINGLE
some in one file, with hostile names. Screenshots go to PICTURES. Prints each check that fails, and ends with the
numbers of those that passed and failed.
"""

import json
import os
import sys
import time

from browser import Browser
from checks import Checks

program, axe_path, folder, compared, single, pictures = sys.argv[1:]
check = Checks(axe_path)


def check_equal(name, found, wanted):
    """Counts a check of two values."""
    check(name, found == wanted, f"found {found!r} instead of {wanted!r}")


def check_quiet(name, browser, path):
    """No error, and nothing loaded but files of the folder."""
    check_equal(f"{name}: no errors on the console", browser.errors, [])
    root = "file://" + os.path.dirname(path) + "/"
    outside = [url[:100] for url in browser.requests
               if not url.startswith((root, "data:image/png", "about:")) and url != "file://" + path]
    check_equal(f"{name}: nothing is loaded from elsewhere", outside, [])


def names(browser):
    """The names the browser gives a screen reader, by role."""
    found = {}
    for node in browser.call("Accessibility.getFullAXTree")["nodes"]:
        if not node.get("ignored"):
            role = node.get("role", {}).get("value")
            found.setdefault(role, []).append(node.get("name", {}).get("value", ""))
    return found


FOCUS = "(document.activeElement.closest('.card')?.id ?? '') + ' ' + document.activeElement.tagName"
SHOWN = "[...document.querySelectorAll('.card')].filter((card) => card.checkVisibility()).length"
TITLE = "document.querySelector('.large h2').textContent"


def use_contact_sheet(browser):
    path = os.path.join(folder, "index.html")
    browser.size(1400, 1000)
    browser.media(prefers_color_scheme="light")
    browser.open(path)
    with open(os.path.join(folder, "previews.json"), encoding="utf-8") as file:
        slides = json.load(file)["slides"]
    check_equal("every slide is on the sheet", browser.run(SHOWN), len(slides))
    browser.picture(f"{pictures}/light.png")
    check.accessible("contact sheet, light", browser)
    browser.media(prefers_color_scheme="dark")
    browser.picture(f"{pictures}/dark.png")
    check.accessible("contact sheet, dark", browser)
    browser.media(prefers_color_scheme="light")

    tree = names(browser)
    for role in ("banner", "main", "search", "contentinfo"):
        check(f"there is a landmark '{role}'", role in tree, str(sorted(tree)))
    alternatives = set(tree.get("image", []) + tree.get("img", []))
    for slide in slides:
        check(f"the picture of {slide['id']} says whose slide it is",
              any(slide["name"] in text for text in alternatives))
    check("the number of slides is told as it changes", any("slides" in name for name in browser.run(
        "[...document.querySelectorAll('[role=status]')].map((e) => e.textContent)")))

    # Filters.
    browser.run("document.querySelector('[name=search]').focus()")
    browser.type("as64500")
    check_equal("a search finds by number", browser.run(SHOWN), 1)
    check_equal("and says how many", browser.run("document.querySelector('.filters [role=status]').textContent"),
                f"1 of {len(slides)} slides")
    browser.run("document.querySelector('[type=reset]').click()")
    browser.until(f"{SHOWN} === {len(slides)}")
    for name, value, expected in (
            ("kind", "exchange", [s for s in slides if s["kind"] == "exchange"]),
            ("problem", "warning", [s for s in slides if any(d["severity"] == "warning" for d in s["diagnostics"])]),
            ("problem", "none", [s for s in slides if not s["diagnostics"]]),
            ("session", "1", [s for s in slides if s.get("session") == "Peering Forum 2"])):
        browser.run(f"(() => {{ const s = document.querySelector('[name={name}]'); s.value = '{value}';"
                    " s.dispatchEvent(new Event('input', {bubbles: true})); })()")
        check_equal(f"the filter {name}={value}", browser.run(SHOWN), len(expected))
        browser.run("document.querySelector('[type=reset]').click()")
        browser.until(f"{SHOWN} === {len(slides)}")
    browser.run("document.querySelector('[name=search]').focus()")
    browser.type("zzzz")
    check("nothing found is said", browser.run("document.querySelector('.none').checkVisibility()"))
    browser.run("document.querySelector('[type=reset]').click()")
    browser.until(f"{SHOWN} === {len(slides)}")

    # The large view, by keys alone.
    browser.run("document.querySelector('.card a').focus()")
    browser.press("Enter")
    browser.until("document.querySelector('.large').open")
    check_equal("Enter opens a slide", browser.run(TITLE), slides[0]["name"])
    browser.until("document.querySelector('.stage .after').complete")
    check_equal("its large picture is shown",
                browser.run("document.querySelector('.stage .after').naturalWidth"), slides[0]["picture"]["width"])
    browser.picture(f"{pictures}/large.png")
    check.accessible("large view", browser)
    browser.press("ArrowRight")
    check_equal("an arrow leads on", browser.run(TITLE), slides[1]["name"])
    check_equal("and whoever hears the page hears where", browser.run("document.querySelector('.position').textContent"),
                f"Slide 2 of {len(slides)}: {slides[1]['name']}")
    browser.press("End")
    check_equal("End leads to the last", browser.run(TITLE), slides[-1]["name"])
    browser.press("ArrowRight")
    check_equal("behind which there is none", browser.run(TITLE), slides[-1]["name"])
    browser.press("Home")
    browser.press("ArrowLeft")
    check_equal("Home leads to the first", browser.run(TITLE), slides[0]["name"])
    browser.press("?", shift=True)
    check("? shows the keys", browser.run("document.querySelector('.keys').checkVisibility()"))
    browser.picture(f"{pictures}/keys.png")
    check.accessible("large view with keys", browser)
    browser.press("Escape")
    check("Esc puts them away", browser.run(
        "!document.querySelector('.keys').checkVisibility() && document.querySelector('.large').open"))
    seen = set()
    for _ in range(20):
        browser.press("Tab")
        seen.add(browser.run("document.activeElement === document.body ? 'body'"
                             " : document.activeElement.closest('.large') ? 'in' : 'out'"))
    check("Tab stays in the large view", "out" not in seen, str(seen))
    with_problems = next(i for i, s in enumerate(slides) if any(d.get("excerpt") for d in s["diagnostics"]))
    for _ in range(with_problems):
        browser.run("document.querySelector('.large .next').click()")
    problem = next(d for d in slides[with_problems]["diagnostics"] if d.get("excerpt"))
    beside = browser.run("document.querySelector('.found').textContent")
    place = f"{problem['file']}:{problem['line']}"
    check("problems stand beside the slide, with their place", problem["message"] in beside and place in beside, beside)
    browser.until("document.querySelector('.stage .after').complete")
    check("and have room there", browser.run(
        "(() => { const a = document.querySelector('.large aside'); return a.scrollWidth <= a.clientWidth; })()"))
    browser.size(1400, 500)
    check("in a low window the whole slide can be seen", browser.run(
        "document.querySelector('.stage').getBoundingClientRect().bottom <= innerHeight"))
    browser.picture(f"{pictures}/low.png")
    browser.size(1400, 1000)
    browser.picture(f"{pictures}/problem.png")
    check.accessible("large view with problems", browser)
    browser.press("Escape")
    browser.until("!document.querySelector('.large').open")
    check_equal("focus is back at the slide", browser.run(FOCUS), f"{slides[with_problems]['id']} A")
    outline = browser.run("getComputedStyle(document.activeElement).outlineStyle")
    check("focus can be seen", outline != "none", outline)

    # Light and dark by hand, and remembered.
    browser.run("document.querySelector('.theme').click(); document.querySelector('.theme').click()")
    check_equal("the theme is chosen", browser.run("document.querySelector('.theme').textContent"), "Theme: dark")
    check_equal("and shows", browser.run("getComputedStyle(document.body).backgroundColor"), "rgb(18, 21, 28)")
    browser.run("document.querySelector('.theme').click()")
    check_quiet("contact sheet", browser, path)

    # A link leads to a slide.
    browser.open(path + "#" + slides[2]["id"])
    browser.until("document.querySelector('.large').open")
    check_equal("an address leads to its slide", browser.run(TITLE), slides[2]["name"])
    browser.run(f"location.hash = '{slides[1]['id']}'")
    browser.until(f"{TITLE} === {json.dumps(slides[1]['name'])}")
    check_equal("and so does one that is changed", browser.run("document.querySelector('.large').open"), True)

    browser.size(390, 844, 2)
    browser.open(path)
    browser.picture(f"{pictures}/narrow.png")
    check_equal("a narrow screen scrolls one way only",
                browser.run("document.documentElement.scrollWidth <= window.innerWidth"), True)
    check.accessible("narrow", browser)
    browser.run("document.querySelector('.card a').click()")
    browser.until("document.querySelector('.stage .after').complete")
    browser.picture(f"{pictures}/narrow-large.png")
    check_equal("so does the large view on it", browser.run(
        "document.querySelector('.large').scrollWidth <= window.innerWidth"), True)
    check.accessible("narrow, large view", browser)


def do_without_scripts(browser):
    path = os.path.join(folder, "index.html")
    browser.size(1400, 1000)
    browser.scripts(False)
    browser.open(path)
    # The protocol's own scripts run all the same.
    check("without scripts the filters are hidden", browser.run(
        "!document.querySelector('.filters').checkVisibility() && !document.querySelector('.theme').checkVisibility()"))
    links = browser.run("[...document.querySelectorAll('.card a')].map((a) => a.getAttribute('href'))")
    check("and each slide is a link to its picture", links and all(
        os.path.exists(os.path.join(folder, link)) for link in links))
    browser.picture(f"{pictures}/plain.png")
    browser.scripts(True)


def compare(browser):
    path = os.path.join(compared, "index.html")
    browser.size(1400, 1000)
    browser.open(path)
    with open(os.path.join(compared, "previews.json"), encoding="utf-8") as file:
        slides = json.load(file)["slides"]
    changed = next(slide for slide in slides if slide["change"] == "changed")
    browser.run("(() => { const s = document.querySelector('[name=change]'); s.value = 'changed';"
                " s.dispatchEvent(new Event('input', {bubbles: true})); })()")
    check_equal("the filter for what changed", browser.run(SHOWN), sum(s["change"] == "changed" for s in slides))
    browser.picture(f"{pictures}/changes.png")
    check.accessible("changes", browser)
    browser.run(f"document.getElementById('{changed['id']}').querySelector('a').click()")
    browser.until("[...document.querySelectorAll('.stage img')].every((image) => image.complete)")
    check_equal("a changed slide has views", browser.run("document.querySelector('.views').checkVisibility()"), True)
    for view in ("after", "before", "slider", "difference"):
        browser.run(f"document.querySelector('[value={view}]').click()")
        browser.picture(f"{pictures}/view-{view}.png")
        check.accessible(f"view {view}", browser)
    browser.run("document.querySelector('[value=slider]').click(); document.querySelector('[type=range]').focus()")
    title = browser.run(TITLE)
    browser.press("End")
    check_equal("keys move the slider", browser.run("document.querySelector('[type=range]').value"), "100")
    check_equal("and not the slides", browser.run(TITLE), title)
    check_equal("which moves the edge", browser.run("document.querySelector('.stage').style.getPropertyValue('--share')"),
                "100%")
    browser.press("Escape")
    gone = browser.run("document.querySelectorAll('[data-change=gone]').length")
    check_equal("a slide that is gone is there", gone, 1)
    check_quiet("comparison", browser, path)


def attack(browser):
    path = os.path.join(single, "index.html")
    browser.size(1400, 1000)
    browser.open(path)
    check("what people wrote runs nothing", browser.run("window.attacked === undefined"))
    check_equal("and adds no elements", browser.run("document.querySelectorAll('script, iframe, object, svg').length"), 1)
    check("pictures are in the page", browser.run(
        "[...document.querySelectorAll('.card img')].every((image) => image.src.startsWith('data:'))"))
    browser.run("document.querySelector('.card a').click()")
    browser.until("document.querySelector('.stage .after').naturalWidth > 1000")
    browser.press("ArrowRight")
    check("nor in the large view", browser.run("window.attacked === undefined"))
    check("long lines have room there", browser.run(
        "(() => { const a = document.querySelector('.large aside'); return a.scrollWidth <= a.clientWidth; })()"))
    browser.picture(f"{pictures}/single.png")
    check.accessible("one file", browser)
    check_quiet("one file", browser, path)


def take_many(browser):
    """A thousand slides are filtered within a blink."""
    browser.size(1400, 1000)
    browser.open(os.path.join(folder, "index.html"))
    page = os.path.join(pictures, "many.html")
    html = browser.run("""(() => {
      const copy = document.documentElement.cloneNode(true);
      const sheet = copy.querySelector('.sheet');
      const card = sheet.querySelector('.card');
      for (let i = 0; i < 1000; i++) {
        const next = card.cloneNode(true);
        next.id = `copy-${i}`;
        sheet.append(next);
      }
      for (const image of copy.querySelectorAll('img[src]')) image.setAttribute('src', 'none.png');
      return '<!doctype html>' + copy.outerHTML;
    })()""")
    with open(page, "w", encoding="utf-8") as file:
        file.write(html)
    browser.open(page)
    started = time.monotonic()
    browser.run("(() => { const s = document.querySelector('[name=search]'); s.value = 'zzzz';"
                " s.dispatchEvent(new Event('input', {bubbles: true})); return document.body.offsetHeight; })()")
    check(f"a thousand slides are searched within a second", time.monotonic() - started < 1)
    os.remove(page)


with Browser(program) as browser:
    for part in (use_contact_sheet, do_without_scripts, compare, attack, take_many):
        try:
            part(browser)
        except (RuntimeError, EOFError, KeyError, StopIteration) as error:
            check(part.__name__, False, repr(error))
print(f"previews: {check}")
sys.exit(1 if check.failed else 0)
