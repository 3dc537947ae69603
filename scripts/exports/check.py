"""Reads exported contacts and calendars as other programs do. See scripts/check-exports."""

import csv
import json
import pathlib
import shutil
import subprocess
import sys
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import icalendar
import jsonschema
import vobject

folder, schema = pathlib.Path(sys.argv[1]), sys.argv[2]
passed, failed = 0, 0


def check(what, holds, detail=""):
    global passed, failed
    if holds:
        passed += 1
    else:
        failed += 1
        print(f"failed: {what} {detail}")


def text(name):
    return (folder / name).read_bytes()


contacts = json.loads(text("contacts.json"))
jsonschema.validate(contacts, json.load(open(schema)))
check("JSON is as its schema says", True)
presenters = contacts["contacts"]
check("all presenters are there", len(presenters) == 32, len(presenters))

# Lines: at most 75 octets, each of whole characters.
for file in sorted(folder.glob("*.vcf")) + sorted(folder.glob("*.ics")):
    lines = file.read_bytes().split(b"\r\n")
    check(f"{file.name}: ends with a line", lines[-1] == b"")
    check(f"{file.name}: no bare line feeds", not any(b"\n" in line or b"\r" in line for line in lines))
    check(f"{file.name}: short lines", max(map(len, lines)) <= 75)
    for line in lines:
        line.decode()

for name in ["contacts.vcf", "contacts-3.vcf"]:
    cards = list(vobject.readComponents(text(name).decode()))
    check(f"{name}: a card for each", len(cards) == len(presenters))
    for card, presenter in zip(cards, presenters):
        contact = presenter.get("contact", {})
        person = contact.get("name") or presenter.get("speaker")
        check(f"{name}: the name", card.fn.value == (person or presenter["name"]), card.fn.value)
        check(f"{name}: the organisation", card.org.value == [presenter["name"]], card.org.value)
        check(f"{name}: the address", getattr(getattr(card, "email", None), "value", None) == contact.get("email"))
        check(f"{name}: the telephone", getattr(getattr(card, "tel", None), "value", None) == contact.get("phone"))
        for key in ["seeking", "offering", "message"]:
            check(f"{name}: {key}", presenter.get(key, "") in card.note.value, card.note.value)
        if name == "contacts-3.vcf":
            card.validate()
check("identifiers differ", len({card.uid.value for card in cards}) == len(cards))

for file in sorted(folder.glob("*.ics")):
    calendar = icalendar.Calendar.from_ical(file.read_bytes())
    check(f"{file.name}: no errors", not any(event.errors for event in calendar.walk()))
    events = calendar.walk("VEVENT")
    check(f"{file.name}: a session and the slots", len(events) == len(presenters) + 1)
    check(f"{file.name}: identifiers differ", len({str(e["UID"]) for e in events}) == len(events))
    zones = calendar.walk("VTIMEZONE")
    name = str(zones[0]["TZID"]) if zones else "UTC"
    own = zones[0].to_tz(lookup_tzid=False) if zones else timezone.utc
    before = None
    for event in events[1:]:
        moments = []
        for key in ["DTSTART", "DTEND"]:
            moment = event[key].dt
            if moment.utcoffset() is not None and event[key].params.get("TZID"):
                wall = moment.replace(tzinfo=None)
                # What the rules in the file say is what the zone's own rules say, of the first of two.
                here = wall.replace(tzinfo=ZoneInfo(name), fold=0).astimezone(timezone.utc)
                if hasattr(own, "localize"):
                    there = own.localize(wall, is_dst=True).astimezone(timezone.utc)
                else:
                    there = wall.replace(tzinfo=own, fold=0).astimezone(timezone.utc)
                check(f"{file.name}: the rules", here == there, f"{wall} {here} {there}")
                moment = here
            moments.append(moment.astimezone(timezone.utc))
        check(f"{file.name}: half an hour", moments[1] - moments[0] == timedelta(minutes=30), event["SUMMARY"])
        check(f"{file.name}: without gaps", before in (None, moments[0]), event["SUMMARY"])
        before = moments[1]

# Address books and calendars of Debian's.
if shutil.which("khard"):
    book = folder / "book"
    book.mkdir()
    for index, card in enumerate(text("contacts.vcf").decode().split("BEGIN:VCARD")[1:]):
        (book / f"{index}.vcf").write_bytes(("BEGIN:VCARD" + card).encode())
    config = folder / "khard.conf"
    config.write_text(f"[addressbooks]\n[[book]]\npath = {book}\n[general]\ndefault_action = list\n")
    run = subprocess.run(
        ["khard", "-c", config, "email", "--parsable"], capture_output=True, text=True)
    for presenter in presenters:
        address = presenter.get("contact", {}).get("email")
        check("khard: the address", address is None or address in run.stdout, f"{address} {run.stderr}")
    run = subprocess.run(["khard", "-c", config, "list", "--parsable"], capture_output=True, text=True)
    check("khard: all cards", len(run.stdout.splitlines()) == len(presenters), run.stdout + run.stderr)
else:
    print("skipped: khard is not installed")
if shutil.which("calcurse"):
    for name, zone, day, start in [("back", "UTC", "10/24/2026", "23:30"), ("fiji", "Pacific/Fiji", "02/24/2027", "14:30")]:
        diary = folder / f"calcurse-{name}"
        diary.mkdir()
        environment = {"TZ": zone, "PATH": "/usr/bin:/bin", "HOME": str(folder), "LC_ALL": "C.UTF-8"}
        options = ["calcurse", "-D", diary]
        run = subprocess.run(
            options + ["-i", folder / f"{name}.ics"], capture_output=True, text=True, env=environment)
        check("calcurse: imports all", f"{len(presenters) + 1} apps" in run.stdout, run.stdout + run.stderr)
        run = subprocess.run(
            options + ["-Q", "--from", day, "--days", "1", "--format-apt", "%S %m\n"], capture_output=True,
            text=True, env=environment)
        check("calcurse: the times", f"{start} {presenters[1]['name']}" in run.stdout, name + run.stdout + run.stderr)
else:
    print("skipped: calcurse is not installed")

# A table stays as it is wherever it is opened.
rows = list(csv.reader(text("contacts.csv").decode().splitlines(keepends=True)))
check("CSV: a row for each", len(rows) == len(presenters) + 1)
check("CSV: no formulas", not any(cell[:1] in tuple("=+-@\t\r") for row in rows for cell in row if cell))
if shutil.which("soffice"):
    # Without and with "detect special numbers", as dates, truth values and numbers with exponents are.
    for locale, special in [(locale, special) for locale in ["en-US", "de-DE", "tr-TR", "ja-JP"] for special in [False, True]]:
        profile = folder / f"office-{locale}-{special}"
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(
            '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
            '<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse">'
            f"<value>{locale}</value></prop></item></oor:items>")
        out = folder / f"opened-{locale}-{special}"
        options = "44,34,UTF8,1" + (",,0,false,true" if special else "")
        run = subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", f"--infilter=Text - txt - csv (StarCalc):{options}",
             "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,UTF8,1", "--outdir", out,
             folder / "contacts.csv"], capture_output=True, text=True, timeout=300)
        if not (out / "contacts.csv").exists():
            check(f"LibreOffice in {locale}", False, run.stdout + run.stderr)
            continue
        found = list(csv.reader((out / "contacts.csv").read_text(encoding="utf-8-sig").splitlines(keepends=True)))
        check(f"LibreOffice in {locale}", found == rows,
              str([(a, b) for x, y in zip(found, rows) for a, b in zip(x, y) if a != b]) + run.stderr)
else:
    print("skipped: LibreOffice is not installed")

print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed else 0)
