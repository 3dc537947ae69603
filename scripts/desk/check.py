#!/usr/bin/env python3
"""Uses the desk as people do.

    check.py BROWSER AXE ROOT ORGANISER EVENT LOGO PDF PICTURES

BROWSER is Chromium, AXE the file of axe-core; ROOT is the address of the desk, ORGANISER the organiser's link, EVENT the
event's file; LOGO and PDF are what a presenter drops. Screenshots go to PICTURES. Prints each check that fails, and ends
with the numbers of those that passed and failed.
"""

import base64
import json
import os
import re
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "previews"))
from browser import Browser  # noqa: E402
from checks import Checks  # noqa: E402

program, axe_path, root, organiser, event, logo, pdf, pictures = sys.argv[1:]
check = Checks(axe_path)
folder = os.path.dirname(event)


def equal(name, found, wanted):
    """Counts a check of two values."""
    check(name, found == wanted, f"found {found!r} instead of {wanted!r}")


def go(browser, script):
    """Does something that leads to another page, and waits for that page."""
    browser.run("window.before = true; true")
    browser.run(script + "; true")
    browser.until("window.before === undefined && document.readyState === 'complete'")


def press(browser, selector):
    """Presses a button that leads to another page."""
    go(browser, f"document.querySelector({json.dumps(selector)}).click()")


def fill(browser, field, value):
    """Types into a field, as far as pages notice."""
    browser.run(f"""(() => {{ const field = document.getElementById({json.dumps(field)});
        field.value = {json.dumps(value)};
        field.dispatchEvent(new Event('input', {{bubbles: true}})); return true; }})()""")


def text(browser, selector):
    return browser.run(f"document.querySelector({json.dumps(selector)})?.textContent ?? ''")


def value(browser, field):
    return browser.run(f"document.getElementById({json.dumps(field)}).value")


def saved(browser, revision):
    """Waits until the page knows of a newer version."""
    browser.until(f"Number(document.querySelector('[name=revision]').value) > {revision}")


def revision(browser):
    return int(browser.run("document.querySelector('[name=revision]').value"))


def picture(browser, name, whole=False):
    browser.until("[...document.images].every((image) => image.complete || image.loading === 'lazy')")
    browser.picture(os.path.join(pictures, name + ".png"), whole)


def quiet(name, browser):
    """No error on the console, and nothing loaded from elsewhere."""
    equal(f"{name}: no errors on the console", browser.errors, [])
    outside = [url[:100] for url in browser.requests if not url.startswith((root, "blob:" + root, "data:", "about:"))]
    equal(f"{name}: nothing is loaded from elsewhere", outside, [])


def fits(name, browser):
    """Nothing is wider than the window."""
    equal(f"{name}: no sideways scrolling",
          browser.run("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), True)


def sees_slide(browser):
    browser.until("document.getElementById('picture').naturalWidth > 0")


def drop(browser, field, path, kind):
    """Drops a file on a field."""
    with open(path, "rb") as file:
        data = base64.b64encode(file.read()).decode()
    go(browser, f"""(() => {{
        const bytes = Uint8Array.from(atob("{data}"), (c) => c.charCodeAt(0));
        const transfer = new DataTransfer();
        transfer.items.add(new File([bytes], "my file.{kind}", {{type: ""}}));
        document.querySelector("[data-drop={field}]").dispatchEvent(
            new DragEvent("drop", {{dataTransfer: transfer, bubbles: true, cancelable: true}}));
    }})()""")


def present(browser):
    """A presenter, from nothing to submitted."""
    browser.size(1440, 900)
    browser.open(root + "/")
    check.accessible("start", browser)
    picture(browser, "start")
    browser.run("document.getElementById('who').value = 'AS64501'; true")
    began = time.monotonic()
    press(browser, "main button.primary")
    sees_slide(browser)
    check("the slide is there within a second", time.monotonic() - began < 1, f"{time.monotonic() - began:.2f} s")
    equal("the path has no secret", browser.run("location.pathname"), "/slide")
    link = text(browser, ".link a")
    check("the secret link is shown", link.startswith(root + "/k/"), link)
    check("the slide is filled from the record", "Bluefin Broadband" in browser.run("picture.alt"))
    for field, words in [("traffic", "640 Gbps"), ("ratio", "92:8"), ("seeking", "game and video networks"),
                         ("offering", "2.1 million homes in the Visayas"), ("planned-0", "Suva-IX"),
                         ("when-0", "Q1 2027"), ("speaker", "Amparo Mercado"), ("pronounced", "am-PAH-roh mer-KAH-doh"),
                         ("contact", "peering@bluefin.example")]:
        fill(browser, field, words)
    browser.until("document.getElementById('picture').alt.includes('640')"
                  " && document.getElementById('picture').alt.includes('Amparo')")
    check("what is typed is drawn", "game and video networks" in browser.run("picture.alt"))
    quiet("presenter", browser)
    fits("presenter at 1440", browser)
    check.accessible("presenter", browser)
    picture(browser, "presenter")
    # Wrong input in each field: it is reported beside the field and held back from the slide.
    for field, wrong, rule in [("traffic", "a lot", "value"), ("ratio", "300:-2", "value"),
                               ("contact", "someone", "contact-address")]:
        old, before = value(browser, field), revision(browser)
        fill(browser, field, wrong)
        saved(browser, before)
        browser.until(f"document.getElementById('p-{field}').textContent.includes('{rule}')")
        check(f"wrong {field} is held back", wrong not in browser.run("picture.alt"), browser.run("picture.alt"))
        if field == "traffic":
            equal("the button counts errors", text(browser, "#submit"), "Submit: 1 to correct")
            check.accessible("presenter with an error", browser)
            picture(browser, "presenter-error")
        before = revision(browser)
        fill(browser, field, old)
        saved(browser, before)
    for field in ["seeking", "offering", "message", "speaker", "pronounced", "planned-0", "when-0"]:
        old, before = value(browser, field), revision(browser)
        fill(browser, field, "word " * 90)
        saved(browser, before)
        sees_slide(browser)
        if field == "message":
            browser.until("document.querySelector('[data-counter=message]').textContent.includes(' / ')")
            counts = text(browser, "[data-counter=message]").split(" / ")
            check("the counter says how much is shown", int(counts[0]) == 449 and 30 < int(counts[1]) < 300, counts)
            check.accessible("presenter with a counter", browser)
            picture(browser, "presenter-counter")
        before = revision(browser)
        fill(browser, field, old)
        saved(browser, before)
    # A fix by one click.
    before = revision(browser)
    browser.run("(() => { const option = new Option('Eyebals', 'eyebals'); profile.add(option); return true })()")
    fill(browser, "profile", "eyebals")
    browser.until("document.querySelector('#p-profile .fix') !== null")
    browser.run("document.querySelector('#p-profile .fix').click(); true")
    browser.until("document.getElementById('p-profile').textContent === ''")
    equal("the fix is in the field", value(browser, "profile"), "eyeballs")
    # Files.
    drop(browser, "logo", logo, "svg")
    check("the logo is kept", "as64501-logo-" in text(browser, "[data-drop=logo]"), text(browser, "[data-drop=logo]"))
    drop(browser, "slide", pdf, "pdf")
    check("the PDF is kept", "as64501-slide-" in text(browser, "[data-drop=slide]"), text(browser, ".box.error"))
    check("the page says that the PDF is shown", "your own page instead" in text(browser, ".slide"))
    drop(browser, "logo", pdf, "pdf")
    check("a PDF is no logo", "no SVG, PNG or JPEG" in text(browser, ".box.error"), text(browser, ".box.error"))
    press(browser, "button[value='remove:slide']")
    equal("the PDF is removed", text(browser, "[data-drop=slide] .file"), "")
    before = revision(browser)
    browser.run("document.getElementById('consent-publish').click(); true")
    saved(browser, before)
    press(browser, "#submit")
    check("it is submitted", "with the organisers" in text(browser, ".box.good"), text(browser, "main"))
    with open(os.path.join(folder, "submissions", "as64501.yaml"), encoding="utf-8") as file:
        written = file.read()
    for line in ["network: 64501", "traffic: 640 Gbps", "speaker: Amparo Mercado", "  publish: yes"]:
        check(f"the submission has '{line}'", line in written.split("\n"), written)
    named = re.search(r"^logo: (as64501-logo-\S+\.svg)$", written, re.M)
    check("the logo is beside it", named and os.path.exists(os.path.join(folder, "submissions", named[1])), written)
    picture(browser, "presenter-submitted")
    # Taken back, and submitted again.
    browser.run("document.querySelector('form[action=\"/withdraw\"]').closest('details').open = true; true")
    press(browser, "form[action='/withdraw'] button")
    equal("withdrawn", text(browser, "#state .chip"), "Withdrawn")
    check("withdrawn: the file is gone", not os.path.exists(os.path.join(folder, "submissions", "as64501.yaml")))
    with open(event, encoding="utf-8") as file:
        check("withdrawn: the event does not name it", " submissions/as64501.yaml" not in file.read())
    check("withdrawn: the draft is there", value(browser, "speaker") == "Amparo Mercado")
    press(browser, "#submit")
    check("submitted again", os.path.exists(os.path.join(folder, "submissions", "as64501.yaml")))
    # Other looks of the slide.
    for view in browser.run("[...document.querySelectorAll('.views a')].map((link) => link.getAttribute('href'))"):
        size = browser.run(f"""(async () => {{ const image = new Image(); image.src = {json.dumps(view)};
            await image.decode(); return image.naturalWidth / image.naturalHeight; }})()""")
        wanted = {"16:9": 16 / 9, "4:3": 4 / 3, "stage": 16 / 9, "paper": 0.707}[view.split("=")[1]]
        check(f"the slide as {view}", abs(size - wanted) < 0.01, f"{size}")
    return link


def on_a_phone(browser, link):
    """The link opened again on a phone, where somebody has changed the file meanwhile."""
    path = os.path.join(folder, "submissions", "as64501.yaml")
    with open(path, encoding="utf-8") as file:
        written = file.read()
    with open(path, "w", encoding="utf-8") as file:
        file.write(written.replace("speaker: Amparo Mercado", "# by hand\nspeaker: Amparo M."))
    browser.size(390, 844, 2)
    browser.open(link)
    sees_slide(browser)
    equal("the link leads to a path without it", browser.run("location.pathname"), "/slide")
    equal("a hand edit is in the form", value(browser, "speaker"), "Amparo M.")
    fits("presenter at 390", browser)
    check.accessible("presenter on a phone", browser)
    picture(browser, "phone")
    picture(browser, "phone-whole", whole=True)
    before = revision(browser)
    fill(browser, "message", "We open a new site in Suva.")
    saved(browser, before)
    press(browser, "#submit")
    with open(path, encoding="utf-8") as file:
        written = file.read()
    check("the comment of the hand edit is still there", "# by hand" in written and "new site in Suva" in written, written)


def second_visitor(browser):
    """Another visitor with the same number gets an empty draft."""
    browser.size(1440, 900)
    browser.call("Network.clearBrowserCookies")
    browser.open(root + "/")
    browser.run("document.getElementById('who').value = 'AS64501'; true")
    press(browser, "main button.primary")
    equal("a second visitor sees nothing of the first", value(browser, "message") + value(browser, "speaker"), "")
    # Two tabs: the older one reports the conflict.
    fill(browser, "speaker", "First")
    saved(browser, 1)
    browser.run("""fetch('/slide', {method: 'POST', headers: {Accept: 'application/json'}, body: new URLSearchParams({
        key: document.querySelector('[name=key]').value, revision: document.querySelector('[name=revision]').value,
        speaker: 'Other tab'})}).then((answer) => answer.status)""")
    fill(browser, "speaker", "This tab")
    browser.until("!document.getElementById('conflict').hidden")
    check("two tabs: the conflict names both", "Other tab" in text(browser, "#conflict"), text(browser, "#conflict"))
    check.accessible("conflict", browser)
    picture(browser, "conflict")
    press(browser, "[data-mine]")
    equal("two tabs: keep mine", value(browser, "speaker"), "This tab")


def without_script(browser):
    """Without JavaScript."""
    browser.call("Network.clearBrowserCookies")
    browser.scripts(False)
    browser.open(root + "/")
    browser.run("document.getElementById('who').value = 'as64503'; true")
    press(browser, "main button.primary")
    browser.run("document.getElementById('seeking').value = 'caches'; document.getElementById('traffic').value = 'much'; true")
    press(browser, ".save")
    check("no script: shown", "caches" in browser.run("picture.alt"), browser.run("picture.alt"))
    check("no script: the problem is beside the field", "value" in text(browser, "#p-traffic"))
    press(browser, "#submit")
    check("no script: an error is not submitted", text(browser, ".box.good") == "")
    browser.run("document.getElementById('traffic').value = '40G'; true")
    press(browser, "#submit")
    check("no script: submitted", "with the organisers" in text(browser, ".box.good"))
    picture(browser, "no-script")
    browser.scripts(True)


def in_arabic(browser):
    """In Arabic, and in Japanese."""
    browser.call("Network.clearBrowserCookies")
    browser.open(root + "/?language=ar")
    browser.run("document.getElementById('who').value = 'AS64505'; true")
    press(browser, "main button.primary")
    sees_slide(browser)
    equal("Arabic: right to left", browser.run("document.documentElement.dir + document.documentElement.lang"), "rtlar")
    fill(browser, "traffic", "كثير")
    browser.until("document.getElementById('p-traffic').textContent !== ''")
    fits("Arabic", browser)
    check.accessible("Arabic", browser)
    picture(browser, "arabic")
    browser.size(390, 844, 2)
    fits("Arabic at 390", browser)
    picture(browser, "arabic-phone")
    browser.size(1440, 900)
    browser.open(root + "/slide?language=ja")
    check.accessible("Japanese", browser)
    picture(browser, "japanese")


def organise(browser):
    """The organiser: order, approval, asking back, deck."""
    browser.size(1440, 900)
    browser.open(organiser)
    equal("the organiser's path has no secret", browser.run("location.pathname"), "/queue")
    browser.open(root + "/queue?language=ar")
    equal("queue in Arabic", browser.run("document.documentElement.dir + document.documentElement.lang"), "rtlar")
    fits("queue in Arabic", browser)
    check.accessible("queue in Arabic", browser)
    picture(browser, "queue-arabic")
    browser.open(root + "/queue?language=ja")
    picture(browser, "queue-japanese")
    browser.open(root + "/queue?language=en")
    quiet("queue", browser)
    fits("queue at 1440", browser)
    check.accessible("queue", browser)
    picture(browser, "queue")
    names = "[...document.querySelectorAll('.lines .name b')].map((name) => name.textContent)"
    before = browser.run(names)
    go(browser, """(() => { const [first, second, third] = document.querySelectorAll('.lines > li');
        const transfer = new DataTransfer();
        third.dispatchEvent(new DragEvent('dragstart', {dataTransfer: transfer, bubbles: true}));
        first.dispatchEvent(new DragEvent('drop', {dataTransfer: transfer, bubbles: true, cancelable: true})); })()""")
    equal("dragging changes the order", browser.run(names)[:3], [before[2], before[0], before[1]])
    press(browser, ".lines > li:first-child .moves button[aria-label*=down]")
    equal("buttons change the order", browser.run(names)[:3], [before[0], before[2], before[1]])
    press(browser, ".lines > li:first-child button.primary")
    equal("approved", text(browser, ".lines > li:first-child .chip"), "Approved")
    browser.run("document.querySelector('.filters [value=approved]').click(); true")
    equal("the filter", browser.run("[...document.querySelectorAll('.lines > li')].filter((l) => !l.hidden).length"), 1)
    go(browser, "[...document.querySelectorAll('aside nav a')].find((link) => link.textContent.includes('Forum 2')).click()")
    check("two submissions of one number are marked", "Two submissions of one network" in text(browser, ".lines"))
    picture(browser, "queue-rivals", whole=True)
    go(browser, "[...document.querySelectorAll('.lines > li')].find((l) => l.dataset.file === 'submissions/as64503.yaml')"
                ".querySelector('.work a').click()")
    check.accessible("one submission", browser)
    browser.run("document.getElementById('note').value = 'Please shorten it'; true")
    press(browser, "form[action$=return] button")
    check("asked back", "You asked: Please shorten it" in text(browser, ".asked"))
    picture(browser, "one-submission", whole=True)
    browser.open(root + "/queue")
    press(browser, "header .primary")
    browser.until("[...document.querySelectorAll('header a')].some((link) => link.textContent.includes('deck.pdf'))", 120)
    size = browser.run("fetch('/queue/make/deck').then((answer) => answer.arrayBuffer()).then((bytes) => bytes.byteLength)")
    check("the deck is downloaded", size > 50_000, f"{size} bytes")
    browser.size(390, 844, 2)
    browser.open(root + "/queue")
    fits("queue at 390", browser)
    check.accessible("queue on a phone", browser)
    picture(browser, "queue-phone")
    browser.size(1440, 900)
    browser.run("document.getElementById('deadline').value = '2020-01-01T00:00'; true")
    press(browser, "form[action$=deadline] button")


def after_the_deadline(browser, link):
    browser.call("Network.clearBrowserCookies")
    browser.open(link)
    check("closed: the page says so", "The form is closed" in text(browser, ".box"))
    equal("closed: nothing can be typed", browser.run("document.getElementById('traffic').matches(':disabled')"), True)
    check.accessible("closed", browser)
    picture(browser, "closed")
    browser.open(root + "/")
    check("closed: no one can start", browser.run("document.getElementById('who') === null"))


with Browser(program) as browser:
    link = present(browser)
    on_a_phone(browser, link)
    second_visitor(browser)
    without_script(browser)
    in_arabic(browser)
    organise(browser)
    after_the_deadline(browser, link)
print(check)
sys.exit(1 if check.failed else 0)
