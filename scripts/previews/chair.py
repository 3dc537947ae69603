#!/usr/bin/env python3
"""Chairs sessions with the chair's page and a clock of its own. See scripts/check-chair.

    chair.py BROWSER AXE PERSONALS WORK PICTURES
"""

import json
import os
import subprocess
import sys
import time
from datetime import datetime, timezone

from browser import Browser
from checks import Checks

program, axe_path, personals, work, pictures = sys.argv[1:]
check = Checks(axe_path)
PAGE = f"{work}/chair.html"
LIMIT = 20_000_000


def utc(text):
    """Milliseconds since 1970 of a time in UTC."""
    return int(datetime.strptime(text, "%Y-%m-%d %H:%M:%S").replace(tzinfo=timezone.utc).timestamp() * 1000)


# The first session begins at 23:56 in Berlin, which is two hours ahead.
START = utc("2027-10-30 21:56:00")


def equal(name, found, wanted):
    check(name, found == wanted, f"found {found!r} instead of {wanted!r}")


class Chair:
    """The page, at a time of the script's own."""

    def __init__(self, browser):
        self.browser = browser

    def open(self, path, at=START - 600_000):
        self.browser.open(path)
        self.at(at)

    def at(self, milliseconds):
        """Sets the clock, and has the page look at it."""
        self.browser.run(f"sessionStorage.setItem('fake', '{milliseconds}'); dispatchEvent(new Event('storage'))")

    def press(self, *keys):
        for key in keys:
            self.browser.press(key)

    def text(self, selector):
        return self.browser.run(f"document.querySelector({json.dumps(selector)}).textContent")

    def shown(self, selector):
        return self.browser.run(f"document.querySelector({json.dumps(selector)}).checkVisibility()")

    def click(self, selector):
        self.browser.run(f"document.querySelector({json.dumps(selector)}).click()")

    def next_names(self):
        return self.browser.run("[...document.querySelectorAll('.next .name')].map((e) => e.textContent)"
                                ".map((t, i) => t || document.querySelectorAll('.next .person')[i].textContent)")

    def turns(self):
        """What the bar says of each presenter."""
        return self.browser.run("[...document.querySelectorAll('.all li')].map((e) =>"
                                " [e.dataset.state, e.querySelector('.used').textContent])")

    def said(self):
        """The count-down, its words, its shape and its colour."""
        return self.browser.run("""(() => {
          const now = document.querySelector('.now'), state = now.querySelector('.state');
          return [now.querySelector('.big').textContent, state.textContent, now.dataset.level,
            getComputedStyle(state, '::before').clipPath + getComputedStyle(state, '::before').borderRadius,
            getComputedStyle(now.querySelector('.big')).color]; })()""")


def check_page(name, browser, path):
    check.accessible(name, browser)
    equal(f"{name}: no errors on the console", browser.errors, [])
    outside = [url[:80] for url in browser.requests
               if not url.startswith(("data:image/", "data:font/", "about:", "blob:")) and url.split("#")[0] != "file://" + path]
    equal(f"{name}: no request to anyone", outside, [])
    check(f"{name}: nothing was attacked", browser.run("window.attacked === undefined"))
    wide = browser.run("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    check(f"{name}: nothing is wider than the page", wide <= 0, wide)
    check(f"{name}: it says that it is not for publication", browser.run(
        "document.querySelector('.private').checkVisibility() && document.querySelector('.private').textContent.length > 3"))
    check(f"{name}: all pictures are there", browser.run(
        "[...document.images].filter((i) => i.getAttribute('src') && i.complete && !i.naturalWidth).length === 0"))


def chair_session(browser):
    """A session from before its start to its end, over midnight."""
    chair = Chair(browser)
    browser.size(1440, 900)
    browser.media(prefers_color_scheme="light")
    chair.open(PAGE)
    equal("before: the time until the start", chair.said()[:2], ["10:00", "until the session begins"])
    equal("before: the clocks of the event, not of the browser", chair.text(".clock"), "23:46:00")
    check("before: it does not fit nothing to say about the plan", not chair.shown(".drift"))
    check_page("before", browser, PAGE)
    browser.picture(f"{pictures}/before.png")
    for action in ("pause", "more", "back"):
        check(f"before: there is nothing to {action}", browser.run(f"document.querySelector('[data-do={action}]').disabled"))

    # On time.
    chair.at(START)
    chair.press(" ")
    equal("the first one begins", chair.text(".who .name"), "Pacific Lightwave")
    equal("on time", chair.text(".drift"), "on time")
    equal("the next three", len(chair.next_names()), 3)
    chair.at(START + 37_000)
    plenty = chair.said()
    equal("the time that is left", plenty[:2], ["0:23", "left of 1:00"])
    browser.picture(f"{pictures}/plenty-1440.png")
    check_page("speaking", browser, PAGE)
    chair.at(START + 50_000)
    soon = chair.said()
    equal("the end is near", soon[:2], ["0:10", "time to finish"])
    browser.picture(f"{pictures}/soon-1440.png")
    check.accessible("soon", browser)
    chair.at(START + 72_000)
    over = chair.said()
    equal("over time", over[:2], ["+0:12", "over time"])
    for index, what in ((1, "words"), (3, "shape"), (4, "colour")):
        check(f"{what} change twice", len({plenty[index], soon[index], over[index]}) == 3, [plenty, soon, over])
    equal("and the plan", chair.text(".drift"), "0:12 behind plan")
    equal("and the end", chair.text(".end b"), "At this pace the session ends at 00:04:12.")
    equal("and what is free", chair.text(".end span"), "21 min are free after the last speaker.")
    browser.picture(f"{pictures}/over-1440.png")
    check.accessible("over", browser)

    # Seen, and a reload in between.
    chair.click(".next .seen")
    equal("one is in the room", chair.text(".next .seen"), "In the room")
    browser.open(PAGE)
    chair.at(START + 75_000)
    equal("a reload keeps the count-down", chair.said()[0], "+0:15")
    equal("and who is in the room", chair.text(".next .seen"), "In the room")
    chair.at(START + 81_000)
    chair.press(" ")
    equal("the bar says how long it was", chair.turns()[:2], [["long", "+0:21"], ["now", "now"]])

    # Pause, more, blank.
    chair.at(START + 91_000)
    chair.press("p")
    chair.at(START + 121_000)
    equal("a pause stops the count-down", chair.said()[:2], ["0:50", "paused"])
    equal("and not the session", chair.text(".drift"), "0:51 behind plan")
    chair.press("p")
    chair.press("+")
    equal("15 s more", chair.said()[:2], ["1:05", "left of 1:15"])
    chair.press("b")
    check("a blank screen", browser.run("document.elementFromPoint(700, 400).id === 'blank'"))
    chair.press("x")
    check("any key ends it", not chair.shown("#blank"))
    chair.at(START + 171_000)
    equal("a long pause counts", chair.said()[0], "0:15")

    # Skipped, absent, back.
    chair.press(" ")
    third = chair.text(".who .number")
    chair.at(START + 175_000)
    chair.press("s")
    check("one who is skipped comes later", chair.text(".who .number") != third and chair.turns()[2] == ["later", "call later"],
          chair.turns())
    fourth = chair.text(".who .number")
    chair.press("a")
    equal("one who is absent is gone", chair.turns()[3], ["absent", "absent"])
    chair.press("ArrowLeft")
    equal("back brings them back", chair.text(".who .number"), fourth)
    chair.press("a")
    fifth = chair.text(".who .number")
    check("and on to the next", fifth not in (third, fourth))

    # Walk-ups.
    chair.press("w")
    browser.until("document.querySelector('#walkup').open")
    browser.run("document.querySelector('#walkup input').focus()")
    browser.type("64512")
    browser.picture(f"{pictures}/walk-up.png")
    check.accessible("walk-up", browser)
    chair.press("Enter")
    equal("a walk-up is next", browser.run("document.querySelector('.next .person').textContent"), "AS64512")
    chair.press("w")
    browser.run("document.querySelector('#walkup input').focus()")
    browser.type("Nobody Net")
    chair.click("#walkup button[value=last]")
    equal("another is last", chair.turns()[-1], ["waiting", "1:00"])
    browser.run("document.activeElement.blur()")

    # Over midnight.
    chair.at(utc("2027-10-30 22:00:05"))
    equal("midnight passes", chair.text(".clock"), "00:00:05")
    chair.press(" ")
    equal("the walk-up speaks", chair.text(".who .person"), "AS64512")
    check("the time it began is after midnight", "00:00:05" in chair.text(".began"), chair.text(".began"))
    browser.open(PAGE)
    chair.at(utc("2027-10-30 22:00:35"))
    equal("a lid that was closed costs nothing", chair.said()[0], "0:30")

    # Everyone's slide, from the bar.
    chair.click(".all .each")
    browser.until("document.querySelector('#person').open")
    check("a presenter's slide", browser.run("document.querySelector('#person .whole').naturalWidth >= 540"))
    browser.picture(f"{pictures}/person.png")
    check.accessible("a presenter", browser)
    chair.click("#person [data-person=close]")

    # Early, and the one who was absent is there after all.
    chair.at(utc("2027-10-30 22:00:45"))
    chair.press(" ")
    equal("less than a minute", chair.turns()[8], ["done", "−0:20"])
    chair.click(".all li:nth-child(4) .each")
    chair.click("#person [data-person=call]")
    equal("one who was absent is next", browser.run("document.querySelector('.next .number').textContent"), fourth)
    chair.click(".all li:nth-child(4) .each")
    chair.click("#person [data-person=absent]")
    equal("and gone again", chair.turns()[3][0], "absent")

    # A big screen.
    chair.press("f")
    browser.picture(f"{pictures}/screen.png")
    check("the big screen shows who speaks, and how long", chair.shown(".big") and not chair.shown(".controls"))
    check.accessible("big screen", browser)
    chair.press("Escape")
    browser.open(PAGE + "#screen")
    chair.at(utc("2027-10-30 22:01:00"))
    equal("the speaker's screen follows the page", chair.said()[0], "0:45")
    browser.picture(f"{pictures}/speakers-screen.png")
    chair.press(" ")
    equal("and no key does anything there", chair.said()[0], "0:45")
    browser.open(PAGE)

    # Late at the end: the one who was skipped, and the walk-up without a number.
    moment = utc("2027-10-30 22:01:45")
    for _ in range(4):
        chair.at(moment)
        chair.press(" ")
        moment += 65_000
    chair.at(moment)
    equal("the last of them", chair.text("[data-do=next] span"), "Finish")
    chair.press(" ")
    equal("the end", chair.said()[1], "The session is over")
    check("all but the absent one presented", [state for state, _ in chair.turns()].count("absent") == 1
          and all(state in ("done", "long", "absent") for state, _ in chair.turns()), chair.turns())
    browser.picture(f"{pictures}/end.png")
    check_page("the end", browser, PAGE)


def download(browser):
    """What happened, read back into the event."""
    chair = Chair(browser)
    browser.call("Browser.setDownloadBehavior", behavior="allow", downloadPath=work)
    chair.press("d")
    path = f"{work}/happened.json"
    for _ in range(100):
        if os.path.exists(path):
            break
        time.sleep(0.05)
    else:
        return check("what happened is downloaded", False)
    with open(path, encoding="utf-8") as file:
        happened = json.load(file)
    session = happened["sessions"][0]
    equal("it says when the session began", session["began"], "2027-10-30T21:56:00Z")
    first = session["presenters"][0]
    equal("and how long each had", (first["item"], first["state"], first["seconds"], first["allowed"]),
          ("submissions/as64500.yaml", "presented", 81, 60))
    event = f"{work}/event/event.yaml"
    with open(event, encoding="utf-8") as file:
        before = file.read().splitlines()

    def apply(*more):
        run = subprocess.run([personals, "event", "apply", event, path, *more], capture_output=True, text=True)
        check("event apply", run.returncode == 0, run.stderr)
        return run.stdout

    dry = apply("--dry-run")
    said = apply()
    equal("a dry run says the same", dry, said)
    for line in ("AS64504", "was absent", "AS64512: not in the event", "presented 23:56:00–23:57:21 (1:21 of 1:00)",
                 "presented 00:00:05–00:00:45 (0:40 of 1:00)", "Nobody Net came without a place"):
        check(f"it says: {line}", line in said, said)
    with open(event, encoding="utf-8") as file:
        after = file.read().splitlines()
    check("the comments stay", "event: Coral Coast Peering Forum # ours" in after
          and "      - submissions/as64500.yaml # Mele" in after, after)
    check("the absent one is cancelled", after[-2:] == ["cancelled:", "  - submissions/as64504.yaml"], after)
    listed = [line.split("- ")[1] for line in after if line.startswith("      - ")][:9]
    equal("the order is as it was", listed, [
        "submissions/as64500.yaml # Mele", "submissions/as64501.yaml", "submissions/as64506.yaml",
        "submissions/as64504.yaml", "AS64512", "submissions/as64507.yaml", "submissions/as64509.yaml",
        "submissions/ix919001.yaml", "submissions/as64502.yaml"])
    equal("no other line changed", [line for line in before if line not in after], [])
    check("and nothing changes twice", "→" not in apply())


def change_clocks(browser):
    """A session in which clocks go back from 3:00 to 2:00."""
    chair = Chair(browser)
    start = utc("2027-10-31 00:58:00")
    chair.open(PAGE, start)
    browser.run("(() => { const s = document.querySelector('.sessions select'); s.value = '1';"
                " s.dispatchEvent(new Event('change', {bubbles: true})); s.blur(); })()")
    chair.at(start)
    equal("summer time", chair.text(".clock"), "02:58:00")
    chair.press(" ")
    equal("the end is in winter time", chair.text(".end b"), "At this pace the session ends at 02:02:00.")
    chair.at(start + 60_000)
    chair.press(" ")
    chair.at(start + 119_000)
    equal("the last second of summer", chair.text(".clock"), "02:59:59")
    chair.at(start + 121_000)
    equal("clocks go back", chair.text(".clock"), "02:00:01")
    equal("and the count-down does not", chair.said()[0], "+0:01")
    equal("nor the plan", chair.text(".drift"), "0:01 behind plan")
    chair.press(" ")
    equal("planned in winter time", chair.text(".planned"), "planned 02:00:00")
    # What a stranger wrote.
    chair.at(start + 180_000)
    chair.press(" ")
    check("a name is a name", chair.text(".who .name").startswith("</script>"), chair.text(".who .name"))
    check_page("a hostile presenter", browser, PAGE)
    # And forward, which the machine does by itself.
    zone = "[[0, 3600000], [1806195600000, 7200000]]"
    equal("clocks go forward", browser.run(f"[Machine.clock(1806195599000, {zone}).time, Machine.clock(1806195600000, {zone}).time]"),
          ["01:59:59", "03:00:00"])


def newer_page(browser):
    chair = Chair(browser)
    page = f"{work}/newer.html"
    chair.open(page, START)
    check("a newer page says that there is an older one", "An older page" in chair.text("#other p"), chair.text("#other p"))
    check("and has nothing of it", all(state == "waiting" for state, _ in chair.turns()))
    check_page("a newer page", browser, page)
    browser.picture(f"{pictures}/newer.png")
    chair.press(" ")
    chair.open(PAGE, START)
    check("and the older one that there is a newer one", "A newer page" in chair.text("#other p"), chair.text("#other p"))
    equal("and keeps what happened there", chair.turns()[0][0] if chair.turns()[0] else "", "done")
    chair.open(page, START)
    chair.click("#other .forget")
    check("what the other kept can go", not chair.shown("#other"))


def look_around(browser):
    """Other languages, sizes and schemes."""
    chair = Chair(browser)
    for language in ("en", "ar", "ja"):
        path = PAGE if language == "en" else f"{work}/{language}.html"
        for width, height in ((1440, 900), (820, 1180), (1180, 820)):
            browser.size(width, height)
            for scheme in ("light", "dark"):
                browser.media(prefers_color_scheme=scheme)
                chair.open(path, START)
                browser.run("localStorage.clear(); document.querySelector('.sessions select').value = '0'")
                chair.open(path, START)
                chair.press(" ")
                chair.at(START + 40_000)
                chair.press(" ")
                chair.at(START + 102_000)
                check_page(f"{language}, {width}, {scheme}", browser, path)
                browser.picture(f"{pictures}/{language}-{width}-{scheme}.png")
    equal("Japanese says so", chair.text(".private"), "公開禁止")
    browser.size(390, 844, 2)
    chair.open(PAGE, START)
    check_page("a telephone", browser, PAGE)
    browser.picture(f"{pictures}/telephone.png")
    browser.size(1440, 900)
    browser.media(prefers_color_scheme="light")


def use_fingers(browser):
    """A finger on a button does not make the space bar press it again."""
    chair = Chair(browser)
    chair.open(PAGE, START)
    browser.run("localStorage.clear()")
    chair.open(PAGE, START)
    box = browser.run("(() => { const b = document.querySelector('[data-do=next]').getBoundingClientRect(); return [b.x, b.y, b.width, b.height]; })()")

    def tap(selector):
        x, y, width, height = browser.run(
            f"(() => {{ const b = document.querySelector({json.dumps(selector)}).getBoundingClientRect();"
            " return [b.x, b.y, b.width, b.height]; })()")
        for kind in ("mousePressed", "mouseReleased"):
            browser.call("Input.dispatchMouseEvent", type=kind, x=x + width / 2, y=y + height / 2, button="left", clickCount=1)

    check("buttons are large enough for fingers", box[3] >= 44, box)
    tap("[data-do=next]")
    tap("[data-do=more]")
    equal("fingers work", chair.said()[:2], ["1:15", "left of 1:15"])
    chair.press(" ")
    equal("and the space bar is the next speaker's", chair.turns()[1][0], "now")
    tap("[data-do=back]")
    equal("back", chair.turns()[0][0], "now")


def go_without(browser):
    """Without storage, without a zone, and with a hundred presenters."""
    chair = Chair(browser)
    browser.call("Emulation.setTimezoneOverride", timezoneId="Europe/Berlin")
    page = f"{work}/zoneless.html"
    chair.open(page, START)
    check("without a zone it says whose clock it is", chair.shown("#zoneless"))
    equal("and takes this computer's", (chair.text(".clock"), chair.said()[:2]), ("23:56:00", ["0:00", "until the session begins"]))
    browser.call("Emulation.setTimezoneOverride", timezoneId="America/New_York")
    browser.run("localStorage.clear(); Storage.prototype.setItem = () => { throw new Error('full'); };"
                " document.querySelector('[data-do=next]').click()")
    check("a browser that keeps nothing is named", chair.shown("#forgetful"))
    equal("and the session goes on", chair.turns()[0][0], "now")

    size = os.path.getsize(f"{work}/many.html")
    check(f"a hundred presenters take {size / 1e6:.1f} MB", size <= LIMIT)
    print(f"100 presenters: {size / 1e6:.1f} MB; {os.path.getsize(PAGE) / 1e6:.1f} MB for 12")
    browser.size(1440, 900)
    chair.open(f"{work}/many.html", START)
    started = time.monotonic()
    chair.press(" ")
    browser.run("document.body.offsetHeight")
    check("a hundred are drawn at once", time.monotonic() - started < 1)
    equal("all of them are in the bar", len(chair.turns()), 100)
    check_page("a hundred", browser, f"{work}/many.html")
    browser.picture(f"{pictures}/hundred.png")


with Browser(program) as browser:
    browser.call("Page.addScriptToEvaluateOnNewDocument", source=f"""
      Date.now = () => Number(sessionStorage.getItem('fake') ?? {START - 600_000});
      window.setInterval = () => 0;""")
    browser.call("Emulation.setTimezoneOverride", timezoneId="America/New_York")
    for part in (chair_session, download, change_clocks, newer_page, look_around, use_fingers, go_without):
        try:
            part(browser)
        except (RuntimeError, EOFError, KeyError, IndexError, OSError) as error:
            check(part.__name__, False, repr(error))
print(f"chair: {check}")
sys.exit(1 if check.failed else 0)
