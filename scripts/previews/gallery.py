#!/usr/bin/env python3
"""Uses a gallery for the public as people do. See scripts/check-gallery.

    gallery.py BROWSER AXE FOLDER URL PICTURES
"""

import json
import os
import re
import sys

from browser import Browser
from checks import Checks

program, axe_path, folder, url, pictures = sys.argv[1:]
check = Checks(axe_path)


def check_page(name, browser, home):
    """No finding of axe-core, no error, and no request to anyone else."""
    check.accessible(name, browser)
    check(f"{name}: no errors on the console", not browser.errors, browser.errors)
    outside = [found for found in browser.requests if not found.startswith((home, "about:"))]
    check(f"{name}: no request to anyone else", not outside, outside)
    wide = browser.run("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    check(f"{name}: nothing is wider than the page", wide <= 0, wide)
    check(f"{name}: nothing was attacked", browser.run("window.attacked === undefined"))
    broken = browser.run("[...document.images].filter((i) => i.complete && !i.naturalWidth).length")
    check(f"{name}: all pictures are there", broken == 0, broken)


def shown(browser):
    return browser.run("[...document.querySelectorAll('.card:not([hidden]) h3')].map((h) => h.textContent)")


def search(browser, words):
    browser.run("document.querySelector('.filters').reset(); document.querySelector('[name=search]').focus()")
    browser.until("document.querySelectorAll('.card[hidden]').length === 0")
    browser.type(words)
    return shown(browser)


slides = json.load(open(os.path.join(folder, "previews.json")))["slides"]
with Browser(program) as browser:
    for home in ["file://" + folder + "/", url]:
        where = home.split(":")[0]
        for width, height in [(1440, 900), (390, 844)]:
            browser.size(width, height)
            for scheme in ["light", "dark"]:
                browser.media(prefers_color_scheme=scheme)
                browser.open(home + "index.html")
                check_page(f"{where}, {width}, {scheme}: all slides", browser, home)
                if where == "file":
                    browser.picture(f"{pictures}/gallery-{width}-{scheme}.png")
                browser.open(home + "as64501.html")
                check_page(f"{where}, {width}, {scheme}: a slide", browser, home)
                if where == "file":
                    browser.picture(f"{pictures}/slide-{width}-{scheme}.png")
        browser.size(1440, 900)
        browser.open(home + "index.html")
        check(f"{where}: all are there", len(shown(browser)) == len(slides))
        check(f"{where}: a name", search(browser, "bluefin") == ["Bluefin Broadband"], shown(browser))
        found = search(browser, "visayas-ix")
        check(f"{where}: an exchange", "Bluefin Broadband" in found and len(found) < len(slides), found)
        found = search(browser, "singapore")
        check(f"{where}: a city", 0 < len(found) < len(slides), found)
        check(f"{where}: a number", search(browser, "64507") == ["Степной Ветер"], shown(browser))
        search(browser, "nothing has this")
        check(f"{where}: nothing found is said", browser.run("!document.querySelector('.none').hidden"))
        status = browser.run("document.querySelector('[role=status]').textContent")
        check(f"{where}: the count is announced", status == f"0 of {len(slides)} slides", status)
        # The keyboard alone: to the first slide, and from slide to slide.
        browser.open(home + "index.html")
        first = slides[0]["id"]
        for _ in range(12):
            browser.press("Tab")
            if browser.run(f"document.activeElement.getAttribute('href') === '{first}.html'"):
                break
        check(f"{where}: a slide has the focus", browser.run(f"document.activeElement.href?.endsWith('{first}.html')"))
        outline = browser.run("getComputedStyle(document.activeElement).outlineStyle")
        check(f"{where}: the focus can be seen", outline != "none", outline)
        browser.press("Enter")
        browser.until(f"location.href.endsWith('{first}.html') && document.readyState === 'complete'")
        browser.press("ArrowRight")
        browser.until(f"location.href.endsWith('{slides[1]['id']}.html') && document.readyState === 'complete'")
        browser.press("ArrowLeft")
        browser.until(f"location.href.endsWith('{first}.html') && document.readyState === 'complete'")
        check(f"{where}: keys lead from slide to slide", True)
    # Without scripts everything is there but the search.
    browser.scripts(False)
    browser.open("file://" + folder + "/index.html")
    browser.picture(f"{pictures}/gallery-without-scripts.png")
    browser.scripts(True)

# What the pages say for programs, and what they may not say.
for slide in slides:
    page = open(os.path.join(folder, slide["id"] + ".html"), encoding="utf-8").read()
    card = re.search(r'property="og:image" content="([^"]*)"', page)
    check(f"{slide['id']}: the card is there", card and os.path.exists(os.path.join(folder, card[1])))
    check(f"{slide['id']}: no scripts of others", page.count("<script") == 1)
whole = "".join(open(os.path.join(at, name), encoding="utf-8", errors="replace").read()
                for at, _, names in os.walk(folder) for name in names if not name.endswith(".png"))
check("no files are named", ".yaml" not in whole and "submissions" not in whole)
print(check)
sys.exit(1 if check.failed else 0)
